import type { Language } from "#clinic/events.ts";
import { parseDay, showDay } from "#science/calendar.ts";
import { dayIn, inZone } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-US", es: "es-US" };
const formatters = new Map<string, Intl.DateTimeFormat>();

function shown(lang: Language, zone: string, at: Instant, options: Intl.DateTimeFormatOptions): string {
  const key = `${lang} ${zone} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALES[lang], { ...options, timeZone: zone });
  formatters.set(key, formatter);
  // A time stays in one piece at the end of a line.
  return formatter.format(at).replaceAll(/(?<=\d)\s(?=[AaPp]\.?\s?[Mm])/g, "\u00A0");
}

/** "Thursday, December 3", "jueves, 3 de diciembre" by the calendar of the zone. */
export const dayName = (lang: Language, zone: string, at: Instant): string =>
  shown(lang, zone, at, { weekday: "long", month: "long", day: "numeric" });

/** "10:30 AM" by the clocks of the zone. */
export const clockTime = (lang: Language, zone: string, at: Instant): string =>
  shown(lang, zone, at, { hour: "numeric", minute: "2-digit" });

/** A time as it stands in a sentence: "10:30 AM"; in Spanish with its article, "las 10:30 a.m.", "la 1:15 p.m." */
export function theTime(lang: Language, zone: string, at: Instant): string {
  const time = clockTime(lang, zone, at);
  if (lang === "en") return time;
  return `${time.startsWith("1:") ? "la" : "las"} ${time}`;
}

/** A sentence that ends in "a.m." ends in one full stop. */
export const oneStop = (sentence: string): string => sentence.replace(/([ap]\.\s?m\.)\.$/i, "$1");

/** What the clocks go by: "Eastern Time", "hora del este". */
export function zoneName(lang: Language, zone: string, at: Instant): string {
  const formatter = new Intl.DateTimeFormat(LOCALES[lang], { timeZone: zone, timeZoneName: "longGeneric" });
  return formatter.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** "2026-12-03" by the calendar of the zone. */
export const dayKey = (zone: string, at: Instant): string => showDay(dayIn(zone, at));

/** When a day such as "2026-12-03" begins in the zone; null for what is no day. */
export function dayBegins(zone: string, key: string): Instant | null {
  const day = parseDay(key);
  return day === null ? null : inZone({ ...day, hour: 0, minute: 0, second: 0, ms: 0 }, zone);
}

/** "Monday" to "Sunday"; Monday is 1. The first of January 2024 was a Monday. */
export const weekdayName = (lang: Language, weekday: number): string =>
  shown(lang, "UTC", Date.UTC(2024, 0, weekday) as Instant, { weekday: "long" });
