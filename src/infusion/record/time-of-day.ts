import { dayOf } from "#science/calendar.ts";
import { inZone, zoneOffset } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";

const MINUTE = 60_000;
const HALF_DAY = 12 * 60 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/**
 * The instant a clock of that zone shows `time` ("15:04") on the day of `near`; past midnight the nearer day is meant.
 * Null for no time, and where the minute is the one it was: then its seconds stay.
 */
export function timeOfDay(time: string, near: Instant, zone: string): Instant | null {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(time)?.map(Number) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const wall = as<Instant>(near + zoneOffset(zone, near));
  const meant = inZone({ ...dayOf(wall), hour, minute, second: 0, ms: 0 }, zone);
  if (near >= meant && near < meant + MINUTE) return null;
  if (meant - near > HALF_DAY) return as<Instant>(meant - DAY);
  return near - meant > HALF_DAY ? as<Instant>(meant + DAY) : meant;
}
