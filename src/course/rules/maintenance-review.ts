import type { Source } from "#clinic/events.ts";
import { dayOf, monthsAfter } from "#science/calendar.ts";
import { daysFromCivil } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { Course } from "../fold/course.ts";

export const maintenanceReviewSource: Source = {
  from: "Clinical reference 9.4: every three months, benefit against bladder, liver, memory and dependence",
  evidence: "P",
};

const DAY = 86_400_000;

/** Where the plan was written before its protocol said. */
const MONTHS = 3;

/** When maintenance is to be looked at again: so many months after the last review, or after its first infusion. Null before that. */
export function maintenanceReviewAt({
  kind,
  given,
  reviews,
  reviewMonths = MONTHS,
}: Pick<Course, "kind" | "given" | "reviews" | "reviewMonths">): Instant | null {
  const from = reviews.at(-1)?.at ?? given[0]?.startedAt;
  if (kind !== "maintenance" || from === undefined) return null;
  const { year, month, day } = monthsAfter(dayOf(from), reviewMonths);
  return as<Instant>(daysFromCivil(year, month, day) * DAY + (from % DAY));
}
