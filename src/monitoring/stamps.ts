import { parseDay } from "#science/calendar.ts";
import { inUtc, inZone, type Wall } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";

/** A time as HL7 writes it, resolved. `assumed` says the message named no zone and the device's was used. */
export type Stamp = { readonly at: Instant; readonly assumed: boolean };

/** No clock on earth is more than 14 hours ahead of UTC: another offset is no time, and its row goes by its group's. */
const SHAPE = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(\.\d+|\d{3})?)?\s*([+-](?:0\d|1[0-4])[0-5]\d)?$/;

/**
 * Reads "20260724134901", with or without seconds, fraction (also undotted) and zone; null for anything else, a bare day
 * included, because a measurement without an hour says nothing of when.
 */
export function stampOf(text: string, deviceZone: string): Stamp | null {
  const found = SHAPE.exec(text.trim());
  if (found === null || found[4] === undefined) return null;
  const [, year, month, day, hour, minute, second = "0", fraction = "", zone] = found;
  const wall: Wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    ms: Math.floor(Number(`0.${fraction.replace(".", "") || "0"}`) * 1000),
  };
  if (parseDay(`${year}-${month}-${day}`) === null || !isOnClock(wall)) return null;
  return zone === undefined
    ? { at: inZone(wall, deviceZone), assumed: true }
    : { at: as<Instant>(inUtc(wall) - offsetOf(zone)), assumed: false };
}

/** Second 60 is a leap second. */
const isOnClock = ({ hour, minute, second }: Wall): boolean => hour <= 23 && minute <= 59 && second <= 60;

const offsetOf = (zone: string): number =>
  (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3))) * 60_000;
