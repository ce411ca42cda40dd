import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "#plumbing/db.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Reply } from "#plumbing/audit.ts";
import { namesOf } from "./read.ts";

/** A setting that stands as a whole: which facts set it, and of which site or person where there are several. */
export type Setting = {
  readonly stream: string;
  readonly type: string;
  readonly of?: { readonly key: "siteId" | "staffId"; readonly id: string };
};

/** The saving somebody had before them when they began to change it: the id of its fact, null where there was none yet. */
export const After = z.uuid("this is not an identifier").nullable();

type Saved = { readonly id: string; readonly by: string };

async function lastSaved({ q }: Tx, { stream, type, of }: Setting): Promise<Saved | null> {
  const { rows } = await sql<Saved>`
    select id, by from events where stream = ${stream} and type = ${type}
      and (${of?.key ?? null}::text is null or data ->> ${of?.key ?? ""} = ${of?.id ?? ""})
    order by version desc limit 1`.execute(q);
  return rows[0] ?? null;
}

/** Which saving of a setting stands now. */
export const savedAs = async (tx: Tx, setting: Setting): Promise<string | null> =>
  (await lastSaved(tx, setting))?.id ?? null;

/** Which saving stands now of everybody's own, by staff id. */
export async function savedOfEach({ q }: Tx, { stream, type }: Setting): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; whose: string }>`
    select distinct on (whose) id, data ->> 'staffId' as whose from events
    where stream = ${stream} and type = ${type} order by whose, version desc`.execute(q);
  return new Map(rows.map(({ id, whose }) => [whose, id]));
}

/**
 * Two people may have the same setting open. Whoever saves second is told so, with what to name if theirs shall stand all the
 * same; null where nothing came in between, or this very saving is stored already. The writers of a clinic queue here.
 */
export async function overtaken(
  tx: Tx,
  setting: Setting,
  { id, after }: { readonly id: string; readonly after: string | null },
): Promise<Reply | null> {
  await lockChain(tx);
  const last = await lastSaved(tx, setting);
  if (last === null || last.id === after || (await isStored(tx, id))) return null;
  const who = (await namesOf(tx))[last.by]?.name ?? "Somebody";
  const says = `${who} saved this after you opened it. What you entered is kept on this screen.`;
  const satisfy = "Look at theirs in another window, then choose which of the two shall stand.";
  return { status: 409, body: { refusals: [{ rule: "overtaken", says, satisfy }], last: last.id } };
}

const isStored = async ({ q }: Tx, id: string): Promise<boolean> =>
  (await q.selectFrom("events").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
