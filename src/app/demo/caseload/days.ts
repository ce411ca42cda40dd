import { dayOf, showDay } from "#science/calendar.ts";
import { dayIn, daysFromCivil, inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { ZONE } from "../seed.ts";
import type { Person } from "./person.ts";

const DAY_MS = 86_400_000;
/** From Monday on. */
const WORKDAYS = 5;

/** Days counted from today, in the clinic's zone: 0 is today, -1 yesterday. */
export type Calendar = {
  readonly at: (day: number, clock: string) => Instant;
  /** "2026-11-02" */
  readonly date: (day: number) => string;
  /** 0 is Monday. */
  readonly weekday: (day: number) => number;
  readonly isWorkday: (day: number) => boolean;
  /** The day itself where it is a working day, else the last before it. */
  readonly onOrBefore: (day: number) => number;
};

export function calendarFrom(now: Instant): Calendar {
  const { year, month, day } = dayIn(ZONE, now);
  const today = daysFromCivil(year, month, day);
  const civil = (n: number) => dayOf(as<Instant>((today + n) * DAY_MS));
  // 1 January 1970 was a Thursday.
  const weekday = (n: number) => (((today + n + 3) % 7) + 7) % 7;
  const isWorkday = (n: number) => weekday(n) < WORKDAYS;
  const onOrBefore = (n: number): number => (isWorkday(n) ? n : onOrBefore(n - 1));
  return {
    at: (n, clock) => {
      const [hour = 0, minute = 0] = clock.split(":").map(Number);
      return inZone({ ...civil(n), hour, minute, second: 0, ms: 0 }, ZONE);
    },
    date: (n) => showDay(civil(n)),
    weekday,
    isWorkday,
    onOrBefore,
  };
}

/** When a patient's story happened, in days from today. */
export type Story = {
  readonly registered: number;
  /** The nurse's visit, with blood and pressure; the evaluation. */
  readonly worked: number;
  readonly evaluated: number;
  readonly consented: number;
  readonly infusions: readonly number[];
};

const EVALUATED: Readonly<Partial<Record<Person["state"], number>>> = {
  evaluation: -2,
  "needs-information": -6,
  "specialist-review": -5,
  declined: -7,
  eligible: -6,
  consented: -11,
};

/** Working days for all of it, the infusions as near to what is planned as a week allows. */
export function storyOf({ state, treatment }: Person, calendar: Calendar): Story {
  const infusions = treatment === undefined ? [] : infusionDays(treatment, calendar);
  const [first] = infusions;
  const evaluated = calendar.onOrBefore(first === undefined ? (EVALUATED[state] ?? -1) : first - 12);
  const worked = calendar.onOrBefore(evaluated - 4);
  return {
    registered: calendar.onOrBefore(worked - 5),
    worked,
    evaluated,
    consented: calendar.onOrBefore(first === undefined ? -4 : first - 6),
    infusions,
  };
}

const SHIFTS = [0, 1, -1, 2, -2, 3, -3, -4, -5, -6];

function infusionDays(
  { firstDaysAgo, given }: NonNullable<Person["treatment"]>,
  calendar: Calendar,
): readonly number[] {
  const shifted = SHIFTS.map((shift) => given.map((day) => day - firstDaysAgo + shift)).filter((days) =>
    days.every((day) => day < 0),
  );
  const off = (days: readonly number[]) => days.filter((day) => !calendar.isWorkday(day)).length;
  const [best = []] = shifted.toSorted((a, b) => off(a) - off(b));
  return best.map((day) => calendar.onOrBefore(day));
}

const WEEK = 7;

/** Is the baseline of the evaluation older than a week when the first infusion comes? */
export const isAskedAgain = ({ evaluated, infusions: [first] }: Story): boolean =>
  first !== undefined && first - evaluated >= WEEK;
