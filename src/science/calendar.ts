import type { Instant } from "./units.ts";

/** A day of the calendar, wherever it is lived. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

const MS_PER_DAY = 86_400_000;

/** The day an instant falls on in UTC, by Howard Hinnant's civil-from-days reckoning (proleptic Gregorian). */
export function dayOf(instant: Instant): Day {
  const days = Math.floor(instant / MS_PER_DAY) + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** Reads "2026-11-24". Null for anything else, and for days that do not exist. */
export function parseDay(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? { year, month, day } : null;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);

/** The same day so many months on; the 31st becomes the month's last day where it has none. */
export function monthsAfter({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return { year: inYear, month: inMonth, day: Math.min(day, daysIn(inYear, inMonth)) };
}

/** Negative when `a` is the earlier day, 0 on the same day. */
export const compareDays = (a: Day, b: Day): number => a.year - b.year || a.month - b.month || a.day - b.day;

/** "2026-01-05" */
export const showDay = ({ year, month, day }: Day): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Whole years on a day for someone born on `birthDate` ("1985-03-14"); null when that is not a day. */
export function ageOn(birthDate: string, today: Day): number | null {
  const born = parseDay(birthDate);
  if (born === null) return null;
  const hadBirthday = compareDays({ ...today, year: born.year }, born) >= 0;
  return today.year - born.year - (hadBirthday ? 0 : 1);
}
