import { cancelAppointment, type Doing, moveAppointment, noteMissed } from "#booking/desk.ts";
import { appointmentsOfSeries, type SeriesRow } from "#booking/read.ts";
import type { Placing } from "#booking/events.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import { type CourseDate, datesOf, spacingOf } from "./rules/dates.ts";
import type { Passed } from "./events.ts";
import { type Course, isUnderWay, nextNth } from "./fold/course.ts";
import { byProtocol, givenBefore } from "./known.ts";
import { no, standing } from "./rules/finding.ts";
import type { SpacingFinding } from "./rules/spacing.ts";
import { addTo, change, courseOf, NO_COURSE, type Refused, type Stored, wasStored } from "./store.ts";

export type RefusedDates = Refused & { readonly next?: readonly Placing[] };

/** Earlier infusions that can still stand too close to a first date, days. */
export const LOOK_BACK = 8 * 86_400_000;

/** All rows booking has of a course, whatever became of them. */
export async function rowsOf(tx: Tx, { series }: Pick<Course, "series">): Promise<readonly SeriesRow[]> {
  const found: SeriesRow[] = [];
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

/**
 * The day came and the drug was not given. Where a date was booked, booking notes it as missed, and the course reads it there; where
 * none was, or whoever came was not given it, the course notes it itself. Either way the next date keeps the number.
 */
export async function noteInfusionMissed(doing: Doing, missing: Missing): Promise<Refused | Stored> {
  const { id, courseId, appointmentId, why } = missing;
  if (appointmentId === null)
    return change(doing, { id, courseId, type: "InfusionMissed" }, async (course) =>
      isUnderWay(course) && nextNth(course) <= course.count ? { nth: nextNth(course), why } : { refusals: [NONE_LEFT] },
    );
  await lockChain(doing.tx);
  const course = await courseOf(doing.tx, courseId);
  if (course === null) return NO_COURSE;
  const row = (await rowsOf(doing.tx, course)).find((one) => one.id === appointmentId);
  if (row === undefined)
    return { refusals: [no("no-such-date", "This is no date of the course.", "Reload the page.")] };
  const noted = await noteMissed(doing, { id, appointmentId, why });
  return "refusals" in noted ? noted : { course, again: false };
}

const NONE_LEFT = no("none-left", "No infusion of this course is to come.", "Resume it, extend it, or plan a new one.");

/** Every date still to come is called off; the patient is told by the booking desk. */
export async function callOffDates(doing: Doing, course: Course, why: string): Promise<void> {
  for (const { appointmentId } of await datesIn(doing.tx, course, doing.now))
    await cancelAppointment(doing, { id: uuidv7(), appointmentId, byWhom: "staff", why, onBehalf: true });
}
