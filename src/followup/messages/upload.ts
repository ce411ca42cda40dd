import type { Context } from "hono";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { LARGEST_FILE } from "#plumbing/files.ts";
import type { Signed } from "#plumbing/http.ts";
import { layBy } from "./attachments.ts";
import { readableThread } from "./thread-view.ts";

const NOT_KEPT = {
  rule: "file",
  field: "files",
  says: "This file cannot go with a message.",
  satisfy: "Attach a JPEG, PNG, WebP or HEIC picture or a PDF of at most 5 MB.",
};

/**
 * Takes one file as bare bytes and lays it by for a conversation; a message names it afterwards. What it is, its content
 * says: neither its name nor the header of the request is believed.
 */
export async function attach(c: Context<Signed>, threadId: string, fileId: string): Promise<Response> {
  // Before the transaction: a slow sender holds no connection to the database.
  const bytes = await bytesOf(c);
  return asked(c, "file of a message", async (tx, { staffId, roles }) => {
    const thread = await readableThread(tx, threadId, roles);
    if (thread === null) return notFound;
    const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
    const name = (c.req.query("name") ?? "").slice(0, 200);
    const file = bytes === null ? null : await layBy(doing, thread.id, { id: fileId, name, bytes });
    return file === null
      ? { status: 422, body: { refusals: [NOT_KEPT] }, patientId: thread.patientId }
      : ok(file, thread.patientId);
  });
}

/** Null as soon as more arrives than a file may have. */
async function bytesOf(c: Context): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_FILE) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
