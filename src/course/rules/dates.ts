import type { Protocol } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import { type Course, type Given, nextNth } from "../fold/course.ts";
import { type Dated, spacingFindings, type SpacingFinding, type SpacingLimits } from "./spacing.ts";

/** A date of a course as booking has it. `nth` is the infusion it would be now: one more than were given, and so on by time. */
export type CourseDate = {
  readonly appointmentId: string;
  readonly nth: number;
  readonly startAt: Instant;
  readonly endAt: Instant;
  readonly state: "held" | "booked" | "arrived";
  readonly heldUntil: Instant | null;
  readonly moves: number;
};

const HALF_DAY = 12 * 3_600_000;

/** An appointment of the course as booking has it, whatever became of it. */
export type BookedDate = {
  readonly id: string;
  readonly startAt: Instant;
  readonly endAt: Instant;
  readonly state: "held" | "booked" | "arrived" | "done" | "missed" | "cancelled" | "released";
  readonly heldUntil: Instant | null;
  readonly moves: number;
};

const isToCome = (state: BookedDate["state"]): state is CourseDate["state"] =>
  state === "held" || state === "booked" || state === "arrived";

/** The drug has begun at this date. */
export const isBegun = (course: Pick<Course, "given">, { startAt }: Pick<BookedDate, "startAt">): boolean =>
  course.given.some((given) => Math.abs(given.startedAt - startAt) < HALF_DAY);

/** The dates still to come, by time. One at which the drug has begun is no date to come any more, though the visit goes on. */
export function datesOf(
  course: Pick<Course, "given">,
  rows: readonly BookedDate[],
  now: Instant,
): readonly CourseDate[] {
  return rows
    .flatMap(({ state, ...row }) => (isToCome(state) ? [{ ...row, state }] : []))
    .filter((row) => !isBegun(course, row) && (row.state !== "held" || (row.heldUntil ?? 0) > now))
    .toSorted((a, b) => a.startAt - b.startAt)
    .map(({ id, startAt, endAt, state, heldUntil, moves }, n) => ({
      appointmentId: id,
      nth: nextNth(course) + n,
      startAt,
      endAt,
      state,
      heldUntil,
      moves,
    }));
}

/** How many dates are still to be found. */
export const datesMissing = ({ count, given }: Pick<Course, "count" | "given">, dates: readonly CourseDate[]): number =>
  Math.max(0, count - given.length - dates.length);

/** The parts of the protocol that dates are judged by. */
type Judging = Pick<Protocol, "spacing" | "course">;

/** Maintenance has no end to be in time for. */
export const limitsFor = ({ kind }: Pick<Course, "kind">, { spacing, course }: Judging): SpacingLimits => ({
  ...spacing,
  withinDays: kind === "induction" ? course.targetDays : null,
  interruptedDays: kind === "induction" ? course.interruptedDays : null,
});

const givenDates = (given: readonly Given[]): readonly Dated[] =>
  given.map(({ nth, startedAt }) => ({ label: `infusion ${nth}`, startAt: startedAt }));

/** What the dates of a course do to its spacing, those given and those of an earlier course in the week before among them. */
export function spacingOf(
  course: Pick<Course, "given" | "kind">,
  dates: readonly Pick<CourseDate, "nth" | "startAt">[],
  { protocol, earlier }: { readonly protocol: Judging; readonly earlier: readonly Given[] },
): readonly SpacingFinding[] {
  const own = [
    ...givenDates(course.given),
    ...dates.map(({ nth, startAt }) => ({ label: `infusion ${nth}`, startAt })),
  ];
  const limits = limitsFor(course, protocol);
  if (earlier.length === 0) return spacingFindings(own, limits);
  const before = earlier.map(({ startedAt }) => ({ label: "the course before", startAt: startedAt }));
  const long = spacingFindings(own, limits).filter(({ rule }) => rule.startsWith("span"));
  const close = spacingFindings([...before, ...own], { ...limits, withinDays: null, interruptedDays: null });
  return [...close.filter(({ between }) => between.some((label) => label !== "the course before")), ...long];
}
