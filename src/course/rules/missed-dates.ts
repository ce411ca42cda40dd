import type { Instant } from "#science/units.ts";
import type { Course } from "../fold/course.ts";
import { type BookedDate, isBegun } from "./dates.ts";

/** An infusion that was to be given and was not: its number is the next date's now. */
export type MissedDate = {
  readonly nth: number;
  /** When it was to be; null where no date was booked for it. */
  readonly startAt: Instant | null;
  /** Did not come; was called off before; came, and was not given it. */
  readonly how: "missed" | "cancelled" | "not-given";
  readonly why: string;
  /** When it was noted. */
  readonly at: Instant;
};

/** What became of a date, with who gave it up and why. */
export type EndedDate = BookedDate & { readonly ended: { readonly at: Instant; readonly why: string } | null };

type Lost = EndedDate & { readonly state: "missed" | "cancelled"; readonly ended: NonNullable<EndedDate["ended"]> };

const isLost = (row: EndedDate): row is Lost =>
  (row.state === "missed" || row.state === "cancelled") && row.ended !== null;

/** Every date of a course that was missed or called off, as booking noted it, and every visit that ended before the drug; by time. */
export function missedDates(
  course: Pick<Course, "given" | "missed">,
  rows: readonly EndedDate[],
): readonly MissedDate[] {
  const told = course.missed.map(({ nth, why, at }) => ({ nth, startAt: null, how: "not-given" as const, why, at }));
  const lost = rows.filter(isLost).map((row) => {
    const { startAt, state, ended } = row;
    return { nth: numberThen(course, rows, row), startAt, how: state, why: ended.why, at: ended.at };
  });
  return [...told, ...lost].toSorted((a, b) => (a.startAt ?? a.at) - (b.startAt ?? b.at));
}

/** The number it had when it was given up: behind what was given, and behind the dates before it that still stood then. */
function numberThen({ given }: Pick<Course, "given">, rows: readonly EndedDate[], lost: Lost): number {
  const before = rows.filter(({ startAt, id }) => startAt < lost.startAt && id !== lost.id);
  const stood = before.filter(
    (row) => !isBegun({ given }, row) && row.state !== "released" && (row.ended?.at ?? Infinity) >= lost.ended.at,
  );
  return given.filter(({ startedAt }) => startedAt < lost.startAt).length + stood.length + 1;
}
