import { type Day, dayOf } from "./calendar.ts";
import { as, type Instant } from "./units.ts";

/** A time as a clock on the wall shows it, in no zone. Month 1–12. */
export type Wall = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
};

/** Days from 1970-01-01 to a day of the Gregorian calendar. Howard Hinnant, "chrono-compatible low-level date algorithms". */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The instant at which a clock in UTC shows this. */
export const inUtc = ({ year, month, day, hour, minute, second, ms }: Wall): Instant =>
  as<Instant>(daysFromCivil(year, month, day) * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms);

/** Whether this is the name of a zone, such as "America/New_York"; an offset such as "+02:00" is none, for it knows no summer. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC at an instant, in ms. Throws for a zone nobody knows. */
export function zoneOffset(zone: string, at: Instant): number {
  if (zone === "UTC") return 0;
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, formatter);
  }
  const shown = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  return inUtc({ year, month, day, hour, minute, second, ms: 0 }) - Math.floor(at / 1000) * 1000;
}

/** The day an instant falls on by the calendar of a zone. Throws for a zone nobody knows. */
export const dayIn = (zone: string, at: Instant): Day => dayOf(as<Instant>(at + zoneOffset(zone, at)));

/**
 * The instant at which clocks of a zone show this. In the hour that comes twice in autumn it is the first one;
 * in the hour that is skipped in spring it is what a clock not yet put forward would mean.
 */
export function inZone(wall: Wall, zone: string): Instant {
  const asUtc = inUtc(wall);
  const before = zoneOffset(zone, as<Instant>(asUtc - 86_400_000));
  const guess = as<Instant>(asUtc - before);
  return zoneOffset(zone, guess) === before ? guess : shiftedGuess(asUtc, zone, guess);
}

function shiftedGuess(asUtc: Instant, zone: string, guess: Instant): Instant {
  const shifted = as<Instant>(asUtc - zoneOffset(zone, guess));
  return zoneOffset(zone, shifted) === zoneOffset(zone, guess) ? shifted : guess;
}
