import type { Doing } from "#booking/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import { fileName, fileOf, LARGEST_FILE, mimeOf, PICTURES_AND_PAPERS, storeFile } from "#plumbing/files.ts";
import type { Attachment } from "./facts.ts";
import { streamOfThread } from "./store.ts";
import type { Thread } from "./fold.ts";

/** A message brings at most so many files. */
export const MOST_FILES = 3;

/** Whether a file can go with a message, by its content and its size. */
export function maySend(bytes: Uint8Array): boolean {
  const mime = mimeOf(bytes);
  return mime !== null && PICTURES_AND_PAPERS.includes(mime) && bytes.length <= LARGEST_FILE;
}

/** Lays a file by for one conversation, under what its content is. Null: no picture and no PDF, empty, or over 5 MB. */
export async function layBy(
  { tx, by, now }: Doing,
  threadId: string,
  { id, name, bytes }: { readonly id: string; readonly name: string; readonly bytes: Uint8Array },
): Promise<Attachment | null> {
  const about = streamOfThread(threadId);
  const stored = await storeFile(tx, { id, about, bytes, kinds: PICTURES_AND_PAPERS, by, now });
  if (stored === null) return null;
  return { fileId: id, name: fileName(name, stored.mime), mime: stored.mime, bytes: bytes.length };
}

/** Files laid by for this conversation before, as a message names them; null where one of them was not. */
export async function laidBy(
  tx: Tx,
  threadId: string,
  named: readonly { readonly fileId: string; readonly name: string }[],
): Promise<readonly Attachment[] | null> {
  const files: Attachment[] = [];
  for (const { fileId, name } of named) {
    const file = await fileOf(tx, fileId, streamOfThread(threadId));
    if (file === undefined) return null;
    files.push({ fileId, name: fileName(name, file.mime), mime: file.mime, bytes: file.bytes.length });
  }
  return files;
}

/**
 * A file of a message that was sent. `who` "patient": one they may see, so none of a message that was taken back;
 * "staff": any that was sent. Null for every other, so that an id alone opens nothing.
 */
export async function attachmentOf(tx: Tx, thread: Thread, fileId: string, who: "patient" | "staff") {
  const found = thread.entries
    .flatMap((entry) => (entry.kind === "message" && (who === "staff" || entry.struck === null) ? entry.files : []))
    .find((file) => file.fileId === fileId);
  const file = found === undefined ? undefined : await fileOf(tx, fileId, streamOfThread(thread.id));
  if (file === undefined || found === undefined) return null;
  return { mime: file.mime, bytes: file.bytes, name: found.name };
}
