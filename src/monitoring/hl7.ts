/**
 * One HL7 v2 message, read leniently: fields are split only when asked for, escapes are decoded after splitting, and
 * whatever is odd is left as it stands. Field numbers are those of the standard; MSH-1 is the separator itself.
 */
export type Message = {
  readonly segments: readonly Segment[];
  /** The first segment of that name. */
  readonly first: (name: string) => Segment | undefined;
  /** The whole text of a field of the first such segment, decoded; null when segment or field is not there. */
  readonly field: (segment: string, field: number) => string | null;
};

export type Segment = {
  readonly name: string;
  /** Decoded text of a field; null when it is not there. `""` in the message, which means "delete", comes as two quotes. */
  readonly text: (field: number) => string | null;
  /** A field to the letter, escapes and blanks and all; empty when it is not there. */
  readonly written: (field: number) => string;
  /** The components of a field's first repetition, decoded. */
  readonly components: (field: number) => readonly string[];
  /** A component of every repetition, decoded. */
  readonly repetitions: (field: number) => readonly (readonly string[])[];
};

type Marks = {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly sub: string;
};

/** Reads every message in a frame: one as a rule; several when a sender joined them. None when there is no MSH. Never throws. */
export function parse(bytes: Uint8Array): readonly Message[] {
  const text = decoded(bytes);
  const starts = headersIn(text);
  const bare = starts.length === 0 ? text.indexOf("MSH|") : -1;
  const froms = bare === -1 ? starts : [bare];
  return froms.map((from, n) => message(text.slice(from, froms[n + 1])));
}

/** Where headers begin: at an MSH that starts a line, spaces before it or not, or that follows a control character. */
function headersIn(text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf("MSH"); at !== -1; at = text.indexOf("MSH", at + 3))
    if (beginsLine(text, at) && /[^\w\s]/.test(text.charAt(at + 3))) starts.push(at);
  return starts;
}

/** Looks back from each MSH over its own spaces only: a pattern would look at a frame of blanks once for every blank. */
function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === " ") before -= 1;
  const character = text[before];
  return character === undefined || character < " " || character > "~";
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const western = new TextDecoder("windows-1252");

/** UTF-8 where the bytes are UTF-8, whatever MSH-18 claims; otherwise the one-byte Western set, in which every byte is a letter. */
function decoded(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return western.decode(bytes);
  }
}

const ENVELOPE = new Set(["FHS", "BHS", "BTS", "FTS"]);

function message(text: string): Message {
  const marks = marksOf(text);
  const lines = text
    .replaceAll("\n", "\r")
    .split("\r")
    .flatMap((line) => unjoined(line, marks.field));
  const segments = lines
    .filter((line) => line.trim() !== "")
    .map((line) => segment(line.trimStart(), marks))
    .filter(({ name }) => !ENVELOPE.has(name));
  const first = (name: string) => segments.find((one) => one.name === name);
  return { segments, first, field: (name, field) => first(name)?.text(field) ?? null };
}

/** The separators a message declares in MSH-1 and MSH-2; a sender that lost its escape character still has the others. */
function marksOf(text: string): Marks {
  const field = text[3] ?? "|";
  const end = text.indexOf(field, 4);
  const declared = text.slice(4, end === -1 ? 8 : end);
  const escape = declared.includes("\\") || declared.length >= 4 ? (declared[2] ?? "\\") : "\\";
  const sub = declared.length >= 4 ? (declared.replaceAll("\\\\", "\\")[3] ?? "&") : "&";
  return { field, component: declared[0] ?? "^", repetition: declared[1] ?? "~", escape, sub };
}

/** A carriage return lost between the header and the patient leaves "…^ISOPID|||": two segments on one line. */
function unjoined(line: string, fieldMark: string): string[] {
  if (!line.startsWith("MSH")) return [line];
  const at = line.search(/[^|](PID|PV1|EVN|OBR|ORC)\|/) + 1;
  return at > 3 && fieldMark === "|" ? [line.slice(0, at), line.slice(at)] : [line];
}

/** Where each field ends. Most fields of a row are never read, so none is cut out before it is asked for. */
function endsOf(line: string, mark: string): readonly number[] {
  const ends: number[] = [];
  for (let at = line.indexOf(mark); at !== -1; at = line.indexOf(mark, at + 1)) ends.push(at);
  ends.push(line.length);
  return ends;
}

/** As `split` does, and quicker for the two or three components most fields have. */
function cut(text: string, mark: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, from)) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

function segment(line: string, marks: Marks): Segment {
  const name = line.slice(0, 3);
  const isPlain = !line.includes(marks.escape);
  let ends: readonly number[] | undefined;
  const at = (n: number): string | null => {
    ends ??= endsOf(line, marks.field);
    const end = ends[n];
    return end === undefined ? null : line.slice(n === 0 ? 0 : (ends[n - 1] ?? 0) + 1, end);
  };
  const raw = (n: number): string | null => {
    if (name !== "MSH") return at(n);
    return n === 1 ? marks.field : at(n - 1);
  };
  const parts = (text: string) => {
    const split = cut(text, marks.component);
    return isPlain ? split : split.map((part) => unescaped(part, marks));
  };
  return {
    name,
    text: (n) => {
      const text = raw(n);
      if (text === null || (name === "MSH" && n === 2)) return text;
      return (isPlain ? text : unescaped(text, marks)).trimEnd();
    },
    written: (n) => raw(n) ?? "",
    components: (n) => {
      const text = raw(n) ?? "";
      const end = text.indexOf(marks.repetition);
      return parts(end === -1 ? text : text.slice(0, end));
    },
    repetitions: (n) => (raw(n) ?? "").split(marks.repetition).map(parts),
  };
}

const LETTERS: Readonly<Record<string, keyof Marks>> = {
  F: "field",
  S: "component",
  T: "sub",
  R: "repetition",
  E: "escape",
};

function unescaped(text: string, marks: Marks): string {
  if (!text.includes(marks.escape)) return text;
  const pattern = marks.escape === "\\" ? BACKSLASHED : between(marks.escape);
  return text.replaceAll(pattern, (whole, code: string) => meaning(code, marks) ?? whole);
}

const BACKSLASHED = /\\([^\\\r\n]{1,40}?)\\/g;

/** The same between two of another mark, which a few senders declare. */
function between(mark: string): RegExp {
  const safe = `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return new RegExp(`${safe}([^${safe}\\r\\n]{1,40}?)${safe}`, "g");
}

/** What an escape stands for; undefined for one we do not know, which then stays as it was written. */
function meaning(code: string, marks: Marks): string | undefined {
  const letter = LETTERS[code];
  if (letter !== undefined) return marks[letter];
  if (code === ".br" || code === ".sp") return "\n";
  if (/^X([0-9A-F]{2})+$/i.test(code))
    return western.decode(Uint8Array.from(code.slice(1).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
  return code === "H" || code === "N" ? "" : undefined;
}
