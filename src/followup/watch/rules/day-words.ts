import { type Day, dayOf } from "#science/calendar.ts";
import { as, type Instant } from "#science/units.ts";

const DAY_MS = 86_400_000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A day of the calendar from its number since 1970. */
export const dayFrom = (number: number): Day => dayOf(as<Instant>(number * DAY_MS));

const monthOf = ({ month }: Day): string => MONTHS[month - 1] ?? "";

/** "2 January" */
export const dayWords = (number: number): string => `${dayFrom(number).day} ${monthOf(dayFrom(number))}`;

/** "2 Jan" */
export const shortDay = (number: number): string => `${dayFrom(number).day} ${monthOf(dayFrom(number)).slice(0, 3)}`;

/** "28 – 31 December", "28 December – 3 January", "2 January" */
export function spanWords(from: number, to: number): string {
  if (from === to) return dayWords(from);
  const [first, last] = [dayFrom(from), dayFrom(to)];
  const same = first.month === last.month && first.year === last.year;
  return same ? `${first.day} – ${dayWords(to)}` : `${dayWords(from)} – ${dayWords(to)}`;
}
