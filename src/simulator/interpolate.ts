type Point = readonly [x: number, y: number | null];

/**
 * A smooth line through points that never overshoots them: monotone cubic interpolation after Fritsch and Carlson (1980).
 * A gap in the points stays a gap in the line: nothing is made up where the sensor was off.
 */
export function throughPoints(points: readonly Point[]): (x: number) => number | null {
  const slopes = points.map((_, n) => slopeAt(points, n));
  return (x) => {
    const n = points.findLastIndex(([at]) => at <= x);
    const [left, right] = [points[n], points[n + 1]];
    if (left === undefined || left[1] === null) return null;
    if (right === undefined || right[1] === null) return x === left[0] ? left[1] : null;
    return hermite(
      (x - left[0]) / (right[0] - left[0]),
      right[0] - left[0],
      [left[1], right[1]],
      [slopes[n] ?? 0, slopes[n + 1] ?? 0],
    );
  };
}

function hermite(t: number, width: number, [y0, y1]: [number, number], [m0, m1]: [number, number]): number {
  const [t2, t3] = [t * t, t * t * t];
  return (2 * t3 - 3 * t2 + 1) * y0 + (t3 - 2 * t2 + t) * width * m0 + (3 * t2 - 2 * t3) * y1 + (t3 - t2) * width * m1;
}

/** Zero at a turning point; elsewhere the harmonic mean of the slopes beside it, which keeps the line monotone. */
function slopeAt(points: readonly Point[], n: number): number {
  const [before, after] = [secant(points[n - 1], points[n]), secant(points[n], points[n + 1])];
  if (before === null) return after ?? 0;
  if (after === null) return before;
  return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
}

function secant(from: Point | undefined, to: Point | undefined): number | null {
  if (from === undefined || to === undefined || from[1] === null || to[1] === null) return null;
  return (to[1] - from[1]) / (to[0] - from[0]);
}
