import { type Context, Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { patientOf } from "#people/read.ts";
import { asked, askedFile, notFound, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { LARGEST_FILE } from "#plumbing/files.ts";
import type { Principal, Signed } from "#plumbing/http.ts";
import { uuid } from "#plumbing/shapes.ts";
import { attachmentOf, layBy } from "./attachments.ts";
import { threadOf } from "./store.ts";
import { readableThread } from "./thread-view.ts";

const NOT_KEPT = {
  rule: "file",
  field: "files",
  says: "This file cannot go with a message.",
  satisfy: "Attach a JPEG, PNG, WebP or HEIC picture or a PDF of at most 5 MB.",
};

const Where = z.object({ threadId: uuid, fileId: uuid });

/** Whose conversation it is; null where there is none for these roles. */
type Whose = (tx: Tx, threadId: string, roles: Principal["roles"]) => Promise<string | null>;

const OF_THREAD = "/api/threads/:threadId/files/:fileId";
const OF_FIRST = "/api/patients/:patientId/threads/:threadId/files/:fileId";

/** Files of messages: taken for a conversation there is, or for one its first message begins; and read again. */
export const fileRoutes = () =>
  new Hono<Signed>()
    .get(OF_THREAD, may("see-messages"), (c) =>
      askedFile(c, "file of a message", async (tx) => {
        const where = Where.safeParse(c.req.param());
        if (!where.success) return null;
        const thread = await readableThread(tx, where.data.threadId, c.var.principal?.roles ?? []);
        const file = thread === null ? null : await attachmentOf(tx, thread, where.data.fileId, "staff");
        return file === null || thread === null ? null : { ...file, patientId: thread.patientId };
      }),
    )
    .post(OF_THREAD, may("write-message"), (c) =>
      take(c, async (tx, threadId, roles) => (await readableThread(tx, threadId, roles))?.patientId ?? null),
    )
    .post(OF_FIRST, may("write-message"), (c) => take(c, ofFirst(c.req.param("patientId"))));

/** A conversation with this patient that is still to begin; one begun meanwhile must be theirs. */
const ofFirst =
  (given: string): Whose =>
  async (tx, threadId, roles) => {
    const patientId = uuid.safeParse(given).data;
    if (patientId === undefined) return null;
    const begun = await threadOf(tx, threadId);
    if (begun === null) return (await patientOf(tx, patientId))?.id ?? null;
    return begun.patientId === patientId ? ((await readableThread(tx, threadId, roles))?.patientId ?? null) : null;
  };

/**
 * Takes one file as bare bytes and lays it by; a message names it afterwards. What it is, its content says: neither its name
 * nor the header of the request is believed.
 */
async function take(c: Context<Signed>, whose: Whose): Promise<Response> {
  // Before the transaction: a slow sender holds no connection to the database.
  const bytes = await bytesOf(c);
  return asked(c, "file of a message", async (tx, { staffId, roles }) => {
    const where = Where.safeParse(c.req.param());
    const patientId = where.success ? await whose(tx, where.data.threadId, roles) : null;
    if (!where.success || patientId === null) return notFound;
    const { threadId, fileId } = where.data;
    const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
    const name = (c.req.query("name") ?? "").slice(0, 200);
    const file = bytes === null ? null : await layBy(doing, threadId, { id: fileId, name, bytes });
    return file === null ? { status: 422, body: { refusals: [NOT_KEPT] }, patientId } : ok(file, patientId);
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
