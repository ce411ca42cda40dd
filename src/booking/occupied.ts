import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { TakenAt } from "./rules/elsewhere.ts";
import type { Span } from "./rules/intervals.ts";

const DAY_MS = 86_400_000;

/**
 * What is taken from a day before the window to a day after it; no appointment is longer than a day. A hold that ran out
 * no longer takes anything, released or not. One row for each lane, its spans in one text: of ten thousand bookings as many rows
 * of two dates would take longer to read than to search.
 */
export async function occupiedAbout(
  tx: Tx,
  { from, to }: Span,
  { now, besides }: { readonly now: Instant; readonly besides: string | null },
): Promise<readonly TakenAt[]> {
  const left = [...(await ranOut(tx, now)), ...(besides === null ? [] : [besides])];
  const { rows } = await sql<Row>`
    select lane, site_id, string_agg(
      (extract(epoch from lower(during)) * 1000)::bigint || ' ' || (extract(epoch from upper(during)) * 1000)::bigint, ',') as spans
    from lanes
    where upper(during) > ${new Date(from - DAY_MS)} and upper(during) < ${new Date(to + 2 * DAY_MS)}
      and appointment_id <> all(${left}::uuid[])
    group by lane, site_id`.execute(tx.q);
  return rows.flatMap((row) => row.spans.split(",").map((span) => taken(row, span)));
}

type Row = { readonly lane: string; readonly site_id: string | null; readonly spans: string };

function taken({ lane, site_id: siteId }: Row, span: string): TakenAt {
  const [from = 0, to = 0] = span.split(" ").map(Number);
  return { lane, siteId, from: as<Instant>(from), to: as<Instant>(to) };
}

async function ranOut({ q }: Tx, now: Instant): Promise<readonly string[]> {
  const rows = await q
    .selectFrom("appointments")
    .select("id")
    .where("state", "=", "held")
    .where("held_until", "<=", new Date(now))
    .execute();
  return rows.map(({ id }) => id);
}
