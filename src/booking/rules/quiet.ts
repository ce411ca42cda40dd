import { as, type Instant } from "#science/units.ts";
import type { BookingRules } from "../events.ts";
import { clockOf, DAY, dayNumber, firstShowing, MINUTE, minutesOf, shownAt } from "./wall-clock.ts";

type Quiet = BookingRules["quiet"];

/** The hours in which somebody gets nothing: their own, where they said so, else the clinic's. */
export const quietFor = (rules: Pick<BookingRules, "quiet">, whom: { readonly quiet?: Quiet | null }): Quiet =>
  whom.quiet ?? rules.quiet;

const clockAround = (zone: string, at: Instant) => clockOf(zone, { from: at, to: as<Instant>(at + DAY) });

/** Is this a time at which nothing is sent to somebody who lives by this zone? From 21:00 to 08:00 runs over midnight; its end is awake. */
export function inQuiet(at: Instant, quiet: Quiet, zone: string): boolean {
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  if (from === null || to === null) throw new Error(`quiet hours from "${quiet.from}" to "${quiet.to}" are no times`);
  const wall = shownAt(clockAround(zone, at), at);
  const minute = (wall - dayNumber(wall) * DAY) / MINUTE;
  return from <= to ? from <= minute && minute < to : from <= minute || minute < to;
}

/** The same instant when it is awake, else the first one that is. */
export function afterQuiet(at: Instant, quiet: Quiet, zone: string): Instant {
  if (!inQuiet(at, quiet, zone)) return at;
  const clock = clockAround(zone, at);
  const wall = shownAt(clock, at);
  const end = dayNumber(wall) * DAY + (minutesOf(quiet.to) ?? 0) * MINUTE;
  return firstShowing(clock, end > wall ? end : end + DAY, at);
}
