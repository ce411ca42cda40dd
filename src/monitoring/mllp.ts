const START = 0x0b;
const END = 0x1c;
const CR = 0x0d;
const LF = 0x0a;

/** No message of a bedside monitor comes near this; what does is not kept. */
export const LARGEST_FRAME = 1024 * 1024;

/** A whole message, or one that grew past the cap and was dropped. */
export type Frame = { readonly kind: "message"; readonly bytes: Uint8Array } | { readonly kind: "oversize" };

/** What is left over between two reads of the wire. Holds at most one frame of at most 1 MiB. Each state is used once. */
export type FramerState = {
  /** What came of the frame so far: the reader's own bytes while it is one piece, then a copy that grows by doubling. */
  readonly buffer: Uint8Array;
  readonly size: number;
  /** A start byte was seen: whatever follows was meant as a message. */
  readonly begun: boolean;
  readonly dropping: boolean;
};

export const freshFramer: FramerState = { buffer: new Uint8Array(), size: 0, begun: false, dropping: false };

/**
 * Takes the next bytes of the wire and gives back the frames they complete. However the bytes are cut, the same frames come
 * out, each byte looked at once. An end byte ends a frame with or without its CR; noise before a start byte is dropped;
 * a message that lost its start byte is kept when it begins with MSH. Knows nothing of sockets.
 */
export function unframe(
  state: FramerState,
  chunk: Uint8Array,
): { readonly state: FramerState; readonly frames: readonly Frame[] } {
  const frames: Frame[] = [];
  let now = state;
  let from = 0;
  for (const at of marksIn(chunk)) {
    now = keep(now, chunk.subarray(from, at), frames);
    if (chunk[at] === END) frames.push(...ended(now));
    now = chunk[at] === END ? freshFramer : begun;
    from = at + 1;
  }
  return { state: keep(now, chunk.subarray(from), frames), frames };
}

/** Where start and end bytes stand, in order. Each is sought onwards only, so a flood of one is not searched again for the other. */
function* marksIn(bytes: Uint8Array): Generator<number> {
  let [start, end] = [bytes.indexOf(START), bytes.indexOf(END)];
  while (start !== -1 || end !== -1) {
    if (end === -1 || (start !== -1 && start < end)) {
      yield start;
      start = bytes.indexOf(START, start + 1);
    } else {
      yield end;
      end = bytes.indexOf(END, end + 1);
    }
  }
}

function keep(state: FramerState, bytes: Uint8Array, frames: Frame[]): FramerState {
  if (bytes.length === 0 || state.dropping) return state;
  const size = state.size + bytes.length;
  if (size > LARGEST_FRAME) {
    frames.push({ kind: "oversize" });
    return { ...freshFramer, dropping: true };
  }
  if (state.size === 0) return { ...state, buffer: bytes, size };
  const buffer = size <= state.buffer.length ? state.buffer : grown(state, size);
  buffer.set(bytes, state.size);
  return { ...state, buffer, size };
}

/** After a start byte. A message before it that never saw its end byte has lost its tail and is given up. */
const begun: FramerState = { ...freshFramer, begun: true };

function grown({ buffer, size }: FramerState, needed: number): Uint8Array {
  const larger = new Uint8Array(Math.max(4096, needed, buffer.length * 2));
  larger.set(buffer.subarray(0, size));
  return larger;
}

function ended({ buffer, begun: hasStart, dropping, size }: FramerState): Frame[] {
  if (dropping) return [];
  const bytes = buffer.subarray(0, size);
  const from = hasStart ? 0 : headerIn(bytes);
  return from === -1 ? [] : [{ kind: "message", bytes: bytes.subarray(from) }];
}

const M = 0x4d;
const S = 0x53;
const H = 0x48;

/** Where a message without its start byte begins: at MSH, at the very beginning or after a line end. */
function headerIn(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(M); at !== -1; at = bytes.indexOf(M, at + 1)) {
    const before = bytes[at - 1];
    const atLine = at === 0 || before === CR || before === LF;
    if (atLine && bytes[at + 1] === S && bytes[at + 2] === H) return at;
  }
  return -1;
}

/** A message as it goes on the wire: start byte, message, end byte, CR. */
export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(message.length + 3);
  framed[0] = START;
  framed.set(message, 1);
  framed[message.length + 1] = END;
  framed[message.length + 2] = CR;
  return framed;
}
