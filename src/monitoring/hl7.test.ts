import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "./hl7.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const one = (text: string) => parse(bytes(text))[0];
const header = "MSH|^~\\&|MON|ICU|US|CLINIC|20261124093000||ORU^R01^ORU_R01|42|P|2.6";

test.each(["\r", "\n", "\r\n", "\r\r\n", "\n\n"])("segments end with %j", (end) => {
  const message = one([header, "PID|1||DEMO-1", "OBX|1|NM|1^A||72", ""].join(end));
  expect(message?.segments.map(({ name }) => name)).toEqual(["MSH", "PID", "OBX"]);
  expect(message?.field("PID", 3)).toBe("DEMO-1");
});

test("the header counts its own separator: MSH-1 is the bar, MSH-2 the other marks, MSH-10 the control id", () => {
  const message = one(header);
  expect([1, 2, 3, 10, 12].map((n) => message?.field("MSH", n))).toEqual(["|", "^~\\&", "MON", "42", "2.6"]);
  expect(message?.field("MSH", 40)).toBeNull();
  expect(message?.field("PID", 3)).toBeNull();
});

test("separators are those the message declares", () => {
  const message = one("MSH$%*\\@$MON$$$$$$ORU%R01$7\rPID$1$$A%B*C%D");
  expect(message?.first("MSH")?.components(9)).toEqual(["ORU", "R01"]);
  expect(message?.first("PID")?.repetitions(3)).toEqual([
    ["A", "B"],
    ["C", "D"],
  ]);
});

test("a sender with an escape mark of its own is decoded by it, and a backslash is then a letter", () => {
  const message = one("MSH|^~#&|MON|||||||1\rNTE|1||A#F#B #X41##S#\\F\\ 5 # 6");
  expect(message?.field("NTE", 3)).toBe("A|B A^\\F\\ 5 # 6");
});

test.each(["^~\\&", "^~&", "^~\\&#", "^~\\\\&", "^~", "^", ""])(
  "with '%s' in MSH-2 the fields are where they are",
  (marks) => {
    const message = one(`MSH|${marks}|MON|||||||7\rPID|1||A^B`);
    expect([message?.field("MSH", 10), message?.field("PID", 3)]).toEqual(["7", "A^B"]);
  },
);

test("what is not there is null or empty, never an error: fields, components, segments, a segment of two letters", () => {
  const message = one(`${header}\rPI\r|x\rZZZ`);
  expect(message?.segments.map(({ name }) => name)).toEqual(["MSH", "PI", "|x", "ZZZ"]);
  expect([message?.field("ZZZ", 1), message?.field("OBX", 5), message?.first("PID")]).toEqual([null, null, undefined]);
  const [, , , segment] = message?.segments ?? [];
  expect([segment?.components(9), segment?.repetitions(9), segment?.written(9)]).toEqual([[""], [[""]], ""]);
});

test("a field is kept to the letter beside what it means", () => {
  const message = one(`${header}\rNTE|1|| A\\F\\B \rPID|1`);
  expect([message?.first("NTE")?.written(3), message?.field("NTE", 3)]).toEqual([" A\\F\\B ", " A|B"]);
});

test("only the first repetition counts where one is asked for, and empty ones are kept", () => {
  const pid = one(`${header}\rPID|1||~A^B~~C`)?.first("PID");
  expect(pid?.components(3)).toEqual([""]);
  expect(pid?.repetitions(3)).toEqual([[""], ["A", "B"], [""], ["C"]]);
});

test.each([
  ["\\F\\", "|"],
  ["\\S\\", "^"],
  ["\\T\\", "&"],
  ["\\R\\", "~"],
  ["\\E\\", "\\"],
  ["a\\.br\\b", "a\nb"],
  ["\\X41424A\\", "ABJ"],
  ["\\Q9\\", "\\Q9\\"],
  ["100\\% sure", "100\\% sure"],
])("%s is read as %j, after the fields were split", (written, meant) => {
  expect(one(`${header}\rNTE|1||${written}`)?.field("NTE", 3)).toBe(meant);
});

test("a lost line end between header and patient is found again", () => {
  const message = one("MSH|^~\\&|MON|||||20261124||ORU^R01|1|P|2.6PID|||DEMO-1^^^ISO\rPV1||I|ICU");
  expect(message?.segments.map(({ name }) => name)).toEqual(["MSH", "PID", "PV1"]);
});

test("messages joined in one frame, and those in a batch, are read one by one", () => {
  const texts = [`FHS|^~\\&\rBHS|^~\\&\r${header}\rOBX|1\r${header.replace("|42|", "|43|")}\rBTS|2\rFTS|1`];
  expect(texts.flatMap((text) => parse(bytes(text))).map((message) => message.field("MSH", 10))).toEqual(["42", "43"]);
});

test.each(["", "  ", "\u0002", "\u007f ", "\u000c", "é", "garbage\r", "garbage\n  "])(
  "a header after %j, a damaged start byte, is found",
  (before) => {
    expect(one(before + header)?.field("MSH", 10)).toBe("42");
  },
);

test("the letters MSH within a line are no header", () => {
  expect(parse(bytes(`${header}\rNTE|1||see MSH|3 and MSH^4`))).toHaveLength(1);
  expect(parse(bytes("garbage MSH|^~\\&|MON|||||||7"))[0]?.field("MSH", 10)).toBe("7");
});

test("bytes that are not UTF-8 are read as Western letters, whatever MSH-18 claims", () => {
  const latin = Uint8Array.from([...bytes(`${header}\rPID|1||1||M`), 0xfc, ...bytes("ller")]);
  expect(parse(latin)[0]?.field("PID", 5)).toBe("Müller");
});

test("no header, no message", () => {
  for (const text of ["", "PID|1", "MSHX", "hello MSH", "\u0000\u0001"]) expect(parse(bytes(text))).toEqual([]);
});

test("any bytes at all are read without an error, and every field asked for is text or null", () => {
  const noise = fc.uint8Array({ maxLength: 300 });
  const nearly = fc
    .string({ unit: fc.constantFrom(...Array.from("MSHPIDOBX|^~\\&\r\n15.F ")), maxLength: 200 })
    .map(bytes);
  fc.assert(
    fc.property(fc.oneof(noise, nearly), (wire) => {
      for (const message of parse(Uint8Array.from([...bytes(header), 0x0d, ...wire]))) {
        for (const segment of message.segments) {
          segment.repetitions(3);
          expect(["string", "object"]).toContain(typeof segment.text(5));
        }
      }
      parse(wire);
    }),
    { numRuns: 500 },
  );
});
