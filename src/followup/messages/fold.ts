import type { Instant } from "#science/units.ts";
import type { Attachment, RecordedThreadFact, Topic } from "./facts.ts";

type Made = { readonly id: string; readonly at: Instant; readonly recordedAt: Instant; readonly by: string };
type Struck = { readonly by: string; readonly at: Instant; readonly why: string };

export type Message = Made & {
  readonly kind: "message";
  readonly from: "patient" | "clinic";
  readonly text: string;
  readonly files: readonly Attachment[];
  readonly answerBy: Instant | null;
  /** Taken back: it stays readable to the staff, and the patient sees that something was taken back. */
  readonly struck: Struck | null;
};
export type PhoneNote = Made & {
  readonly kind: "phone";
  readonly with: string;
  readonly text: string;
  readonly minutes: number | null;
  readonly answers: boolean;
  readonly struck: Struck | null;
};
export type Entry =
  | Message
  | PhoneNote
  | (Made & { readonly kind: "handover"; readonly to: string | null; readonly note: string })
  | (Made & { readonly kind: "clinical"; readonly why: string })
  | (Made & { readonly kind: "settled"; readonly outcome: string });

/** Since when an answer is owed, and by when it was promised; `dueAt` null: nobody promised a time. */
export type Owed = { readonly since: Instant; readonly dueAt: Instant | null };

/** One conversation as its facts stand. */
export type Thread = {
  readonly id: string;
  readonly patientId: string;
  readonly subject: string;
  readonly topic: Topic;
  readonly openedAt: Instant;
  readonly entries: readonly Entry[];
  readonly holder: string | null;
  /** How far somebody has read, by staff id or "patient:<id>": the newest entry they saw, and when. */
  readonly reads: Readonly<Record<string, { readonly messageId: string; readonly at: Instant }>>;
  readonly version: number;
};

/** The conversation after all its facts; null for a stream that begins with something else. Total: what fits nothing changes nothing. */
export function foldThread(facts: readonly RecordedThreadFact[]): Thread | null {
  const [first, ...rest] = facts;
  if (first?.type !== "ThreadOpened") return null;
  const { patientId, subject, topic } = first.data;
  const id = first.stream.slice("thread:".length);
  const begun = { id, patientId, subject, topic, openedAt: first.at, entries: [], holder: null, reads: {} };
  return rest.reduce<Thread>((thread, fact) => ({ ...after(thread, fact), version: fact.version }), {
    ...begun,
    version: first.version,
  });
}

function after(thread: Thread, fact: RecordedThreadFact): Thread {
  switch (fact.type) {
    case "ThreadOpened":
      return thread;
    case "ReadUpTo":
      return readBy(thread, fact);
    case "MessageStruck":
      return { ...thread, entries: thread.entries.map((entry) => struckBy(entry, fact)) };
    case "HandedOver":
      return { ...withEntry(thread, fact), holder: fact.data.to };
    case "MadeClinical":
      return { ...withEntry(thread, fact), topic: "health" };
    default:
      return withEntry(thread, fact);
  }
}

/** Nobody unreads: what names an older entry than was read already changes nothing. */
function readBy(thread: Thread, { by, at, data: { messageId } }: Extract<RecordedThreadFact, { type: "ReadUpTo" }>) {
  const reads = { ...thread.reads, [by]: { messageId, at } };
  const further = { ...thread, reads };
  return placeOfRead(further, by) > placeOfRead(thread, by) ? further : thread;
}

const withEntry = (thread: Thread, fact: Parameters<typeof entryOf>[0]): Thread => ({
  ...thread,
  entries: [...thread.entries, entryOf(fact)],
});

function entryOf(fact: Exclude<RecordedThreadFact, { type: "ThreadOpened" | "ReadUpTo" | "MessageStruck" }>): Entry {
  const { id, at, recordedAt, by } = fact;
  const made = { id, at, recordedAt, by };
  switch (fact.type) {
    case "MessageWritten": {
      const { text, files, answerBy } = fact.data;
      const from = by.startsWith("patient:") ? ("patient" as const) : ("clinic" as const);
      return { ...made, kind: "message", from, text, files, answerBy, struck: null };
    }
    case "PhoneNoted":
      return { ...made, kind: "phone", ...fact.data, struck: null };
    case "HandedOver":
      return { ...made, kind: "handover", ...fact.data };
    case "MadeClinical":
      return { ...made, kind: "clinical", ...fact.data };
    case "ThreadSettled":
      return { ...made, kind: "settled", ...fact.data };
  }
}

function struckBy(entry: Entry, fact: Extract<RecordedThreadFact, { type: "MessageStruck" }>): Entry {
  if (entry.id !== fact.data.messageId || (entry.kind !== "message" && entry.kind !== "phone")) return entry;
  return { ...entry, struck: entry.struck ?? { by: fact.by, at: fact.at, why: fact.data.why } };
}

const isOfPatient = (entry: Entry): entry is Message => entry.kind === "message" && entry.from === "patient";

/** An answer that stands: what was taken back never reached the right person, so the question is open again. */
function isAnswer(entry: Entry): boolean {
  if (entry.kind === "settled") return true;
  if (entry.kind === "phone") return entry.answers && entry.struck === null;
  return entry.kind === "message" && entry.from === "clinic" && entry.struck === null;
}

/** What is owed: counted from the oldest message of the patient that nobody answered. Null: nothing. */
export function owedOf({ entries }: Pick<Thread, "entries">): Owed | null {
  const waiting = entries.slice(entries.findLastIndex(isAnswer) + 1).find(isOfPatient);
  return waiting === undefined ? null : { since: waiting.at, dueAt: waiting.answerBy };
}

/** How it was settled; null once the patient has written since, or nobody has settled it. */
export function settledOf({ entries }: Pick<Thread, "entries">): Extract<Entry, { kind: "settled" }> | null {
  const at = entries.findLastIndex(({ kind }) => kind === "settled");
  const entry = entries[at];
  if (entry?.kind !== "settled" || entries.slice(at).some(isOfPatient)) return null;
  return entry;
}

const placeOfRead = ({ entries, reads }: Thread, who: string): number =>
  entries.findIndex(({ id }) => id === reads[who]?.messageId);

const isPatient = (who: string): boolean => who.startsWith("patient:");

/** The clinic's messages the patient has not looked at, the oldest first. */
export const unreadByPatient = (thread: Thread): readonly Message[] =>
  thread.entries
    .slice(placeOfRead(thread, `patient:${thread.patientId}`) + 1)
    .filter((entry): entry is Message => entry.kind === "message" && entry.from === "clinic" && entry.struck === null);

/** Whether the patient wrote something that nobody of the clinic has looked at. Whoever writes has read. */
export function isUnreadHere(thread: Thread): boolean {
  const read = Math.max(
    -1,
    ...Object.keys(thread.reads)
      .filter((who) => !isPatient(who))
      .map((who) => placeOfRead(thread, who)),
    thread.entries.findLastIndex(({ by }) => !isPatient(by)),
  );
  return thread.entries.slice(read + 1).some(isOfPatient);
}

/** A conversation of nothing but notes of calls is the staff's own. */
export const isSeenByPatient = ({ entries }: Thread): boolean => entries.some(({ kind }) => kind === "message");

/** The newest entry of either side that can be read. */
export const newestOf = ({ entries }: Thread): Message | PhoneNote | undefined =>
  entries.findLast((entry): entry is Message | PhoneNote => entry.kind === "message" || entry.kind === "phone");
