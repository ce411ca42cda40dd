import type { Language } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";

const locales: Readonly<Record<Language, string>> = { en: "en-US", es: "es-US" };
const formatters = new Map<string, Intl.DateTimeFormat>();

function shown(locale: string, zone: string, at: Instant, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formatters.set(key, formatter);
  // Narrow and unbreakable spaces become plain ones, for a text message with one in it costs twice as much;
  // and "a. m." is written in one way, whichever the installed language data prefer.
  return formatter
    .format(at)
    .replaceAll(/[\u00a0\u202f]/g, " ")
    .replaceAll(/\b([ap])\.\s?m\./g, "$1. m.");
}

/** "9:30 AM", "9:30 a. m." by the clocks of the zone. */
export const timeOf = (language: Language, zone: string, at: Instant): string =>
  shown(locales[language], zone, at, { hour: "numeric", minute: "2-digit" });

/** "Tuesday, November 24", "martes 24 de noviembre". */
export const dayOfLetter = (language: Language, zone: string, at: Instant): string =>
  withoutComma(language, shown(locales[language], zone, at, { weekday: "long", month: "long", day: "numeric" }));

/** Spanish writes "martes 24 de noviembre"; the language data put a comma after the weekday. */
const withoutComma = (language: Language, day: string): string => (language === "es" ? day.replace(",", "") : day);

/** "Tue, Nov 24", "martes 24 de noviembre": for a text message. */
export const shortDay = (language: Language, zone: string, at: Instant): string =>
  language === "es"
    ? dayOfLetter("es", zone, at)
    : shown("en-US", zone, at, { weekday: "short", month: "short", day: "numeric" });

/** What the zone's clocks are called that day, such as "EST". */
export function clockName(zone: string, at: Instant): string {
  const whole = shown("en-US", zone, at, { hour: "numeric", timeZoneName: "short" });
  return whole.slice(whole.lastIndexOf(" ") + 1);
}

/** "at 9:30 AM", "a la 1:30 p. m.", "a las 9:30 a. m." */
export function atTime(language: Language, zone: string, at: Instant): string {
  const time = timeOf(language, zone, at);
  if (language === "en") return `at ${time}`;
  return `${time.startsWith("1:") ? "a la" : "a las"} ${time}`;
}

/** "Tue, Nov 24, 9:30 AM", "martes 24 de noviembre a las 9:30 a. m.": for a text message. */
export const shortTime = (language: Language, zone: string, at: Instant): string =>
  language === "en"
    ? `${shortDay("en", zone, at)}, ${timeOf("en", zone, at)}`
    : `${shortDay("es", zone, at)} ${atTime("es", zone, at)}`;

/** "at about 12:00 PM", "cerca de las 12:00 p. m." */
export const aboutTime = (language: Language, zone: string, at: Instant): string =>
  language === "en" ? `at about ${timeOf("en", zone, at)}` : atTime("es", zone, at).replace(/^a /, "cerca de ");

/** "Tuesday, November 24, 2026 at 9:30 AM (EST)" */
export function wholeTime(language: Language, zone: string, at: Instant): string {
  const day = shown(locales[language], zone, at, { weekday: "long", month: "long", day: "numeric", year: "numeric" });
  const comma = language === "en" ? "" : ",";
  return `${withoutComma(language, day)}${comma} ${atTime(language, zone, at)} (${clockName(zone, at)})`;
}

/** Longer than any given name, and too short for a message. */
const NAME_CHARACTERS = 30;

/**
 * The name to greet by: "Ode, Mara" and "Mara Ode" are both Mara. One word, and nothing a link or a number is made of:
 * anybody can type a name on the public pages, and it goes to a telephone they chose.
 */
export function greetedName(name: string): string {
  const [family = "", given = ""] = name
    .replaceAll(/[:/.@\p{N}]/gu, "")
    .split(",")
    .map((part) => part.trim());
  const [first = ""] = (given === "" ? family : given).split(/\s+/);
  return first.slice(0, NAME_CHARACTERS);
}
