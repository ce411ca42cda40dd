import { showNumber } from "#science/display.ts";
import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";

const made = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
  made.set(key, known);
  return known;
}

/** "Mon 16 Nov" */
export const dayWords = (zone: string, at: Instant): string =>
  format(zone, { weekday: "short", day: "numeric", month: "short" }).format(at).replaceAll(",", "");

/** "16 Nov" */
export const shortDay = (zone: string, at: Instant): string =>
  format(zone, { day: "numeric", month: "short" }).format(at);

/** "Mon 16 Nov, 09:00" */
export const startWords = (zone: string, at: Instant): string => `${dayWords(zone, at)}, ${clockTime(at, zone)}`;

/** "2026-11-16", as a date field has it. */
export const dayField = (zone: string, at: Instant): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);

/** "64% better", "12% worse". */
export const changeWords = (pct: number): string =>
  pct < 0 ? `${showNumber(-pct, 0)}% worse` : `${showNumber(pct, 0)}% better`;
