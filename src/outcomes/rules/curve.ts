import { bandOf, kaplanMeier, median, type Step, survivalAt, type TimeTo } from "#science/survival.ts";
import { FEWEST } from "./hiding.ts";
import type { Course } from "./lasting.ts";
import { type Doubt, isOffZero } from "./missing.ts";

/** The share still well after so many days, as it is, and as it would be had everybody lost relapsed the next day, or never. */
export type At = {
  readonly days: number;
  readonly atRisk: number;
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly worst: number | null;
  readonly best: number | null;
};

export type CurvePoint = { readonly day: number; readonly share: number; readonly low: number; readonly high: number };

/** How long responses last. The curve ends where fewer than ten are watched. */
export type Curve = {
  readonly people: number;
  readonly relapsed: number;
  readonly lost: number;
  readonly points: readonly CurvePoint[];
  readonly at: readonly At[];
  readonly median: TimeTo;
  readonly doubts: readonly Doubt[];
};

/** Four and eight weeks as McInnes, a quarter, half a year, a year as Ekstrand. */
export const CURVE_DAYS = [28, 56, 91, 182, 365] as const;
const LONGEST = 730;

/** Null where fewer than ten responded. */
export function curveOf(courses: readonly Course[]): Curve | null {
  if (courses.length < FEWEST) return null;
  const steps = kaplanMeier(courses);
  const shown = steps.filter(({ atRisk, time }) => atRisk >= FEWEST && time <= LONGEST);
  const [worst, best] = [kaplanMeier(courses.map(hadRelapsed)), kaplanMeier(courses.map(stayedWell))];
  return {
    people: courses.length,
    relapsed: courses.filter(({ happened }) => happened).length,
    lost: courses.filter(({ lost }) => lost).length,
    points: [
      { day: 0, share: 1, low: 1, high: 1 },
      ...shown.filter(({ happened }) => happened > 0).map(pointOf),
      ...endOf(shown),
    ],
    at: CURVE_DAYS.flatMap((days) => atDay(steps, days, { worst, best })),
    median: withinShown(median(steps), shown.at(-1)?.time ?? 0),
    doubts: lossOf(courses),
  };
}

const hadRelapsed = (one: Course): Course => (one.lost ? { ...one, time: one.time + 1, happened: true } : one);
const stayedWell = (one: Course): Course => (one.lost ? { ...one, time: Infinity } : one);

function pointOf(step: Step): CurvePoint {
  const { lower, upper } = bandOf(step, "log");
  return { day: step.time, share: step.survival, low: lower ?? 0, high: upper ?? 1 };
}

/** To where it is drawn: the last day on which ten were still watched. */
const endOf = (shown: readonly Step[]): readonly CurvePoint[] => {
  const last = shown.at(-1);
  return last === undefined || last.happened > 0 ? [] : [pointOf(last)];
};

type Bounds = { readonly worst: readonly Step[]; readonly best: readonly Step[] };

function atDay(steps: readonly Step[], days: number, { worst, best }: Bounds): readonly At[] {
  const [here, atRisk] = [survivalAt(steps, days), steps.find(({ time }) => time >= days)?.atRisk ?? 0];
  if (here === null || atRisk < FEWEST) return [];
  const { lower, upper } = bandOf(here, "log");
  const bound = (of: readonly Step[]) => survivalAt(of, days)?.survival ?? null;
  return [{ days, atRisk, share: here.survival, low: lower, high: upper, worst: bound(worst), best: bound(best) }];
}

/** A median past the shown end of the curve would tell of fewer than ten. */
const withinShown = ({ time, lower, upper }: TimeTo, end: number): TimeTo => {
  const kept = (value: number | null) => (value !== null && value <= end ? value : null);
  return { time: kept(time), lower: kept(lower), upper: kept(upper) };
};

const WEEK = 7;
const MANY_LOST = 0.2;

/**
 * Did those lost from sight slide more than the others before they were lost? Each is compared with everybody who was watched for
 * longer, as they stood in that same week: later weeks are worse weeks, and who leaves early has not lived them.
 */
function lossOf(courses: readonly Course[]): readonly Doubt[] {
  const lost = courses.filter((one) => one.lost);
  const weeks = meanRises(courses);
  const beyond = lost.flatMap(({ time, rises }) => {
    const others = weeks[Math.floor(time / WEEK)];
    const rise = rises.at(-1)?.[1];
    return others === undefined || others.people < FEWEST || rise === undefined ? [] : [rise - others.rise];
  });
  const way = isOffZero(beyond);
  return [
    ...(way === 0 ? [] : [way > 0 ? SLID : FARED_BETTER]),
    ...(lost.length / courses.length > MANY_LOST ? [manyLost(lost.length, courses.length)] : []),
  ];
}

const SLID: Doubt = {
  id: "differ",
  says: "Those lost from sight had slid further than the others by then: the true curve probably falls faster than the one shown.",
};
const FARED_BETTER: Doubt = {
  id: "differ",
  says: "Those lost from sight had slid less than the others by then: the true curve probably falls more slowly than the one shown.",
};
const manyLost = (lost: number, of: number): Doubt => ({
  id: "many",
  says: `${lost} of ${of} were lost from sight without a relapse, more than one in five.`,
});

/** By week: how far, on average, those stood over their best who were watched for longer than that week. */
function meanRises(courses: readonly Course[]): readonly { readonly people: number; readonly rise: number }[] {
  const weeks: { people: number; sum: number }[] = [];
  for (const { time, rises } of courses) {
    let at = 0;
    for (let week = 0; (week + 1) * WEEK <= time; week += 1) {
      while ((rises[at + 1]?.[0] ?? Infinity) < (week + 1) * WEEK) at += 1;
      const sums = (weeks[week] ??= { people: 0, sum: 0 });
      sums.people += 1;
      sums.sum += rises[at]?.[1] ?? 0;
    }
  }
  return weeks.map(({ people, sum }) => ({ people, rise: sum / people }));
}
