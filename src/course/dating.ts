import {
  bookSeries,
  cancelAppointment,
  type Doing,
  holdSeries,
  moveAppointment,
  noteMissed,
  releaseSeries,
} from "#booking/desk.ts";
import { type AppointmentRow, appointmentsOfSeries } from "#booking/read.ts";
import type { Placing, Preference } from "#booking/events.ts";
import { contactOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import { type CourseDate, datesMissing, datesOf, spacingOf } from "./dates.ts";
import type { Passed } from "./events.ts";
import { type Course, isUnderWay } from "./fold/course.ts";
import { byProtocol, givenBefore } from "./known.ts";
import { standing } from "./rules/finding.ts";
import type { SpacingFinding } from "./rules/spacing.ts";
import { addTo, change, courseOf, NO_COURSE, type Refused, type Stored, wasStored } from "./store.ts";

const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

export type RefusedDates = Refused & { readonly next?: readonly Placing[] };

const TYPE = { induction: "infusion", booster: "infusion", maintenance: "maintenance" } as const;
/** Earlier infusions that can still stand too close to a first date, days. */
const LOOK_BACK = 8 * 86_400_000;

export type DatesWish = {
  readonly id: string;
  readonly courseId: string;
  /** Made where they were asked for; sent again, they are held once. */
  readonly series: string;
  readonly appointmentIds: readonly string[];
  readonly preference: Preference;
  /** In the same step: the patient is here and says yes. */
  readonly book: boolean;
};

/** All rows booking has of a course, whatever became of them. */
export async function rowsOf(tx: Tx, { series }: Pick<Course, "series">): Promise<readonly AppointmentRow[]> {
  const found: AppointmentRow[] = [];
  for (const one of series) found.push(...(await appointmentsOfSeries(tx, one)));
  return found;
}

export const datesIn = async (tx: Tx, course: Course, now: Instant): Promise<readonly CourseDate[]> =>
  datesOf(course, await rowsOf(tx, course), now);

/** What these dates do to the spacing of the course, by the protocol of today. */
export async function judgedDates(
  tx: Tx,
  course: Course,
  dates: readonly Pick<CourseDate, "nth" | "startAt">[],
): Promise<readonly SpacingFinding[]> {
  const { protocol } = await byProtocol(tx);
  const first = course.given[0]?.startedAt ?? dates[0]?.startAt ?? Infinity;
  const earlier = (await givenBefore(tx, course.patientId, course.id)).filter(
    ({ startedAt }) => first - startedAt < LOOK_BACK,
  );
  return spacingOf(course, dates, { protocol, earlier });
}

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
  if (missing === 0) return { refusals: [no("no-dates", "Every date of this course is there.", "Move one instead.")] };
  if (wish.appointmentIds.length !== missing)
    return { refusals: [no("count", `${missing} dates are missing.`, "Reload the page and choose again.")] };
  const held = await holdSeries(doing, await seriesFrom(doing, course, wish, dates));
  if ("refusals" in held) return held;
  const data = {
    series: wish.series,
    dates: held.held.map(({ appointmentId, placing }, n) => ({
      nth: course.given.length + dates.length + n + 1,
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

const OVER = no("not-under-way", "This course is interrupted or ended.", "Resume it, or plan a new one.");

async function seriesFrom(doing: Doing, course: Course, wish: DatesWish, dates: readonly CourseDate[]) {
  const { series, appointmentIds, preference } = wish;
  const before = (await givenBefore(doing.tx, course.patientId, course.id)).filter(
    ({ startedAt }) => preference.notBefore - startedAt < LOOK_BACK,
  );
  const kept = [...course.given.map(({ startedAt }) => startedAt), ...dates.map(({ startAt }) => startAt)].toSorted(
    (a, b) => a - b,
  );
  const soonest = Math.max(
    preference.notBefore,
    ...before.map(({ startedAt }) => startedAt + course.spacing.minHoursApart * 3_600_000),
  ) as Instant;
  return {
    typeId: TYPE[course.kind],
    siteId: null,
    series,
    appointmentIds,
    forWhom: { enquiryId: null, patientId: course.patientId },
    preference,
    find: {
      notBefore: soonest > doing.now ? soonest : doing.now,
      spacing: {
        count: appointmentIds.length,
        minHoursApart: spacedBy(course),
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
const spacedBy = ({ kind, interval, spacing }: Course): number =>
  kind === "maintenance" && interval !== null
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

export type DateMove = {
  readonly id: string;
  readonly courseId: string;
  readonly appointmentId: string;
  readonly startAt: Instant;
  readonly passed: readonly Passed[];
  /** Why a rule of booking, such as the opening hours, is passed over; null where none is. */
  readonly override: string | null;
};

/** Moves one date and leaves the others. A spacing it would break hard is refused; a soft one is passed by naming it with a reason. */
export async function moveDate(doing: Doing, move: DateMove): Promise<RefusedDates | Stored> {
  const { tx, now } = doing;
  await lockChain(tx);
  const course = await courseOf(tx, move.courseId);
  if (course === null) return NO_COURSE;
  if (await wasStored(doing, course.id, { id: move.id, type: "DateChanged" })) return { course, again: true };
  const { appointmentId, startAt, passed, override } = move;
  const dates = await datesIn(tx, course, now);
  if (!dates.some((date) => date.appointmentId === appointmentId))
    return { refusals: [no("no-such-date", "This is no date of the course that is to come.", "Reload the page.")] };
  const { nth, findings } = await findingsOfMove(tx, course, dates, { appointmentId, startAt });
  const against = standing(findings, passed);
  if (against.length > 0) return { refusals: against };
  const to = { id: uuidv7(), appointmentId, startAt, override, byWhom: "staff" as const, onBehalf: true };
  const moved = await moveAppointment(doing, to);
  if ("refusals" in moved) return moved;
  const data = { nth, appointmentId, startAt, passed };
  return { course: await addTo(doing, course.id, { id: move.id, type: "DateChanged", data }), again: false };
}

/** Only what the moved date has a part in: what was broken elsewhere before is not this move's doing. */
async function findingsOfMove(
  tx: Tx,
  course: Course,
  dates: readonly CourseDate[],
  to: Pick<DateMove, "appointmentId" | "startAt">,
) {
  const after = dates
    .map((date) => (date.appointmentId === to.appointmentId ? { ...date, startAt: to.startAt } : date))
    .toSorted((a, b) => a.startAt - b.startAt)
    .map((date, n) => ({ ...date, nth: course.given.length + n + 1 }));
  const nth = after.find(({ appointmentId }) => appointmentId === to.appointmentId)?.nth ?? 0;
  const findings = await judgedDates(tx, course, after);
  return { nth, findings: findings.filter(({ between }) => between.includes(`infusion ${nth}`)) };
}

type Missing = {
  readonly id: string;
  readonly courseId: string;
  readonly appointmentId: string | null;
  readonly why: string;
};

/** The day came and the drug was not given: the visit is noted as missed, and the next date keeps the number. */
export const noteInfusionMissed = (doing: Doing, { id, courseId, appointmentId, why }: Missing) =>
  change(doing, { id, courseId, type: "InfusionMissed" }, async (course) => {
    const dates = await datesIn(doing.tx, course, doing.now);
    const date = dates.find((one) => one.appointmentId === appointmentId);
    if (appointmentId !== null && date === undefined)
      return { refusals: [no("no-such-date", "This is no date of the course that is to come.", "Reload the page.")] };
    if (appointmentId !== null) {
      const noted = await noteMissed(doing, { id: uuidv7(), appointmentId, why });
      if ("refusals" in noted) return noted;
    }
    return { nth: date?.nth ?? course.given.length + 1, why };
  });

/** Every date still to come is called off; the patient is told by the booking desk. */
export async function callOffDates(doing: Doing, course: Course, why: string): Promise<void> {
  for (const { appointmentId } of await datesIn(doing.tx, course, doing.now))
    await cancelAppointment(doing, { id: uuidv7(), appointmentId, byWhom: "staff", why, onBehalf: true });
}
