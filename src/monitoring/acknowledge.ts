import type { Instant } from "#science/units.ts";
import type { Message } from "./hl7.ts";

/** What became of a message: taken in, of a kind we do not take, not readable, not stored; or one that wants no answer. */
export type Verdict = "accepted" | "wrong-type" | "unreadable" | "not-stored" | "no-answer";

/** What a monitor network may tell us. Orders and questions are refused: we act on none and have no answer to give. */
const TAKEN = new Set(["ORU", "ADT"]);

/** Before anything is stored: is this a message we take? An answer is never answered. */
export function verdictFor(message: Message | null): Verdict {
  const header = message?.first("MSH");
  if (header === undefined) return "unreadable";
  const type = header.components(9)[0] ?? "";
  if (type === "ACK") return "no-answer";
  if (type === "") return "unreadable";
  return TAKEN.has(type) ? "accepted" : "wrong-type";
}

const original: Readonly<Record<Exclude<Verdict, "no-answer">, string>> = {
  accepted: "AA",
  "wrong-type": "AR",
  unreadable: "AR",
  "not-stored": "AE",
};
const enhanced: Readonly<Record<Exclude<Verdict, "no-answer">, string>> = {
  accepted: "CA",
  "wrong-type": "CR",
  unreadable: "CR",
  "not-stored": "CE",
};

const says: Readonly<Record<Exclude<Verdict, "no-answer">, string>> = {
  accepted: "",
  "wrong-type": "This kind of message is not taken here",
  unreadable: "No readable header",
  "not-stored": "Could not be stored, send again",
};

const encoder = new TextEncoder();

/**
 * The answer on the wire. MSA-2 echoes MSH-10 exactly; sender and receiver are swapped whole; the control id is our own.
 * MSH-15 set and MSH-16 not asking for more means a commit answer (CA, CE, CR); an empty MSH-15 is the original mode, which
 * always answers (AA, AE, AR). "NE" in MSH-15 with "AL" in MSH-16 asks for the application answer.
 */
export function answerTo(
  message: Message | null,
  verdict: Verdict,
  { now, controlId }: { readonly now: Instant; readonly controlId: string },
): Uint8Array | null {
  if (verdict === "no-answer") return null;
  const { accept, application, processing, version, trigger } = headerOf(message);
  const code = (wantsCommit(accept, application) ? enhanced : original)[verdict];
  const kind = trigger === "" ? "ACK" : `ACK^${trigger}^ACK`;
  const [sender, facility, receiver, receivingFacility] = [5, 6, 3, 4].map((field) => echoed(message, field));
  const header = [
    "MSH",
    "^~\\&",
    sender,
    facility,
    receiver,
    receivingFacility,
    stamp(now),
    "",
    kind,
    controlId,
    processing,
    version,
  ];
  const answer = ["MSA", code, echoed(message, 10), ...(says[verdict] === "" ? [] : [says[verdict]])];
  return encoder.encode(`${header.join("|")}\r${answer.join("|")}\r`);
}

/** What of the header the answer needs, empty where there is none. */
function headerOf(message: Message | null) {
  const text = (field: number) => message?.field("MSH", field) ?? "";
  const component = (field: number, n: number) => escaped(message?.first("MSH")?.components(field)[n] ?? "");
  return {
    accept: text(15),
    application: text(16),
    processing: echoed(message, 11) || "P",
    version: component(12, 0) || "2.6",
    trigger: component(9, 1),
  };
}

const wantsCommit = (accept: string, application: string): boolean =>
  accept !== "" && accept !== "NE" && (application === "" || application === "NE");

/** A field as it will stand in our answer: to the letter when the sender writes with our separators, else said again with ours. */
function echoed(message: Message | null, field: number): string {
  const header = message?.first("MSH");
  if (header === undefined) return "";
  const sameMarks = header.written(1) === "|" && /^\^~(\\|&|$)/.test(header.written(2));
  return sameMarks ? unframed(header.written(field)) : header.components(field).map(escaped).join("^");
}

/** Without the bytes that would end our frame or begin another. */
const unframed = (text: string): string => text.replaceAll("\u000b", "").replaceAll("\u001c", "");

const ESCAPES: readonly (readonly [string, string])[] = [
  ["\\", "\\E\\"],
  ["|", "\\F\\"],
  ["^", "\\S\\"],
  ["~", "\\R\\"],
  ["&", "\\T\\"],
  ["\r", " "],
  ["\n", " "],
];

/** Text that cannot end a field, a segment or the frame. The escape mark itself goes first. */
const escaped = (text: string): string =>
  unframed(ESCAPES.reduce((safe, [mark, code]) => safe.replaceAll(mark, code), text));

const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "UTC",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** "20261124093000+0000" */
const stamp = (now: Instant): string => `${clock.format(now).replaceAll(/\D/g, "")}+0000`;

/** The answer to a frame past 1 MiB: refused, with nothing of it read. */
export const tooLargeAnswer = (now: Instant, controlId: string): Uint8Array =>
  answerTo(null, "unreadable", { now, controlId }) ?? new Uint8Array();
