import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Generated } from "kysely";
import { inClinic, type Tx } from "./db.ts";
import { fileHeaders, type Mime } from "./files.ts";
import { NOT_FOUND, type Principal, type Signed, signedIn } from "./http.ts";

declare module "./db.ts" {
  interface Tables {
    audit: {
      id: Generated<number>;
      clinic_id: string;
      at: Generated<Date>;
      staff_id: string | null;
      action: Action;
      route: string;
      about: string | null;
      patient_id: string | null;
      outcome: number;
    };
  }
}

export type Action = "read" | "change" | "refused" | "print" | "export" | "sign-in" | "sign-out";

/** What a route answers, and whom it was about. */
export type Reply = {
  readonly status: ContentfulStatusCode;
  readonly body: unknown;
  readonly about?: string | null;
  readonly patientId?: string | null;
};

export const ok = (body: unknown, patientId: string | null = null): Reply => ({ status: 200, body, patientId });

/** The same answer for what is missing, another clinic's, or not to be known. */
export const notFound: Reply = { status: 404, body: { refusals: [NOT_FOUND] } };

/**
 * Answers a question or carries out an order inside the clinic of the person who asks, and writes who asked what about
 * whom in the same transaction. A route that speaks of patients has no other way to the database.
 */
export async function asked(
  c: Context<Signed>,
  about: string | null,
  work: (tx: Tx, principal: Principal) => Promise<Reply>,
): Promise<Response> {
  const principal = signedIn(c);
  const reply = await inClinic(c.var.db, principal.clinicId, async (tx) => {
    const done = await work(tx, principal);
    await note(tx, c, principal, { ...done, about: done.about ?? about });
    return done;
  });
  return c.json(reply.body as object, reply.status);
}

/** A refusal at the door leaves its own trace: it never reached the transaction it asked for. */
export async function noteRefused(c: Context<Signed>, status: number): Promise<void> {
  const { principal } = c.var;
  if (principal === null) return;
  await inClinic(c.var.db, principal.clinicId, (tx) => note(tx, c, principal, { status, about: c.req.path }));
}

/** What somebody who is not signed in asked for. The route's pattern, not its path: a public path may hold a key. */
export const notePublic = (tx: Tx, c: Context<Signed>, said: Noted): Promise<void> =>
  insertNote(tx, null, `${c.req.method} ${c.req.routePath}`, said);

/** Somebody who is not signed in took something out of the house; beside the entry that they asked. */
export const noteExport = (tx: Tx, c: Context<Signed>, { about, patientId }: Pick<Noted, "about" | "patientId">) =>
  insertNote(tx, null, `${c.req.method} ${c.req.routePath}`, {
    status: 200,
    about: about ?? null,
    patientId: patientId ?? null,
    action: "export",
  });

const note = (tx: Tx, c: Context<Signed>, { staffId }: Principal, said: Noted): Promise<void> =>
  insertNote(tx, staffId, `${c.req.method} ${c.req.path.slice(0, 200)}`, said);

type Noted = {
  readonly status: number;
  readonly about?: string | null;
  readonly patientId?: string | null;
  /** What was done where it was served; by the method of the request where nothing else is said. */
  readonly action?: Action;
};

async function insertNote(tx: Tx, staffId: string | null, route: string, noted: Noted) {
  const { status, about, patientId } = noted;
  const served = noted.action ?? (route.startsWith("GET ") ? "read" : "change");
  await tx.q
    .insertInto("audit")
    .values({
      clinic_id: tx.clinicId,
      staff_id: staffId,
      action: status < 400 ? served : "refused",
      route,
      about: about ?? null,
      patient_id: patientId ?? null,
      outcome: status,
    })
    .execute();
}

/** The same for a file as it was received. */
export async function askedFile(
  c: Context<Signed>,
  about: string,
  work: (tx: Tx) => Promise<Received | null>,
): Promise<Response> {
  const principal = signedIn(c);
  const file = await inClinic(c.var.db, principal.clinicId, async (tx) => {
    const found = await work(tx);
    await note(tx, c, principal, { status: found === null ? 404 : 200, about, patientId: found?.patientId ?? null });
    return found;
  });
  if (file === null) return c.json(notFound.body as object, notFound.status);
  return c.body(new Uint8Array(file.bytes), 200, fileHeaders(file.mime, file.name));
}

type Received = {
  readonly mime: Mime;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly patientId: string;
};

/** A paper, or a table, made on the spot. `patientId` null: it is of nobody in particular. */
export type Paper = { readonly patientId: string | null; readonly bytes: () => Promise<Uint8Array> };

/** The same for a paper made on the spot: whoever takes it out of the house has exported it. Null: there is none; or another answer. */
export async function askedPaper(
  c: Context<Signed>,
  { about, named }: { readonly about: string; readonly named: string },
  work: (tx: Tx) => Promise<Paper | Reply | null>,
): Promise<Response> {
  const principal = signedIn(c);
  const found = await inClinic(c.var.db, principal.clinicId, async (tx) => {
    const paper = (await work(tx)) ?? notFound;
    const status = "bytes" in paper ? 200 : paper.status;
    await note(tx, c, principal, { status, about, patientId: paper.patientId ?? null, action: "export" });
    return paper;
  });
  if (!("bytes" in found)) return c.json(found.body as object, found.status);
  return c.body(new Uint8Array(await found.bytes()), 200, paperHeaders(named));
}

/** A PDF, or a table, to be saved: it opens in no page of ours. */
export const paperHeaders = (named: string) => ({
  "content-type": named.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/pdf",
  "content-disposition": `attachment; filename="${named}"`,
  "content-security-policy": "default-src 'none'; sandbox",
  "cache-control": "no-store",
});
