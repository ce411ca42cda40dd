import { type Day, dayOf } from "#science/calendar.ts";
import { daysFromCivil } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { CourseSpacing } from "../events.ts";

const MS_PER_DAY = 86_400_000;
/** Nobody plans a course to begin later than that. */
const HORIZON_DAYS = 84;

export type Rhythm = {
  readonly first: Day;
  /** 1 is Monday; none named are all. */
  readonly weekdays: readonly number[];
  readonly isClosed: (day: Day) => boolean;
  readonly count: number;
  readonly spacing: CourseSpacing;
};

/**
 * The days a course would have in an empty clinic, the same time each day: the earliest last day, and of those the earliest days.
 * Clinical reference 9.1. Null where the rhythm holds no such course within twelve weeks.
 */
export function courseDays(rhythm: Rhythm): readonly Day[] | null {
  const possible = daysOf(rhythm);
  for (const [n] of possible.entries()) {
    const chosen = chained(possible.slice(n), rhythm);
    if (chosen.length < rhythm.count) return null;
    if ((chosen.at(-1) ?? 0) - (chosen[0] ?? 0) <= rhythm.spacing.withinDays) return chosen.map(dayAt);
  }
  return null;
}

const dayAt = (number: number): Day => dayOf(as<Instant>(number * MS_PER_DAY));

/** 1970-01-01 was a Thursday. */
const weekdayOf = (number: number): number => ((number + 3) % 7) + 1;

function daysOf({ first, weekdays, isClosed }: Rhythm): readonly number[] {
  const from = daysFromCivil(first.year, first.month, first.day);
  return Array.from({ length: HORIZON_DAYS }, (_, n) => from + n).filter(
    (day) => (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) && !isClosed(dayAt(day)),
  );
}

/** Taking the next possible day never makes a later one worse. */
function chained(days: readonly number[], { count, spacing }: Rhythm): readonly number[] {
  const apart = Math.ceil(spacing.minHoursApart / 24);
  const chosen: number[] = [];
  for (const day of days) {
    const last = chosen.at(-1) ?? -Infinity;
    const weekAgo = chosen.at(-spacing.maxPer7Days) ?? -Infinity;
    if (chosen.length < count && day - last >= apart && day - weekAgo >= 7) chosen.push(day);
  }
  return chosen;
}
