import { baselineOf, beganIn, counted } from "#course/events.ts";
import { dayIn, daysFromCivil } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { type Gone, timeWellOf } from "./accuracy.ts";
import type { TimeWell } from "./time-well.ts";

type Given = { readonly infusionId: string; readonly startedAt: Instant };
type Courses = Parameters<typeof beganIn>[0];
type Scores = Parameters<typeof counted>[0];

/** One stretch after an infusion that is not to be followed by another at once. */
export type Response = Gone & Given & { readonly baseline: number };

type Measuring = {
  readonly scores: Scores;
  readonly zone: string;
  readonly responsePct: number;
  readonly reliableChange: number;
};

/** A day of the site's calendar as a number, so that days are counted as the clinic counts them. */
export function dayNumber(zone: string, at: Instant): number {
  const { year, month, day } = dayIn(zone, at);
  return daysFromCivil(year, month, day);
}

/**
 * The stretches in which a patient was without an infusion, the oldest first: after the last of an induction or of boosters, and
 * after each of maintenance. One in the midst of an induction shows nothing of how long a response lasts. `courses`: the newest first.
 */
export function stretchesOf(courses: Courses, measuring: Measuring): readonly Response[] {
  const all = courses.flatMap((course) => course.given.map((given) => ({ given, course })));
  const ordered = all.toSorted((a, b) => a.given.startedAt - b.given.startedAt);
  return ordered.flatMap(({ given, course }, n) => {
    const next = ordered[n + 1];
    const isWithin = next === undefined ? isGoingOn(course) : next.course.id === course.id;
    if (course.kind !== "maintenance" && isWithin) return [];
    const began = beganIn(courses, course);
    return stretch(given, { began, until: next?.given.startedAt ?? null }, measuring);
  });
}

const isGoingOn = ({ ended, given, count }: Courses[number]): boolean => ended === null && given.length < count;

type Between = { readonly began: Instant | null; readonly until: Instant | null };

function stretch(
  { infusionId, startedAt }: Given,
  { began, until }: Between,
  { scores, zone, responsePct, reliableChange }: Measuring,
): readonly Response[] {
  const baseline = baselineOf(scores, began)?.total;
  if (baseline === undefined || baseline <= 0) return [];
  const first = dayNumber(zone, startedAt);
  const measured = counted(scores)
    .filter(({ at }) => at > startedAt && (until === null || at <= until))
    .map(({ at, total }) => ({ day: dayNumber(zone, at) - first, total }))
    // A score of the day of the infusion is told by the infusion itself.
    .filter(({ day }) => day >= 1);
  return [{ infusionId, startedAt, baseline, line: lineOf(baseline, responsePct), reliableChange, measured }];
}

/** Above it the response is lost: half of the baseline on most scales. */
const lineOf = (baseline: number, responsePct: number): number => (baseline * (100 - responsePct)) / 100;

/** Whether there was a response to lose: the first score after the infusion lies on the line or under it. */
export const isResponse = ({ measured, line }: Gone): boolean => (measured[0]?.total ?? Infinity) <= line;

/** How long the responses of a clinic lasted. */
export const timesWell = (responses: readonly Gone[]): readonly TimeWell[] =>
  responses.filter(isResponse).map(timeWellOf);
