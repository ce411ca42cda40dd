import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Frame, frame, freshFramer, LARGEST_FRAME, unframe } from "./mllp.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (found: Frame) => (found.kind === "message" ? new TextDecoder().decode(found.bytes) : found.kind);

/** What comes out when the wire hands over these pieces one after the other. */
function heard(pieces: readonly Uint8Array[]): string[] {
  let state = freshFramer;
  return pieces.flatMap((piece) => {
    const step = unframe(state, piece);
    ({ state } = step);
    return step.frames.map(textOf);
  });
}

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const message = "MSH|^~\\&|MON\rPID|1\r";

test("a frame comes out whole wherever it is cut, at every byte", () => {
  const wire = frame(bytes(message));
  for (let at = 0; at <= wire.length; at += 1)
    expect(heard([wire.subarray(0, at), wire.subarray(at)]), `cut at ${at}`).toEqual([message]);
  expect(heard([...wire].map((byte) => Uint8Array.of(byte)))).toEqual([message]);
});

test("the bytes of the wire are read and never written to, in as many pieces as a frame comes", () => {
  const pieces = [...frame(bytes(message))].map((byte) => Uint8Array.of(byte, 0x41).subarray(0, 1));
  const before = pieces.map((piece) => new Uint8Array(piece.buffer).join());
  expect(heard(pieces)).toEqual([message]);
  expect(pieces.map((piece) => new Uint8Array(piece.buffer).join())).toEqual(before);
});

test("however joined frames are cut into pieces, the same messages come out in order", () => {
  const texts = fc.array(fc.stringMatching(/^MSH[ -~\r]{0,60}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(texts, fc.array(fc.nat(400), { maxLength: 12 }), (sent, cuts) => {
      const wire = joined(...sent.map((text) => frame(bytes(text))));
      const at = [0, ...cuts.map((cut) => cut % (wire.length + 1)).toSorted((a, b) => a - b), wire.length];
      expect(heard(at.slice(1).map((end, n) => wire.subarray(at[n], end)))).toEqual(sent);
    }),
  );
});

test.each([
  ["noise before the start byte is dropped", "noise\u0002\u000bMSH|a\u001c\r", ["MSH|a"]],
  ["an end byte ends a frame without its carriage return", "\u000bMSH|a\u001c\u000bMSH|b\u001c\r", ["MSH|a", "MSH|b"]],
  ["a line feed between frames is nothing", "\u000bMSH|a\u001c\r\n\u000bMSH|b\u001c\r\n", ["MSH|a", "MSH|b"]],
  ["a message that lost its end byte is given up for the next", "\u000bMSH|a\r\u000bMSH|b\u001c\r", ["MSH|b"]],
  ["a message that lost its start byte is kept from MSH on", "xx\rMSH|a\u001c\r", ["MSH|a"]],
  ["what never was a message, without a start byte, is none", "GET / HTTP/1.1\u001c\r", []],
  ["an empty frame is a message of nothing, to be refused", "\u000b\u001c\r", [""]],
])("%s", (_, wire, messages) => {
  expect(heard([bytes(wire)])).toEqual(messages);
});

test("a message of exactly 1 MiB is taken; one byte more is dropped once, and the next is heard", () => {
  const filled = (size: number) => frame(new Uint8Array(size).fill(0x41));
  expect(heard([filled(LARGEST_FRAME)]).map(({ length }) => length)).toEqual([LARGEST_FRAME]);
  expect(heard([filled(LARGEST_FRAME + 1), frame(bytes(message))])).toEqual(["oversize", message]);
});

test("a flood without an end byte keeps no more than 1 MiB", () => {
  let state = freshFramer;
  const found: Frame[] = [];
  for (let n = 0; n < 40; n += 1) {
    const step = unframe(state, new Uint8Array(65_536).fill(0x41));
    ({ state } = step);
    found.push(...step.frames);
    expect(state.buffer.length).toBeLessThanOrEqual(2 * LARGEST_FRAME);
  }
  expect(found).toEqual([{ kind: "oversize" }]);
});

test("a large frame that drips in byte by byte is not copied again for every byte", () => {
  const wire = frame(new Uint8Array(600_000).fill(0x41));
  const from = performance.now();
  expect(heard([...wire].map((_, n) => wire.subarray(n, n + 1))).map(({ length }) => length)).toEqual([600_000]);
  expect(performance.now() - from).toBeLessThan(4000);
});
