import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";

/** "ride confirmed" as it begins a line: "Ride confirmed". */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "to discuss" as a sentence: "To discuss." */
export const sentence = (words: string): string => `${capital(words)}.`;

const made = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
  made.set(key, known);
  return known;
}

const SHORT = { weekday: "short", day: "numeric", month: "short" } as const;
const LONG = { weekday: "long", day: "numeric", month: "long" } as const;

/** "Thu 3 Dec" */
export const dayWords = (zone: string, at: Instant): string => format(zone, SHORT).format(at).replaceAll(",", "");

/** "Thursday 3 December" */
export const longDay = (zone: string, at: Instant): string => format(zone, LONG).format(at).replaceAll(",", "");

/** "Thu 3 Dec, 11:15" */
export const startWords = (zone: string, at: Instant): string => `${dayWords(zone, at)}, ${clockTime(at, zone)}`;

/** "Thu 3 Dec, 11:15 to 13:45" */
export const spanWords = (zone: string, from: Instant, to: Instant): string =>
  `${startWords(zone, from)} to ${clockTime(to, zone)}`;

/** "30 November – 4 December" */
export function weekWords(zone: string, first: Instant, last: Instant): string {
  const [a, b] = [first, last].map((at) => format(zone, { day: "numeric", month: "long" }).format(at));
  return a === b ? (a ?? "") : `${a} – ${b}`;
}
