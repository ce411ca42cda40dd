import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import type { OwedNow } from "./inbox.ts";

const made = new Map<string, Intl.DateTimeFormat>();

/** "Thu 3 Dec, 11:15" by the clinic's clock. */
export function whenWords(zone: string, at: Instant): string {
  const known =
    made.get(zone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", day: "numeric", month: "short" });
  made.set(zone, known);
  return `${known.format(at).replaceAll(",", "")}, ${clockTime(at, zone)}`;
}

/** "3 h 10 min", "12 min" */
function lengthWords(ms: number): string {
  const total = Math.max(1, Math.round(ms / 60_000));
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** How long there is for an answer, of open hours: the clock stands still while the clinic is shut. */
export function clockWords({ openMsLeft }: OwedNow): string {
  if (openMsLeft === null) return "No time promised";
  return openMsLeft < 0 ? `Late by ${lengthWords(0 - openMsLeft)}` : `${lengthWords(openMsLeft)} left`;
}

export const isLate = ({ openMsLeft }: OwedNow): boolean => openMsLeft !== null && openMsLeft < 0;

const KILO = 1024;
export const sizeWords = (bytes: number): string =>
  bytes < KILO * KILO ? `${Math.max(1, Math.round(bytes / KILO))} kB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;

export const topicWords = { practical: "Visit, payment or form", health: "Health or treatment" } as const;
export const languageWords = { en: "English", es: "Spanish" } as const;
