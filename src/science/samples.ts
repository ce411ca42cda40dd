import { studentQuantile } from "./beta.ts";
import { normalQuantile } from "./normal.ts";
import type { Interval } from "./proportion.ts";

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** With one less than their number below the line; NaN for a single one. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/** The mean's interval by Student's t, as R's t.test gives it. Two values at least. */
export function meanInterval(values: readonly number[], level = 0.95): Interval {
  const half = studentQuantile(1 - (1 - level) / 2, values.length - 1) * Math.sqrt(variance(values) / values.length);
  const middle = mean(values);
  return [middle - half, middle + half];
}

/** The value with so large a share at or below it, halfway between neighbours where it falls between two: R's default (type 7). */
export function sampleQuantile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).toSorted();
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}

export type Effect = { readonly d: number; readonly low: number; readonly high: number };

/**
 * Cohen's d of a change in the same people: how far the mean fell, in deviations (the root of the mean of both variances). The
 * interval is Bonett's (2008, Psychological Methods 13:99), which assumes no equal deviations. Null where nothing varies.
 */
export function effectOf(before: readonly number[], after: readonly number[], level = 0.95): Effect | null {
  const [of1, of2, degrees] = [variance(before), variance(after), before.length - 1];
  const pooled = (of1 + of2) / 2;
  if (!(pooled > 0)) return null;
  const d = (mean(before) - mean(after)) / Math.sqrt(pooled);
  const changed = variance(before.map((value, at) => value - (after[at] ?? Number.NaN)));
  const shared = (of1 + of2 - changed) / 2;
  const ofD = (d ** 2 * (of1 ** 2 + of2 ** 2 + 2 * shared ** 2)) / (8 * degrees * pooled ** 2);
  const half = normalQuantile(1 - (1 - level) / 2) * Math.sqrt(ofD + changed / (degrees * pooled));
  return { d, low: d - half, high: d + half };
}

/** Welch's t for two groups: how far apart their means are, with how many degrees of freedom. Null where neither group varies. */
export function welch(a: readonly number[], b: readonly number[]): { readonly t: number; readonly df: number } | null {
  const [ofA, ofB] = [variance(a) / a.length, variance(b) / b.length];
  const both = ofA + ofB;
  if (!(both > 0)) return null;
  const df = both ** 2 / (ofA ** 2 / (a.length - 1) + ofB ** 2 / (b.length - 1));
  return { t: (mean(a) - mean(b)) / Math.sqrt(both), df };
}
