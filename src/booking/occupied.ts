import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { TakenAt } from "./rules/elsewhere.ts";
import type { Span } from "./rules/intervals.ts";

const DAY_MS = 86_400_000;

/**
 * What is taken from a day before the window to a day after it; no appointment is longer than a day. A hold that ran out
 * no longer takes anything, released or not. One row for each lane, its times as the eight bytes of each: of ten thousand bookings as
 * many rows of two dates would take longer to read than to search, and so would their figures written out.
 */
export async function occupiedAbout(
  tx: Tx,
  { from, to }: Span,
  { now, besides }: { readonly now: Instant; readonly besides: string | null },
): Promise<readonly TakenAt[]> {
  const left = [...(await ranOut(tx, now)), ...(besides === null ? [] : [besides])];
  const { rows } = await sql<Row>`
    select lane collate "C" as lane, site_id, string_agg(
      float8send(date_part('epoch', taken_from)) || float8send(date_part('epoch', taken_until)), ''::bytea) as spans
    from lanes
    where taken_until > ${new Date(from - DAY_MS)} and taken_until < ${new Date(to + 2 * DAY_MS)}
      and appointment_id <> all(${left}::uuid[])
    group by lane collate "C", site_id`.execute(tx.q);
  return rows.flatMap(takenOf);
}

type Row = { readonly lane: string; readonly site_id: string | null; readonly spans: Buffer };

/** A double of seconds for the beginning, and one for the end. */
const SPAN_BYTES = 16;

const instant = (seconds: number): Instant => as<Instant>(Math.round(seconds * 1000));

const takenOf = ({ lane, site_id: siteId, spans }: Row): readonly TakenAt[] =>
  Array.from({ length: spans.length / SPAN_BYTES }, (_, nth) => {
    const at = nth * SPAN_BYTES;
    return { lane, siteId, from: instant(spans.readDoubleBE(at)), to: instant(spans.readDoubleBE(at + 8)) };
  });

async function ranOut({ q }: Tx, now: Instant): Promise<readonly string[]> {
  const rows = await q
    .selectFrom("appointments")
    .select("id")
    .where("state", "=", "held")
    .where("held_until", "<=", new Date(now))
    .execute();
  return rows.map(({ id }) => id);
}
