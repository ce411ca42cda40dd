import { createHash } from "node:crypto";
import type { Context } from "hono";
import { z } from "zod";
import { keepDraft, layBy, maySend, MOST_FILES, openThread, takeMessage } from "#followup/desk.ts";
import { draftTold, heardCrisis, LONGEST_MESSAGE } from "#followup/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { mayTry } from "#plumbing/visitors.ts";
import { type Entered, idOf, nothingHere, textIn } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { savedAnswer } from "./help-now.ts";
import { messageHelpSheet, type Typed } from "./message-pages.ts";
import { messageWords } from "./message-words.ts";
import { showNew, showThread, theirThread, topicIn } from "./messages.ts";
import { on, type Own } from "./own.ts";
import { actOf, lines } from "./reading.ts";
import { type SentFile, type SentFiles, takeOwnWithFiles } from "./sent-files.ts";

const AN_HOUR = 20;
const Written = z.object({ text: lines(LONGEST_MESSAGE) });
const FORM = { schema: Written, most: MOST_FILES };

type Sending = {
  readonly own: Own;
  readonly entered: Entered;
  readonly text: string;
  readonly files: SentFiles;
  /** The conversation's id, or the topic of a new one: where its draft is kept. */
  readonly place: string;
  readonly again: (typed: Typed, status: 422 | 429) => Promise<Response>;
};

/** The first message of a new conversation. */
export const begin = (c: Context<Signed>): Promise<Response> =>
  takeOwnWithFiles(c, FORM, async (own, { entered }, files) => {
    const topic = topicIn(own);
    if (topic === undefined) return nothingHere(own);
    const text = textOf(entered);
    const again = (typed: Typed, status: 422 | 429) => showNew(own, typed, status);
    return send({ own, entered, text, files, place: topic, again }, async () => {
      const threadId = idOf(actOf(entered), "thread");
      const subject = subjectOf(text);
      const opened = await openThread(own.doing, { threadId, patientId: own.patientId, subject, topic });
      return "refusals" in opened ? null : threadId;
    });
  });

/** One more message in a conversation. */
export const reply = (c: Context<Signed>): Promise<Response> =>
  takeOwnWithFiles(c, FORM, async (own, { entered }, files) => {
    const thread = await theirThread(own);
    if (thread === null) return nothingHere(own);
    const again = (typed: Typed, status: 422 | 429) => showThread(own, thread, typed, status);
    return send({ own, entered, text: textOf(entered), files, place: thread.id, again }, () =>
      Promise.resolve(thread.id),
    );
  });

const textOf = (entered: Entered): string => lines(LONGEST_MESSAGE).parse(textIn(entered, "text"));

const LONGEST_SUBJECT = 60;

/** What it is called on both sides: its first words. Nobody is asked to think of a subject. */
function subjectOf(text: string): string {
  const [first = ""] = text.split("\n");
  if (first.length <= LONGEST_SUBJECT) return first;
  const cut = first.slice(0, LONGEST_SUBJECT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST_SUBJECT / 2))}…`;
}

/** What was typed is kept, sent or shown again, whatever becomes of it. */
async function send(sending: Sending, threadOf: () => Promise<string | null>): Promise<Response> {
  const { own, text, place, again } = sending;
  const { tx, patientId, now } = own;
  if (own.c.req.header("x-autosave") !== undefined) {
    await keepDraft(tx, { patientId, place }, text, now);
    return savedAnswer(own, text, draftTold[own.lang]);
  }
  const fault = faultOf(sending);
  if (fault !== null) return again({ text, fault }, 422);
  // A word of danger is never one too many.
  if (!heardCrisis(text) && !(await mayTry(tx, [{ key: `messages of ${patientId}`, most: AN_HOUR }], now)))
    return again({ text, fault: messageWords[own.lang].many }, 429);
  const threadId = await threadOf();
  return threadId === null ? nothingHere(own) : taken(sending, threadId);
}

/** Help first where there is danger; else on to the conversation, with what was not kept of it. */
async function taken({ own, entered, text, files, place, again }: Sending, threadId: string): Promise<Response> {
  const { tx, patientId, lang: language, now } = own;
  const said = messageWords[language];
  const id = actOf(entered);
  const laid = await layAll(own, threadId, id, files === "unreadable" ? [] : files);
  if (laid === null) return again({ text, fault: said.badFile }, 422);
  const outcome = await takeMessage(own.doing, { id, threadId, text, files: laid, language });
  if ("refusals" in outcome) return again({ text, fault: said.empty }, 422);
  await keepDraft(tx, { patientId, place }, "", now);
  if (outcome.told !== null) return answer(own, messageHelpSheet(own, threadId, outcome.told));
  const isWithout = textIn(entered, "lost") !== "" && laid.length === 0;
  return on(own, `/my/messages/${threadId}?said=${isWithout ? "sent-without" : "sent"}`);
}

function faultOf({ own, text, files }: Sending): string | null {
  const said = messageWords[own.lang];
  if (text === "") return said.empty;
  const isBad = files === "unreadable" || files.length > MOST_FILES || !files.every(({ bytes }) => maySend(bytes));
  return isBad ? said.badFile : null;
}

/** Null where one of them was not taken. */
async function layAll(own: Own, threadId: string, messageId: string, files: readonly SentFile[]) {
  const laid: { fileId: string; name: string }[] = [];
  for (const [n, { name, bytes }] of files.entries()) {
    const content = createHash("sha256").update(bytes).digest("hex");
    const file = await layBy(own.doing, threadId, { id: idOf(messageId, n, content), name, bytes });
    if (file === null) return null;
    laid.push({ fileId: file.fileId, name: file.name });
  }
  return laid;
}
