import type { Language, Shift, Weekly } from "#clinic/events.ts";
import { as, type Instant } from "#science/units.ts";
import { clockTime, weekdayName } from "./show-time.ts";
import { words } from "./words.ts";

/** "8:30 AM", as Americans read it in both languages. */
function wallTime(time: string, lang: Language): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return clockTime(lang, "UTC", as<Instant>((hour * 60 + minute) * 60_000));
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
    days: first === last ? weekdayName(lang, first) : `${weekdayName(lang, first)} – ${weekdayName(lang, last)}`,
    times,
  }));
}

function timesOn(weekly: Weekly, weekday: number, lang: Language): string {
  const shifts: readonly Shift[] = weekly.filter((shift) => shift.weekday === weekday);
  const shown = shifts
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to }) => `${wallTime(from, lang)} – ${wallTime(to, lang)}`);
  return shown.length === 0 ? words[lang].closed : shown.join(", ");
}
