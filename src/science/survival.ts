import { reach } from "./normal.ts";

/** One who was watched: for so long, and whether it happened then or nobody knows of it after. */
export type Watched = { readonly time: number; readonly happened: boolean };

export type Step = {
  readonly time: number;
  /** Who was watched up to then, the ones of that time included: what happens at a time happens before anybody leaves at it. */
  readonly atRisk: number;
  readonly happened: number;
  readonly left: number;
  readonly survival: number;
  /** Greenwood's standard error of the logarithm of `survival`; infinite once it is zero. */
  readonly logError: number;
};

/** Kaplan and Meier 1958, one step for each time seen. Times are compared exactly: whole days need no tolerance. */
export function kaplanMeier(watched: readonly Watched[]): readonly Step[] {
  const times = [...Map.groupBy(watched, ({ time }) => time)].toSorted(([a], [b]) => a - b);
  let [atRisk, survival, variance] = [watched.length, 1, 0];
  return times.map(([time, ones]) => {
    const happened = ones.filter((one) => one.happened).length;
    if (happened > 0) {
      survival *= (atRisk - happened) / atRisk;
      variance += happened / (atRisk * (atRisk - happened));
    }
    const step = { time, atRisk, happened, left: ones.length - happened, survival, logError: Math.sqrt(variance) };
    atRisk -= ones.length;
    return step;
  });
}

/** How the interval is drawn: on the logarithm, as R does unless told otherwise; on its logarithm again; or on the curve itself. */
export type BandType = "log" | "log-log" | "plain";

export type Band = { readonly lower: number | null; readonly upper: number | null };

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The pointwise interval of one step, as R's survfit draws it; null where it is not defined. */
export function bandOf(
  { survival, logError }: Pick<Step, "survival" | "logError">,
  type: BandType,
  level = 0.95,
): Band {
  const half = reach(level) * logError;
  if (survival === 0) return { lower: null, upper: null };
  switch (type) {
    case "log":
      return { lower: known(survival * Math.exp(-half)), upper: known(Math.min(survival * Math.exp(half), 1)) };
    case "plain":
      return { lower: Math.max(survival - half * survival, 0), upper: Math.min(survival + half * survival, 1) };
    case "log-log":
      return survival === 1 ? { lower: null, upper: null } : doubleLog(survival, half);
  }
}

function doubleLog(survival: number, half: number): Band {
  const [middle, reached] = [Math.log(-Math.log(survival)), half / Math.log(survival)];
  return { lower: Math.exp(-Math.exp(middle - reached)), upper: Math.exp(-Math.exp(middle + reached)) };
}

/** The share still without it at a time: of the last step before or at it, all before the first. Null past the last one watched. */
export function survivalAt(steps: readonly Step[], time: number): Pick<Step, "survival" | "logError"> | null {
  const last = steps.at(-1);
  if (last === undefined || (time > last.time && last.survival > 0)) return null;
  return steps.findLast((step) => step.time <= time) ?? { survival: 1, logError: 0 };
}

/** How many were still watched just before a time. */
export const atRiskAt = (steps: readonly Step[], time: number): number =>
  steps.find((step) => step.time >= time)?.atRisk ?? 0;

/** A time with its interval; null where the curve, or its edge, does not come down so far. */
export type TimeTo = { readonly time: number | null; readonly lower: number | null; readonly upper: number | null };

/** R's own tolerance: 1.5e-8. */
const NEAR = Math.sqrt(Number.EPSILON);

type Point = { readonly time: number; readonly y: number };

const edges = (steps: readonly Step[], type: BandType, level: number) => {
  const bands = steps.map((step) => ({ time: step.time, ...bandOf(step, type, level) }));
  const points = (edge: "lower" | "upper"): readonly Point[] =>
    bands.flatMap(({ time, [edge]: y }) => (y === null ? [] : [{ time, y }]));
  return { curve: steps.map(({ time, survival }) => ({ time, y: survival })), points };
};

/** The median and its interval as R prints them with the curve: where the curve lies flat on one half, the middle of that stretch. */
export function median(steps: readonly Step[], type: BandType = "log", level = 0.95): TimeTo {
  const { curve, points } = edges(steps, type, level);
  return { time: halfOf(curve), lower: halfOf(points("lower")), upper: halfOf(points("upper")) };
}

function halfOf(points: readonly Point[]): number | null {
  const below = points.filter(({ y }) => y < 0.5 + NEAR);
  const [first] = below;
  if (first === undefined) return null;
  const next = Math.abs(first.y - 0.5) < NEAR ? below.find(({ y }) => y < first.y) : undefined;
  return next === undefined ? first.time : (first.time + next.time) / 2;
}

/**
 * When so large a share had it, as R's quantile() of a survfit answers. It differs from `median` in one case: a curve that lies
 * flat on the share until its end gives the middle of that stretch, and not its beginning.
 */
export function quantile(steps: readonly Step[], share: number, type: BandType = "log", level = 0.95): TimeTo {
  const { curve, points } = edges(steps, type, level);
  const end = steps.at(-1);
  const at = (of: readonly Point[]) => crossing(of, share, of.length === steps.length ? (end?.time ?? null) : null);
  return { time: at(curve), lower: at(points("lower")), upper: at(points("upper")) };
}

/** `end`: the last time, where the curve is known up to there. */
function crossing(points: readonly Point[], share: number, end: number | null): number | null {
  const fallen = new Map<number, number>([[0, 0]]);
  for (const { time, y } of points) if (!fallen.has(1 - y)) fallen.set(1 - y, time);
  const rising = [...fallen].toSorted(([a], [b]) => a - b);
  const [, from] = rising.find(([y]) => y + NEAR >= share) ?? [];
  const [, to] = rising.find(([y]) => y - NEAR >= share) ?? [];
  if (from === undefined) return null;
  if (to !== undefined) return (from + to) / 2;
  return end === null ? null : (from + end) / 2;
}
