import type { Doing } from "#booking/desk.ts";
import { isAllowed } from "#people/events.ts";
import { patientOf, staffOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { heardCrisis } from "../safety/rules/crisis-words.ts";
import { whoReads } from "../safety/who-reads.ts";
import { promiseNow } from "./answering.ts";
import { neededFor } from "./inbox.ts";
import { laidBy, MOST_FILES } from "./attachments.ts";
import type { Attachment, Topic } from "./facts.ts";
import { addTo, change, NO_THREAD, refused, type Refused, type Stored, threadOf, wasStored } from "./store.ts";
import { forgetLetters, tellPatient } from "./telling.ts";
import { owedOf, settledOf, type Thread, unreadByPatient } from "./fold.ts";

type Named = { readonly fileId: string; readonly name: string };
export type Order = { readonly id: string; readonly threadId: string };
export type Wording = { readonly text: string; readonly files: readonly Named[] };
export type Call = {
  readonly at: Instant;
  readonly with: string;
  readonly text: string;
  readonly minutes: number | null;
  readonly answers: boolean;
};
export type Opening = {
  readonly threadId: string;
  readonly patientId: string;
  readonly subject: string;
  readonly topic: Topic;
};

const isOfPatient = ({ by }: Doing): boolean => by.startsWith("patient:");

/**
 * Begins a conversation; nothing is in it until its first message or call. Sent again it is the one it was; the same
 * number for another patient or subject throws IdTaken.
 */
export async function openThread(
  doing: Doing,
  { threadId, ...data }: Opening,
): Promise<Refused | { readonly threadId: string }> {
  const { tx } = doing;
  await lockChain(tx);
  if ((await patientOf(tx, data.patientId)) === undefined)
    return refused("no-such-patient", "There is no such patient.", "Search for the patient again.");
  if (data.subject.trim() === "")
    return refused("subject", "It has no subject.", "Say in a few words what it is about.", "subject");
  if (!(await wasStored(tx, threadId, { id: threadId, type: "ThreadOpened" })))
    await addTo(doing, threadId, { id: threadId, type: "ThreadOpened", data });
  return { threadId };
}

/** Writes a message of the clinic, and has the patient told that something waits at `baseUrl`. */
export async function writeMessage(
  doing: Doing,
  baseUrl: string,
  { templateId, ...wish }: Order & Wording & { readonly templateId: string | null },
): Promise<Refused | Stored> {
  const outcome = await write(doing, wish, { templateId, answerBy: null });
  if ("thread" in outcome && !outcome.again) await tellPatient(doing, baseUrl, outcome.thread.patientId);
  return outcome;
}

export type Heard = {
  /** Words of danger were in it: what the patient is told of who reads it now. Null: none. */
  readonly told: string | null;
};

/**
 * Takes a message of the patient. It carries by when they were promised an answer. Words of danger are heard where every
 * fact is, in the same transaction; whatever it was about, only those who treat read it from then on.
 */
export async function takeMessage(
  doing: Doing,
  { language, ...wish }: Order & Wording & { readonly language: "en" | "es" },
): Promise<Refused | (Stored & Heard)> {
  const { answerBy } = await promiseNow(doing.tx, doing.now);
  const outcome = await write(doing, wish, { templateId: null, answerBy });
  if ("refusals" in outcome) return outcome;
  if (!heardCrisis(wish.text)) return { ...outcome, told: null };
  if (outcome.thread.topic === "practical") {
    const data = { why: "Words of danger stand in a message." };
    await addTo({ ...doing, by: "system" }, wish.threadId, {
      id: idOf(wish.id, "clinical"),
      type: "MadeClinical",
      data,
    });
  }
  return { ...outcome, told: (await whoReads(doing.tx, doing.now)).words[language] };
}

async function write(
  doing: Doing,
  { id, threadId, text, files: named }: Order & Wording,
  more: { readonly templateId: string | null; readonly answerBy: Instant | null },
): Promise<Refused | Stored> {
  const files = await laidBy(doing.tx, threadId, named);
  return change(doing, threadId, { id, type: "MessageWritten" }, () => {
    const against = wordingRefusal(text, files, named);
    return against ?? { type: "MessageWritten", data: { text: text.trim(), files: files ?? [], ...more } };
  });
}

function wordingRefusal(text: string, files: readonly Attachment[] | null, named: readonly Named[]): Refused | null {
  if (files === null) return refused("no-such-file", "A file was not kept.", "Attach it again.", "files");
  if (named.length > MOST_FILES)
    return refused(
      "many-files",
      `At most ${MOST_FILES} files go with a message.`,
      "Send the rest with another.",
      "files",
    );
  if (text.trim() === "" && files.length === 0)
    return refused("empty", "There is nothing written.", "Write the words first.", "text");
  return null;
}

/** Writes down a call that was had. A time in the future is nobody's call. */
export const notePhone = (doing: Doing, { id, threadId, at, ...data }: Order & Call): Promise<Refused | Stored> =>
  change(doing, threadId, { id, type: "PhoneNoted" }, () => {
    if (at > doing.now) return refused("at", "That time has not come yet.", "Enter when the call was.", "at");
    if (data.text.trim() === "")
      return refused("empty", "There is nothing written.", "Write down what was said.", "text");
    return { type: "PhoneNoted", at, data };
  });

/** Gives it to a colleague who may read it, with what they need to know; null gives it back to everybody. */
export const handOver = (
  doing: Doing,
  { id, threadId, to, note }: Order & { readonly to: string | null; readonly note: string },
): Promise<Refused | Stored> =>
  change(doing, threadId, { id, type: "HandedOver" }, async (thread) => {
    if (thread.holder === to)
      return refused("held", to === null ? "Nobody has it." : "They have it already.", "Choose somebody else.", "to");
    if (to !== null && !(await mayHave(doing, thread, to)))
      return refused("cannot-read", "That person cannot read this conversation.", "Choose somebody who can.", "to");
    if (to !== null && to !== doing.by && note.trim() === "")
      return refused("note", "They do not know what is wanted.", "Write a line for them.", "note");
    return { type: "HandedOver", data: { to, note: note.trim() } };
  });

async function mayHave({ tx }: Doing, { topic }: Thread, staffId: string): Promise<boolean> {
  const colleague = await staffOf(tx, staffId);
  return colleague?.active === true && isAllowed(colleague.roles, neededFor(topic));
}

/** From here on only those who treat read it. Nothing that was said about health goes back to the front desk. */
export const makeClinical = (
  doing: Doing,
  { id, threadId, why }: Order & { readonly why: string },
): Promise<Refused | Stored> =>
  change(doing, threadId, { id, type: "MadeClinical" }, (thread) =>
    thread.topic === "health"
      ? refused("clinical", "It is with those who treat already.", "Nothing is left to do.")
      : { type: "MadeClinical", data: { why } },
  );

/**
 * Takes back a message or a note of the clinic, such as one that went to the wrong patient. It stays readable to the staff;
 * the patient sees that something was taken back. An answer taken back is owed again.
 */
export async function strike(
  doing: Doing,
  baseUrl: string,
  { id, threadId, messageId, why }: Order & { readonly messageId: string; readonly why: string },
): Promise<Refused | Stored> {
  const outcome = await change(doing, threadId, { id, type: "MessageStruck" }, ({ entries }) => {
    const entry = entries.find((one) => one.id === messageId);
    if (entry === undefined || (entry.kind !== "message" && entry.kind !== "phone"))
      return refused("no-such-message", "There is no such message.", "Reload the page.");
    if (entry.kind === "message" && entry.from === "patient")
      return refused("of-patient", "The patient wrote this.", "Only what the clinic wrote can be taken back.");
    if (entry.struck !== null) return refused("struck", "This was taken back already.", "Nothing is left to do.");
    return { type: "MessageStruck", data: { messageId, why } };
  });
  if (!("thread" in outcome) || outcome.again) return outcome;
  await forgetLetters(doing.tx, [messageId], doing.now);
  await tellPatient(doing, baseUrl, outcome.thread.patientId);
  return outcome;
}

/** Says what came of it where no answer is needed any more. */
export const settle = (
  doing: Doing,
  { id, threadId, outcome }: Order & { readonly outcome: string },
): Promise<Refused | Stored> =>
  change(doing, threadId, { id, type: "ThreadSettled" }, (thread) => {
    if (settledOf(thread) !== null) return refused("settled", "It is settled already.", "Nothing is left to do.");
    if (outcome.trim() === "" && owedOf(thread) !== null)
      return refused("outcome", "The patient waits for an answer.", "Answer, or say what came of it.", "outcome");
    return { type: "ThreadSettled", data: { outcome: outcome.trim() } };
  });

/** Somebody has read down to this entry. Read already: nothing is stored. */
export async function readUpTo(doing: Doing, { id, threadId, messageId }: Order & { readonly messageId: string }) {
  const before = await threadOf(doing.tx, threadId);
  if (before === null) return NO_THREAD;
  const place = (entryId: string | undefined) => before.entries.findIndex((entry) => entry.id === entryId);
  if (place(messageId) <= place(before.reads[doing.by]?.messageId)) return { thread: before, again: true };
  const unread = unreadByPatient(before).map((message) => message.id);
  const outcome = await change(doing, threadId, { id, type: "ReadUpTo" }, () => ({
    type: "ReadUpTo",
    data: { messageId },
  }));
  if (isOfPatient(doing)) await forgetLetters(doing.tx, unread, doing.now);
  return outcome;
}
