import { z } from "zod";
import { readUpTo } from "#followup/desk.ts";
import type { Message, Thread, Topic } from "#followup/events.ts";
import { attachmentOf, ownThreads, threadOf } from "#followup/read.ts";
import { fileHeaders } from "#plumbing/files.ts";
import { uuidv7 } from "uuidv7";
import { nothingHere } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { listPage, newSheet, threadSheet, topicSheet, type Typed } from "./message-pages.ts";
import type { Own } from "./own.ts";

export const messagesPage = async (own: Own): Promise<Response> =>
  answer(own, listPage(own, await ownThreads(own.tx, own.patientId)));

export const topicPage = (own: Own): Promise<Response> => answer(own, topicSheet(own));

export const topicIn = ({ c }: Own): Topic | undefined =>
  (["practical", "health"] as const).find((topic) => topic === c.req.param("topic"));

export const newPage = (own: Own): Promise<Response> => showNew(own, null);

export async function showNew(own: Own, typed: Typed | null, status: 200 | 422 | 429 = 200): Promise<Response> {
  const topic = topicIn(own);
  return topic === undefined ? nothingHere(own) : answer(own, await newSheet(own, topic, typed), status);
}

/** One of this patient's own conversations in which something was written to or by them; null for any other. */
export async function theirThread({ c, tx, patientId }: Own): Promise<Thread | null> {
  const id = z.uuid().safeParse(c.req.param("threadId"));
  const thread = id.success ? await threadOf(tx, id.data) : null;
  return thread?.patientId === patientId && newestMessage(thread) !== undefined ? thread : null;
}

const newestMessage = ({ entries }: Thread): Message | undefined =>
  entries.findLast((entry): entry is Message => entry.kind === "message");

/** The page is shown, so what stands on it is read: the count of new messages goes with it. */
export async function threadPage(own: Own): Promise<Response> {
  const thread = await theirThread(own);
  const newest = thread === null ? undefined : newestMessage(thread);
  if (thread === null || newest === undefined) return nothingHere(own);
  await readUpTo(own.doing, { id: uuidv7(), threadId: thread.id, messageId: newest.id });
  return showThread(own, thread, null);
}

export const showThread = async (
  own: Own,
  thread: Thread,
  typed: Typed | null,
  status: 200 | 422 | 429 = 200,
): Promise<Response> => answer(own, await threadSheet(own, thread, typed), status);

/** A file of one of their messages, as what its content is. */
export async function filePage(own: Own): Promise<Response> {
  const thread = await theirThread(own);
  const id = z.uuid().safeParse(own.c.req.param("fileId"));
  const file = thread === null || !id.success ? null : await attachmentOf(own.tx, thread, id.data, "patient");
  if (file === null) return nothingHere(own);
  return own.c.body(new Uint8Array(file.bytes), 200, fileHeaders(file.mime, file.name));
}
