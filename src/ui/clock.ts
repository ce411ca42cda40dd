import { useEffect, useState } from "react";
import { lengthWords } from "#science/length.ts";
import { as, type Instant } from "#science/units.ts";

let ahead = 0;

/** Sets the screen's clock by the server's: counted on from there by a clock nobody can turn. */
export const setServerTime = (serverNow: Instant): void => {
  ahead = serverNow - performance.timeOrigin - performance.now();
};

/** The server's time now, as well as this screen knows it. */
export const serverTime = (): Instant => as<Instant>(Math.round(performance.timeOrigin + performance.now() + ahead));

/** The time now, anew every `everyMs`, at least once a second for a clock that ticks. */
export function useNow(everyMs = 1000): Instant {
  const [now, setNow] = useState(serverTime);
  useEffect(() => {
    const ticking = setInterval(() => setNow(serverTime()), everyMs);
    return () => clearInterval(ticking);
  }, [everyMs]);
  return now;
}

const shown = (zone: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options });
  return (at: Instant): string => format.format(at);
};

const made = new Map<string, (at: Instant) => string>();

function keptFor(key: string, zone: string, options: Intl.DateTimeFormatOptions) {
  const known = made.get(`${key} ${zone}`) ?? shown(zone, options);
  made.set(`${key} ${zone}`, known);
  return known;
}

const HOUR_MINUTE = { hour: "2-digit", minute: "2-digit" } as const;

/** "10:32" by the clinic's clock. */
export const clockTime = (at: Instant, zone: string): string => keptFor("hm", zone, HOUR_MINUTE)(at);

/** "10:32:14" by the clinic's clock. */
export const clockSeconds = (at: Instant, zone: string): string =>
  keptFor("hms", zone, { ...HOUR_MINUTE, second: "2-digit" })(at);

const LONGEST_TIMER = 48 * 3_600_000;

/** "24:06", "1:04:06", "61 days": a length of time, never negative. */
export function spanOf(ms: number): string {
  if (ms >= LONGEST_TIMER) return lengthWords(ms);
  const total = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** "now", "40 s ago", "3 min ago", "2 h ago", "61 days ago". */
export const ageOf = (ms: number): string => (ms < 3000 ? "now" : `${lengthWords(ms)} ago`);
