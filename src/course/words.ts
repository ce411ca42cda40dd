import { showNumber } from "#science/display.ts";
import { parseDay } from "#science/calendar.ts";
import { inUtc } from "#science/civil.ts";
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

/** "16 Nov 2026", of a day that belongs to no zone. */
export function civilWords(iso: string): string {
  const day = parseDay(iso);
  if (day === null) return iso;
  const noon = inUtc({ ...day, hour: 12, minute: 0, second: 0, ms: 0 });
  return format("UTC", { day: "numeric", month: "short", year: "numeric" }).format(noon);
}

/** "2026-11-16", as a date field has it. */
export const dayField = (zone: string, at: Instant): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);

/** What a soft limit of a course is about, for whoever reads that it was passed: no code stands there. */
const LIMITS: Readonly<Record<string, string>> = {
  raise: "a higher dose than the rule would raise to now",
  "usual-rate": "faster than usual",
  "badly-borne": "no slower, no less after an infusion badly borne",
  "review-due": "the review is not written",
  "gap-review": "more than a week since the last infusion",
  "per-year": "more than are usual in a year",
  "count-usual": "another count than is usual",
  "count-soft": "many infusions within seven days",
  "spacing-soft": "little time to the infusion beside it",
  span: "spread over more days than planned",
  "span-interrupted": "spread over so many days that it counts as interrupted",
  "extend-outside": "an extension outside the rule",
};

const MEASURES: Readonly<Record<string, string>> = {
  "mg-per-kg": "dose per kg",
  minutes: "duration",
  "mg-per-kg-per-hour": "dose rate",
};

/** "mg-per-kg-above-soft" is "dose per kg above the usual". */
export function limitWords(rule: string): string {
  const [, measure = "", side = ""] = /^(.+)-(above|below)-soft$/.exec(rule) ?? [];
  const of = MEASURES[measure];
  return LIMITS[rule] ?? (of === undefined ? rule.replaceAll("-", " ") : `${of} ${side} the usual`);
}

/** "64% better", "12% worse". */
export const changeWords = (pct: number): string =>
  pct < 0 ? `${showNumber(-pct, 0)}% worse` : `${showNumber(pct, 0)}% better`;
