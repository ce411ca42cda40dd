import type { Context } from "hono";
import { html } from "hono/html";
import { sql } from "kysely";
import type { z } from "zod";
import { type Action, notePublic } from "#plumbing/audit.ts";
import { type Db, inClinic, type Tx } from "#plumbing/db.ts";
import type { Signed } from "#plumbing/http.ts";
import { siteOf, type Site } from "./about.ts";

/** What a public route answers, and, where it touched a chart, whose. */
export type PublicReply =
  | Response
  | {
      readonly response: Response;
      readonly patientId: string;
      /** What it was about, where only the answer knows. */
      readonly about?: string;
      /** What was done, where the method of the request does not say it. */
      readonly action?: Action;
    };

/**
 * Answers somebody who is not signed in, inside the clinic whose pages stand at the host they asked, and writes what was asked
 * in the same transaction. `about` is the stream it was about, if one. For pages that only show the clinic's own words, `shown`.
 */
export function askedByPublic(
  c: Context<Signed>,
  about: string | null,
  work: (tx: Tx, site: Site) => PublicReply | Promise<PublicReply>,
): Promise<Response> {
  return atHost(c, async (tx, site) => {
    const reply = await work(tx, site);
    const of = reply instanceof Response ? { response: reply, patientId: null } : reply;
    await notePublic(tx, c, { about, ...of, status: of.response.status });
    return of.response;
  });
}

/** Shows the clinic's own words, which speak of no patient: nothing is noted about who reads them. */
export const shown = (
  c: Context<Signed>,
  work: (tx: Tx, site: Site) => Response | Promise<Response>,
): Promise<Response> => atHost(c, work);

async function atHost(
  c: Context<Signed>,
  work: (tx: Tx, site: Site) => Response | Promise<Response>,
): Promise<Response> {
  const clinicId = await clinicAt(c.var.db, new URL(c.req.url).hostname);
  if (clinicId === null) return c.html(NOT_SET_UP, 503);
  return inClinic(c.var.db, clinicId, async (tx) => {
    const site = await siteOf(tx, c.var.ownOrigin);
    return site === null ? c.html(NOT_SET_UP, 503) : work(tx, site);
  });
}

/** Before there is a clinic: help for whoever is lost here, and the way in for whoever sets it up. */
const NOT_SET_UP = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>No clinic is set up here yet</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
    </head>
    <body>
      <p>In danger or thinking of ending your life? <a href="tel:988">Call or text 988</a> now, or call 911.</p>
      <main>
        <h1>No clinic is set up here yet</h1>
        <p><a href="/staff/set-up">Set it up</a></p>
      </main>
    </body>
  </html>`;

async function clinicAt(db: Db, host: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select clinic_of_host(${host}) as id`.execute(db.kysely);
  return rows[0]?.id ?? null;
}

/** What stood in a form, by the names of its fields; a field ticked or sent several times is a list. */
export type Entered = Readonly<Record<string, string | readonly string[]>>;

export type ReadForm<T> =
  | { readonly value: T }
  /** `faults` holds one plain sentence by field; `entered` is what to show again, so that nothing is lost. */
  | { readonly faults: Readonly<Record<string, string>>; readonly entered: Entered }
  | { readonly response: Response };

const LARGEST_FORM = 64_000;
const MOST_FIELDS = 200;

/** The one way a public form is read: url-encoded, at most 64 kB, then parsed by `schema`. Unknown fields are dropped by z.object. */
export async function readForm<T>(c: Context, schema: z.ZodType<T>): Promise<ReadForm<T>> {
  if (!/^application\/x-www-form-urlencoded(; ?charset=utf-8)?$/i.test(c.req.header("content-type") ?? ""))
    return { response: c.text("This page only takes its own form.", 415) };
  const text = await textOf(c);
  if (text === null) return { response: c.text("That is more than this form can take. Go back and shorten it.", 413) };
  const entered = enteredIn(text);
  if (entered === null) return { response: c.text("That is more fields than any form here has.", 413) };
  const parsed = schema.safeParse(entered);
  if (parsed.success) return { value: parsed.data };
  const faults: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) faults[String(path[0] ?? "")] ??= message;
  return { faults, entered };
}

async function textOf(c: Context): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_FORM) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Null bytes and lone surrogates cannot be stored and mean nothing: they are left out. Spaces around a text too.
 * Null where there are more fields than any form has.
 */
function enteredIn(text: string): Entered | null {
  if (text.split("&", MOST_FIELDS + 1).length > MOST_FIELDS) return null;
  const entered: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, sent] of new URLSearchParams(text)) {
    const value = sent.replaceAll("\0", "").toWellFormed().trim();
    const known = entered[name];
    if (known === undefined) entered[name] = value;
    else if (Array.isArray(known)) known.push(value);
    else entered[name] = [known, value];
  }
  return { ...entered };
}
