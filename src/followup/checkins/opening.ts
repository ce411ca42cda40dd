import { calendarOf } from "#booking/read.ts";
import { sitesOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant, minutes } from "#science/units.ts";

const AHEAD = minutes(14 * 24 * 60);

async function openSpans(tx: Tx, at: Instant) {
  const window = { from: at, to: as<Instant>(at + AHEAD) };
  const calendars = await Promise.all((await sitesOf(tx)).map(({ id }) => calendarOf(tx, id, window)));
  return calendars.flatMap((calendar) => calendar?.open ?? []).filter(({ to }) => to > at);
}

/** The first moment from `at` on at which some site of the clinic is open; `at` itself where no hours say otherwise. */
export async function firstOpen(tx: Tx, at: Instant): Promise<Instant> {
  const open = await openSpans(tx, at);
  if (open.length === 0) return at;
  return as<Instant>(Math.max(at, Math.min(...open.map(({ from }) => from))));
}

/** When the site that is open at this moment shuts; null where none is. */
export async function closingAfter(tx: Tx, at: Instant): Promise<Instant | null> {
  const open = (await openSpans(tx, at)).filter(({ from }) => from <= at);
  return open.length === 0 ? null : as<Instant>(Math.max(...open.map(({ to }) => to)));
}
