import { as, type Instant } from "#science/units.ts";
import type { Placing } from "../events.ts";
import { busyWith } from "./busy.ts";
import { type Against, placingAt, type Question, slotsFor } from "./slots.ts";
import { occupied } from "./standing.ts";
import { clockOf, DAY, firstShowing, HOUR, shownAt } from "./wall-clock.ts";

/**
 * How the dates of one course stand to each other, start to start, as the infusion room counts them: hours and days of 24 hours
 * that pass, whatever the clocks do. `withinDays` is the most between the first and the last.
 */
export type Spacing = {
  readonly count: number;
  readonly minHoursApart: number;
  readonly maxPer7Days: number;
  readonly withinDays: number;
};

/** `kept`: starts of the same course that are given or booked before the ones looked for, earliest first. */
export type SeriesQuestion = Question & { readonly spacing: Spacing; readonly kept?: readonly Instant[] | undefined };

const WEEK = 7 * DAY;

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

/** Nobody is in two places: what one appointment takes with its buffers also keeps two of a course apart. */
function apart({ spacing, type }: SeriesQuestion): number {
  const { from, to } = occupied(type, as<Instant>(0));
  return Math.max(spacing.minHoursApart * HOUR, to - from);
}

/** The earliest start that may follow these. */
function soonestAfter(question: SeriesQuestion, starts: readonly Instant[]): number {
  const last = starts.at(-1) ?? -Infinity;
  const weekAgo = starts.at(-question.spacing.maxPer7Days) ?? -Infinity;
  return Math.max(last + apart(question), weekAgo + WEEK);
}

/** The first slot at or after an instant, by position; slots sorted by start. */
function firstFrom(slots: readonly Placing[], at: number): number {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((slots[middle]?.startAt ?? Infinity) >= at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Always the next start that may follow. Taking it earlier never makes a later one worse, so this is the earliest of all ways. */
function chained(question: SeriesQuestion, slots: readonly Placing[], first: number): readonly Placing[] {
  const { spacing, kept = [] } = question;
  const chosen: Placing[] = [];
  let next = slots[first];
  while (next !== undefined && chosen.length < spacing.count) {
    chosen.push(next);
    next = slots[firstFrom(slots, soonestAfter(question, [...kept, ...chosen.map(({ startAt }) => startAt)]))];
  }
  return chosen;
}

const fromFirstToLast = (kept: readonly Instant[], chosen: readonly Placing[]): number => {
  const starts = [...kept, ...chosen.map(({ startAt }) => startAt)];
  return (starts.at(-1) ?? 0) - (starts[0] ?? 0);
};

/**
 * Several appointments found together, each with its room and people, or why there are not so many.
 * The best is the one whose last date is earliest, and of those the one with the earliest dates.
 */
export function seriesFor(question: SeriesQuestion): readonly Placing[] | Against {
  const { spacing, kept = [] } = question;
  const slots = slotsFor({ ...question, limit: undefined });
  let most = 0;
  for (let first = firstFrom(slots, soonestAfter(question, kept)); first < slots.length; first += 1) {
    const chosen = chained(question, slots, first);
    most = Math.max(most, chosen.length);
    // A later beginning only ends later: here too few dates are left.
    if (chosen.length < spacing.count) break;
    if (fromFirstToLast(kept, chosen) <= spacing.withinDays * DAY) return chosen;
    // The beginning is a date that is kept, and waiting does not help.
    if (kept.length > 0) break;
  }
  return { against: [tooFew(spacing, most)] };
}

function tooFew({ count, minHoursApart, maxPer7Days, withinDays }: Spacing, most: number): string {
  const keeping = `with at least ${counted(minHoursApart, "hour")} between them and at most ${maxPer7Days} in 7 days`;
  if (most < count) return `Only ${most} of ${counted(count, "date")} are free ${keeping}.`;
  return `No ${counted(count, "date")} ${keeping} are free within ${counted(withinDays, "day")}.`;
}

/** What is wrong with a course on these starts; none when it can stand. For moving one date among the others. */
export function spacingAgainst(spacing: Spacing, starts: readonly Instant[]): readonly string[] {
  const { minHoursApart, maxPer7Days, withinDays } = spacing;
  const sorted = starts.toSorted((a, b) => a - b);
  const gap = (n: number, back: number): number => (sorted[n] ?? 0) - (sorted[n - back] ?? -Infinity);
  const close = sorted.some((_, n) => gap(n, 1) < minHoursApart * HOUR);
  const dense = sorted.some((_, n) => gap(n, maxPer7Days) < WEEK);
  const long = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) > withinDays * DAY;
  return [
    ...(close ? [`Two of these dates are less than ${counted(minHoursApart, "hour")} apart.`] : []),
    ...(dense ? [`More than ${maxPer7Days} of these dates are within 7 days.`] : []),
    ...(long ? [`These dates are spread over more than ${counted(withinDays, "day")}.`] : []),
  ];
}

/** The same time of day by the wall clock, every so many days: what was asked for, before anybody knows whether it is free. */
export function repeated(zone: string, first: Instant, everyDays: number, count: number): readonly Instant[] {
  const last = as<Instant>(first + everyDays * count * DAY);
  const clock = clockOf(zone, { from: first, to: last });
  const wall = shownAt(clock, first);
  return Array.from({ length: count }, (_, n) => (n === 0 ? first : firstShowing(clock, wall + n * everyDays * DAY)));
}

/** A recurring wish checked date by date: for each its placing, or why not. Dates of one wish never take each other's place. */
export function datesFor(
  question: Question,
  starts: readonly Instant[],
): readonly { readonly startAt: Instant; readonly answer: Placing | Against }[] {
  let { busy } = question;
  return starts.map((startAt) => {
    const answer = placingAt({ ...question, busy }, startAt);
    if (!("against" in answer)) busy = busyWith(busy, answer);
    return { startAt, answer };
  });
}
