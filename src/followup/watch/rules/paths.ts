import type { Source } from "#clinic/events.ts";
import { HORIZON_DAYS, type Prior } from "./time-well.ts";

/** A score of the course's scale, so many days after the last infusion. */
export type Measured = { readonly day: number; readonly total: number };

export type Asked = {
  readonly measured: readonly Measured[];
  /** Above it the response is lost: half of the baseline. */
  readonly line: number;
  readonly reliableChange: number;
  readonly prior: Prior;
  /** Days after the last infusion today; the line was not crossed by then. */
  readonly today: number;
};

/**
 * Every way it may go: flat at `from` until `begins`, then straight up to the line on day `crosses`; each with its weight at the
 * same place, and the weights sum to 1. Tens of thousands: no object is made for each.
 */
export type Paths = {
  readonly from: Float64Array;
  readonly begins: Float64Array;
  readonly crosses: Float64Array;
  readonly weight: Float64Array;
};

/** The rise may begin at once, or after a quarter, half or three quarters of the time until the line is crossed. */
export const BEGINS: { readonly parts: readonly number[]; readonly source: Source } = {
  parts: [0, 0.25, 0.5, 0.75],
  source: { from: "Which shapes a loss may take is our model; its accuracy is counted", evidence: "P" },
};

/** The scatter of a score about its own level, where `reliable` points are the least change to be believed with 95 %. */
export const scatterFrom = (reliable: number): number => reliable / (1.96 * Math.SQRT2);

/** Who does not cross it within the horizon is drawn as if they crossed at twice of it. */
export const LATER_DAYS = 2 * HORIZON_DAYS;

/** Levels under the line that are tried, in points. The scatter is nearly two. */
const STEP_POINTS = 1;

export const scoreAt = (from: number, begins: number, crosses: number, line: number, day: number): number =>
  day <= begins ? from : from + ((line - from) * (day - begins)) / (crosses - begins);

/**
 * Every path, weighed by how long responses last and by how well it fits this patient's own scores. What was not crossed by
 * today is still to come: paths that crossed before are left out.
 */
export function weighedPaths({ measured, line, reliableChange, prior, today }: Asked): Paths {
  const twiceVariance = 2 * scatterFrom(reliableChange) ** 2;
  const { weight, ...paths } = allPaths(prior, line, today);
  let best = -Infinity;
  for (const [at, chance] of weight.entries()) {
    const [from, begins, crosses] = pathAt(paths, at);
    let log = Math.log(chance);
    for (const { day, total } of measured)
      log -= (total - scoreAt(from, begins, crosses, line, day)) ** 2 / twiceVariance;
    weight[at] = log;
    best = Math.max(best, log);
  }
  let sum = 0;
  for (const [at, log] of weight.entries()) sum += weight[at] = Math.exp(log - best);
  return { ...paths, weight: weight.map((one) => one / sum) };
}

export const pathAt = ({ from, begins, crosses }: Omit<Paths, "weight">, at: number) =>
  [from[at] ?? 0, begins[at] ?? 0, crosses[at] ?? 0] as const;

/** `weight` is still the prior's chance of the day. */
function allPaths({ chance, later }: Prior, line: number, today: number): Paths {
  const crossings = [
    ...chance.map((one, at) => [at + 1, one] as const).filter(([crosses]) => crosses > today),
    [LATER_DAYS, later] as const,
  ];
  const levels = Math.ceil(line / STEP_POINTS);
  const each = BEGINS.parts.length * levels;
  const made = () => new Float64Array(crossings.length * each);
  const paths = { from: made(), begins: made(), crosses: made(), weight: made() };
  for (const [nth, [crosses, one]] of crossings.entries())
    for (let at = 0; at < each; at += 1) {
      const place = nth * each + at;
      paths.from[place] = (at % levels) * STEP_POINTS;
      paths.begins[place] = (BEGINS.parts[Math.floor(at / levels)] ?? 0) * crosses;
      paths.crosses[place] = crosses;
      paths.weight[place] = one;
    }
  return paths;
}
