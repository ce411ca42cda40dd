import { bookSeries, type Doing, holdSeries, releaseSeries } from "#booking/desk.ts";
import type { Preference } from "#booking/events.ts";
import { isAllowed } from "#people/events.ts";
import { contactOf, staffOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { as, type Instant } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import { type CourseDate, datesMissing } from "./rules/dates.ts";
import { datesIn, LOOK_BACK, type RefusedDates } from "./dating.ts";
import { type Course, isUnderWay } from "./fold/course.ts";
import { givenBefore } from "./known.ts";
import { no } from "./rules/finding.ts";
import { addTo, courseOf, NO_COURSE, type Refused, type Stored, wasStored } from "./store.ts";

const TYPE = { induction: "infusion", booster: "infusion", maintenance: "maintenance" } as const;

export type DatesWish = {
  readonly id: string;
  readonly courseId: string;
  /** Made where they were asked for; sent again, they are held once. */
  readonly series: string;
  readonly appointmentIds: readonly string[];
  readonly preference: Preference;
  /** Why the next infusion of maintenance comes before its interval is over; a physician says so. Null: it does not. */
  readonly sooner?: string | null;
  /** In the same step: the patient is here and says yes. */
  readonly book: boolean;
};

/**
 * Finds every date the course still lacks, as near to each other as the rules and the patient's preferences allow, and holds
 * them together, or none. With `book` they are booked in the same step.
 */
export async function holdDates(doing: Doing, wish: DatesWish): Promise<RefusedDates | Stored> {
  const { tx, now } = doing;
  await lockChain(tx);
  const course = await courseOf(tx, wish.courseId);
  if (course === null) return NO_COURSE;
  if (await wasStored(doing, course.id, { id: wish.id, type: "DatesHeld" })) return { course, again: true };
  if (!isUnderWay(course)) return { refusals: [OVER] };
  const dates = await datesIn(tx, course, now);
  const missing = datesMissing(course, dates);
  const against = [...ofWish(course, wish, missing), ...(await ofSooner(doing, wish))];
  if (against.length > 0) return { refusals: against };
  const held = await holdSeries(doing, await seriesFrom(doing, course, wish, dates));
  if ("refusals" in held) return held;
  const data = {
    series: wish.series,
    ...soonerIn(wish),
    dates: held.held.map(({ appointmentId, placing }, n) => ({
      nth: firstNthOf(course, dates) + n,
      appointmentId,
      startAt: placing.startAt,
    })),
  };
  const stored = await addTo(doing, course.id, { id: wish.id, type: "DatesHeld", data });
  if (!wish.book) return { course: stored, again: false };
  const booked = await bookDates(doing, { id: uuidv7(), courseId: course.id, series: wish.series });
  if ("refusals" in booked) throw new Error(`dates just held could not be booked: ${booked.refusals[0]?.says ?? ""}`);
  return booked;
}

const firstNthOf = ({ given }: Course, dates: readonly CourseDate[]): number => given.length + dates.length + 1;

const soonerIn = ({ sooner }: DatesWish) => (sooner == null ? {} : { sooner });

const OVER = no("not-under-way", "This course is interrupted or ended.", "Resume it, or plan a new one.");

async function seriesFrom(doing: Doing, course: Course, wish: DatesWish, dates: readonly CourseDate[]) {
  const { series, appointmentIds, preference } = wish;
  const before = (await givenBefore(doing.tx, course.patientId, course.id)).filter(
    ({ startedAt }) => preference.notBefore - startedAt < LOOK_BACK,
  );
  const kept = [...course.given.map(({ startedAt }) => startedAt), ...dates.map(({ startAt }) => startAt)].toSorted(
    (a, b) => a - b,
  );
  const soonest = as<Instant>(
    Math.max(
      preference.notBefore,
      ...before.map(({ startedAt }) => startedAt + course.spacing.minHoursApart * 3_600_000),
    ),
  );
  return {
    typeId: TYPE[course.kind],
    siteId: null,
    series,
    appointmentIds,
    firstNth: firstNthOf(course, dates),
    forWhom: { enquiryId: null, patientId: course.patientId },
    preference,
    find: {
      notBefore: soonest > doing.now ? soonest : doing.now,
      spacing: {
        count: appointmentIds.length,
        minHoursApart: spacedBy(course, wish),
        maxPer7Days: course.spacing.maxPer7Days,
        // Where dates are given already, it is late for ending in time; then the next are found all the same, and the page says so.
        withinDays: kept.length > 0 ? ANY : course.spacing.withinDays,
      },
      kept,
    },
  };
}

const ANY = 400;

/** Maintenance keeps its interval, a day less so that the same weekday and hour fit. */
const spacedBy = ({ kind, interval, spacing }: Course, { sooner }: DatesWish): number =>
  kind === "maintenance" && interval !== null && sooner == null
    ? Math.max(spacing.minHoursApart, (interval.days - 1) * 24)
    : spacing.minHoursApart;

type OfSeries = { readonly id: string; readonly courseId: string; readonly series: string };

/** Books everything that is held under one name, or none. */
export async function bookDates(doing: Doing, { id, courseId, series }: OfSeries): Promise<RefusedDates | Stored> {
  await lockChain(doing.tx);
  const course = await courseOf(doing.tx, courseId);
  if (course === null) return NO_COURSE;
  if (await wasStored(doing, courseId, { id, type: "DatesBooked" })) return { course, again: true };
  if (!course.series.includes(series))
    return { refusals: [no("no-such-series", "These dates are not of this course.", "Reload the page.")] };
  const language = (await contactOf(doing.tx, course.patientId))?.language ?? "en";
  const forWhom = { enquiryId: null, patientId: course.patientId };
  const booked = await bookSeries(doing, { series, forWhom, language });
  if ("refusals" in booked) return booked;
  return { course: await addTo(doing, courseId, { id, type: "DatesBooked", data: { series } }), again: false };
}

/** Gives what is held back; what is booked stays. */
export async function releaseDates(
  doing: Doing,
  { courseId, series }: Omit<OfSeries, "id">,
): Promise<Refused | Stored> {
  await lockChain(doing.tx);
  const course = await courseOf(doing.tx, courseId);
  if (course === null || !course.series.includes(series)) return NO_COURSE;
  await releaseSeries(doing, series);
  return { course, again: false };
}

/** Maintenance has no end in sight: its dates are found as many at a time as are asked for. */
function ofWish({ kind }: Course, { appointmentIds }: DatesWish, missing: number): readonly Refusal[] {
  if (missing === 0) return [no("no-dates", "Every date of this course is there.", "Move one instead.")];
  const { length } = appointmentIds;
  return length === missing || (kind === "maintenance" && length < missing)
    ? []
    : [no("count", `${missing} dates are missing.`, "Reload the page and choose again.")];
}

/** The interval is a physician's order, and so is leaving it. */
async function ofSooner({ tx, by }: Doing, { sooner }: DatesWish): Promise<readonly Refusal[]> {
  if (sooner == null) return [];
  if (sooner.trim() === "") return [no("sooner", "The reason is missing.", "Write why it comes sooner.", "sooner")];
  const roles = (await staffOf(tx, by))?.roles ?? [];
  return isAllowed(roles, "plan-course")
    ? []
    : [no("sooner-by-physician", "A physician decides that it comes before its interval.", "Ask the prescriber.")];
}
