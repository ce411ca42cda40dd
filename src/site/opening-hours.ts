import type { Language, Shift, Weekly } from "#clinic/events.ts";
import { words } from "./words.ts";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-US", es: "es-US" };

/** "Monday" or "lunes"; 1 January 2024 was a Monday. */
const dayName = (weekday: number, lang: Language): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, weekday));

/** "8:30 AM", as Americans read it in both languages. */
function clockTime(time: string, lang: Language): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const shown = new Intl.DateTimeFormat(LOCALES[lang], { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  return shown.format(Date.UTC(2024, 0, 1, hour, minute));
}

/** The week in as few lines as it can be said: neighbouring days with the same times share one. */
export function openingHours(
  weekly: Weekly,
  lang: Language,
): readonly { readonly days: string; readonly times: string }[] {
  const lines: { first: number; last: number; times: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const times = timesOn(weekly, weekday, lang);
    const before = lines.at(-1);
    if (before?.times === times) before.last = weekday;
    else lines.push({ first: weekday, last: weekday, times });
  }
  return lines.map(({ first, last, times }) => ({
    days: first === last ? dayName(first, lang) : `${dayName(first, lang)} – ${dayName(last, lang)}`,
    times,
  }));
}

function timesOn(weekly: Weekly, weekday: number, lang: Language): string {
  const shifts: readonly Shift[] = weekly.filter((shift) => shift.weekday === weekday);
  const shown = shifts
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to }) => `${clockTime(from, lang)} – ${clockTime(to, lang)}`);
  return shown.length === 0 ? words[lang].closed : shown.join(", ");
}
