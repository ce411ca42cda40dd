import { parseDay } from "#science/calendar.ts";
import { inZone, zoneOffset } from "#science/civil.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";

/** When something happened, as a person says it: now, so many minutes ago, or at a time of the clinic's clock. */
export type When =
  | { readonly kind: "now" }
  | { readonly kind: "ago"; readonly minutes: number }
  | { readonly kind: "time"; readonly text: string; readonly day?: string };

const DAY = 86_400_000;

/** Seconds by which two clocks may differ without a time counting as still to come. */
const LEEWAY = minutes(1);

/**
 * The instant that was meant; null while the time is not complete. Without a day, a time later than now is yesterday's,
 * because what is charted has happened; a time on a day that is named and still to come is no time.
 */
export function instantOf(when: When, now: Instant, zone: string): Instant | null {
  if (when.kind === "now") return now;
  if (when.kind === "ago") return after(now, minutes(-when.minutes));
  const [, hours, mins] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(when.text.trim()) ?? [];
  if (hours === undefined || mins === undefined) return null;
  if (when.day !== undefined) return onDay(when.day, { hour: Number(hours), minute: Number(mins) }, now, zone);
  const wall = now + zoneOffset(zone, now);
  const midnight = wall - (((wall % DAY) + DAY) % DAY);
  const said = midnight + minutes(Number(hours) * 60 + Number(mins));
  const at = as<Instant>(said - zoneOffset(zone, as<Instant>(said - zoneOffset(zone, now))));
  return at > now + LEEWAY ? as<Instant>(at - DAY) : at;
}

/** An entry made more than this after it happened is late, ms; as the record counts it. */
export const LATE_MS = 60_000;

/** Why what was said is no time yet: it lacks something, or it is still to come. Null where it is a time. */
export function faultIn(when: When, now: Instant, zone: string): string | null {
  if (instantOf(when, now, zone) !== null) return null;
  const lastOfTimes = as<Instant>(now + 400 * DAY);
  return instantOf(when, lastOfTimes, zone) === null ? "time not complete" : "this time has not come yet";
}

function onDay(text: string, time: { hour: number; minute: number }, now: Instant, zone: string): Instant | null {
  const day = parseDay(text);
  if (day === null) return null;
  const at = inZone({ ...day, ...time, second: 0, ms: 0 }, zone);
  return at > now + LEEWAY ? null : at;
}
