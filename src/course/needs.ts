import type { Need } from "#tasks/desk.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { type CourseDate, datesMissing } from "./rules/dates.ts";
import { type Course, isUnderWay, nextNth, orderOf } from "./fold/course.ts";
import { isReviewPoint } from "./rules/decide.ts";
import { maintenanceReviewAt } from "./rules/maintenance-review.ts";
import type { MissedDate } from "./rules/missed-dates.ts";

const DAY = minutes(24 * 60);
const days = (count: number) => minutes(count * 24 * 60);

type Waiting = Pick<Need, "key" | "says" | "severity" | "owner" | "since" | "dueAt" | "action"> &
  Partial<Pick<Need, "opens">>;

type Known = {
  readonly dates: readonly CourseDate[];
  readonly missed: readonly MissedDate[];
  /** Medicines of which nobody has said whether they are taken on the day of an infusion. */
  readonly undecided: number;
};

/** What a course waits for somebody to do. Spacing that is broken is shown on its page, judged by the protocol of the day. */
export function needsOf(course: Course, { dates, missed, undecided }: Known): readonly Need[] {
  const { patientId, kind } = course;
  const needs = isUnderWay(course)
    ? [
        orderNeed(course, dates),
        medicinesNeed(course, dates, undecided),
        cosignNeed(course),
        reviewNeed(course),
        maintenanceNeed(course),
        datesNeed(course, dates, missed),
        longNeed(course),
      ]
    : [];
  return needs
    .flatMap((need) => need ?? [])
    .map((need) => ({ opens: `/patients/${patientId}/course`, ...need, about: ABOUT[kind], patientId }));
}

const ABOUT = { induction: "course of infusions", booster: "boosters", maintenance: "maintenance" } as const;

/** The evening before at the latest, so that nobody waits in a chair for a signature. */
function orderNeed(course: Course, dates: readonly CourseDate[]): Waiting | null {
  const nth = nextNth(course);
  const date = dates.find((one) => one.nth === nth && one.state !== "held");
  if (date === undefined || orderOf(course, nth) !== null) return null;
  const since = after(date.startAt, days(-2));
  return {
    key: "order",
    severity: "medium",
    says: `Order for infusion ${nth} to be signed`,
    owner: "prescriber",
    since,
    dueAt: after(date.startAt, minutes(-12 * 60)),
    action: "Sign the order",
  };
}

/** Until a physician has decided, the patient reads "ask us about it": decided the day before, they can still be told. */
function medicinesNeed(course: Course, dates: readonly CourseDate[], undecided: number): Waiting | null {
  const nth = nextNth(course);
  const date = dates.find((one) => one.nth === nth && one.state !== "held");
  if (date === undefined || undecided === 0) return null;
  const many = undecided === 1 ? "one medicine" : `${undecided} medicines`;
  return {
    key: "medicines",
    severity: "medium",
    says: `Before infusion ${nth}: take or leave out ${many}`,
    owner: "prescriber",
    since: after(date.startAt, days(-3)),
    dueAt: after(date.startAt, days(-1)),
    action: "Decide",
    opens: `/patients/${course.patientId}/medicines`,
  };
}

function cosignNeed(course: Course): Waiting | null {
  const order = orderOf(course, nextNth(course));
  if (order === null || !order.needsSecond || order.cosigned !== null) return null;
  return {
    key: "cosign",
    severity: "medium",
    says: `Order for infusion ${order.nth}: a second physician signs this dose`,
    owner: "medical-director",
    since: order.signed.at,
    dueAt: after(order.signed.at, DAY),
    action: "Read and sign",
  };
}

function reviewNeed(course: Course): Waiting | null {
  const { given, reviews, kind } = course;
  const last = given.at(-1);
  if (kind !== "induction" || last === undefined || !isReviewPoint(given.length)) return null;
  if (reviews.some(({ afterNth }) => afterNth === given.length)) return null;
  return {
    key: `review-${given.length}`,
    severity: "medium",
    says: `Review after infusion ${given.length}`,
    owner: "prescriber",
    since: last.startedAt,
    dueAt: after(last.startedAt, days(2)),
    action: "Review",
  };
}

/** Listed from the day it is due on, until a review is signed. */
function maintenanceNeed(course: Course): Waiting | null {
  const since = maintenanceReviewAt(course);
  if (since === null) return null;
  return {
    key: "review-maintenance",
    severity: "medium",
    says: "Review of the maintenance: benefit against bladder, liver, memory and dependence",
    owner: "prescriber",
    since,
    dueAt: after(since, days(14)),
    action: "Review",
  };
}

function datesNeed(course: Course, dates: readonly CourseDate[], missed: readonly MissedDate[]): Waiting | null {
  const missing = datesMissing(course, dates);
  if (missing === 0 || course.kind === "maintenance") return null;
  const since = as<Instant>(Math.max(course.plannedAt, ...missed.map(({ at }) => at)));
  return {
    key: "dates",
    severity: course.given.length > 0 ? "medium" : "low",
    says: missing === 1 ? "One date of the course is still to be found" : `${missing} dates are still to be found`,
    owner: "nurse",
    since,
    dueAt: after(since, days(1)),
    action: "Find dates",
  };
}

/** Listed then; whether it is interrupted a person says. */
function longNeed({ kind, given, count, resumedAt, spacing }: Course): Waiting | null {
  const first = given[0];
  if (kind !== "induction" || first === undefined || given.length >= count || resumedAt !== null) return null;
  const since = after(first.startedAt, days(spacing.interruptedDays));
  return {
    key: "interrupted",
    severity: "medium",
    says: `This course has taken ${spacing.interruptedDays} days and is not finished`,
    owner: "prescriber",
    since,
    dueAt: after(since, days(2)),
    action: "Decide how it goes on",
  };
}
