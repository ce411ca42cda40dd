import { calendarOf } from "#booking/read.ts";
import { sitesOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant, minutes } from "#science/units.ts";

const AHEAD = minutes(14 * 24 * 60);

/** The first moment from `at` on at which some site of the clinic is open; `at` itself where no hours say otherwise. */
export async function firstOpen(tx: Tx, at: Instant): Promise<Instant> {
  const window = { from: at, to: as<Instant>(at + AHEAD) };
  const calendars = await Promise.all((await sitesOf(tx)).map(({ id }) => calendarOf(tx, id, window)));
  const open = calendars.flatMap((calendar) => calendar?.open ?? []).filter(({ to }) => to > at);
  if (open.length === 0) return at;
  return as<Instant>(Math.max(at, Math.min(...open.map(({ from }) => from))));
}

export const isOpenAt = async (tx: Tx, at: Instant): Promise<boolean> => (await firstOpen(tx, at)) === at;
