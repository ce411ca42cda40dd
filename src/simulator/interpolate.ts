import type { Noise } from "./source.ts";

type Point = readonly [second: number, value: number | null];

/**
 * A smooth line through recorded points that never overshoots them: monotone cubic interpolation after Fritsch and Carlson (1980).
 * Nothing is made up where the sensor was off, nor between points further apart than `bridge` seconds: there the line is null.
 */
export function throughPoints(points: readonly Point[], bridge: number): (second: number) => number | null {
  const slopes = points.map((_, n) => slopeAt(points, n, bridge));
  return (second) => {
    const n = points.findLastIndex(([at]) => at <= second);
    const [left, right] = [points[n], points[n + 1]];
    if (left === undefined || left[1] === null) return null;
    if (!isBridged(left, right, bridge)) return second === left[0] ? left[1] : null;
    const width = right[0] - left[0];
    const ends = { y0: left[1], y1: right[1], m0: (slopes[n] ?? 0) * width, m1: (slopes[n + 1] ?? 0) * width };
    return hermite((second - left[0]) / width, ends);
  };
}

type Ends = { readonly y0: number; readonly y1: number; readonly m0: number; readonly m1: number };

function hermite(t: number, { y0, y1, m0, m1 }: Ends): number {
  const [t2, t3] = [t * t, t * t * t];
  return (2 * t3 - 3 * t2 + 1) * y0 + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * y1 + (t3 - t2) * m1;
}

type Known = readonly [second: number, value: number];

const isBridged = (from: Point | undefined, to: Point | undefined, bridge: number): to is Known =>
  from !== undefined && to !== undefined && from[1] !== null && to[1] !== null && to[0] - from[0] <= bridge;

/** Zero at a turning point; elsewhere the harmonic mean of the slopes beside it, which keeps the line monotone. */
function slopeAt(points: readonly Point[], n: number, bridge: number): number {
  const before = secant(points[n - 1], points[n], bridge);
  const after = secant(points[n], points[n + 1], bridge);
  if (before === null) return after ?? 0;
  if (after === null) return before;
  return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
}

const secant = (from: Point | undefined, to: Point | undefined, bridge: number): number | null =>
  from !== undefined && isBridged(from, to, bridge) ? (to[1] - (from[1] ?? 0)) / (to[0] - from[0]) : null;

/** How much of the wander of one second is left in the next. */
const KEPT = 0.92;
/** Older steps than this no longer matter: 0.92 to the 80th is about a thousandth. */
const REMEMBERED = 80;

/**
 * Second-to-second wander around zero: a first-order autoregression, one step a second, from the noise given.
 * Each step adds at most half of `spread`; the whole never leaves ±6.25 × `spread`.
 */
export const wander =
  (noise: Noise, spread: number) =>
  (second: number): number => {
    const newest = Math.floor(second) - 1;
    let sum = 0;
    for (let back = Math.min(REMEMBERED, newest + 1) - 1; back >= 0; back -= 1)
      sum = KEPT * sum + (noise(newest - back) - 0.5) * spread;
    return sum;
  };
