import { betaQuantile } from "./beta.ts";
import { reach } from "./normal.ts";

export type Interval = readonly [number, number];

/** The score interval of Wilson 1927 without a correction for continuity, as R's prop.test(correct = FALSE). `of` is over zero. */
export function wilson(count: number, of: number, level = 0.95): Interval {
  const [z, share] = [reach(level), count / of];
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return [count === 0 ? 0 : (middle - half) / scale, count === of ? 1 : (middle + half) / scale];
}

/** The exact interval of Clopper and Pearson 1934, as R's binom.test: never too narrow, often too wide. */
export function exact(count: number, of: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return [
    count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
    count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count),
  ];
}
