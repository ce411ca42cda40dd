import { readFileSync } from "node:fs";
import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { betaBelow, betaQuantile, studentQuantile } from "./beta.ts";
import { normalQuantile } from "./normal.ts";
import { exact, type Interval, wilson } from "./proportion.ts";
import { type Effect, effectOf, mean, meanInterval, sampleQuantile, welch } from "./samples.ts";

const read = (name: string): unknown => JSON.parse(readFileSync(`tests/oracles/${name}.json`, "utf8"));
type Share = { x: number; n: number; level: number; wilson: Interval; exact: Interval };
type Quantiles = { df: number | null; p: readonly number[]; t: readonly number[] };

test.each(read("proportions") as readonly Share[])(
  "$x of $n at $level: the intervals R gives",
  ({ x, n, level, ...told }) => {
    for (const [found, said] of [
      [wilson(x, n, level), told.wilson],
      [exact(x, n, level), told.exact],
    ] as const) {
      expect(Math.abs(found[0] - said[0])).toBeLessThan(1e-9);
      expect(Math.abs(found[1] - said[1])).toBeLessThan(1e-9);
    }
  },
);

test.each(read("student") as readonly Quantiles[])(
  "Student's t with $df degrees of freedom as R has it",
  ({ df, p, t }) => {
    for (const [at, below] of p.entries()) {
      const found = df === null ? normalQuantile(below) : studentQuantile(below, df);
      expect(Math.abs(found / (t[at] ?? Number.NaN) - 1)).toBeLessThan(1e-9);
    }
  },
);

test("an interval holds the share it is of, never leaves 0 to 1, and mirrors when counted the other way", () => {
  assert(
    property(integer({ min: 1, max: 500 }), integer({ min: 0, max: 500 }), (n, some) => {
      const x = some % (n + 1);
      for (const way of [wilson, exact]) {
        const [[low, high], [otherLow, otherHigh]] = [way(x, n), way(n - x, n)];
        expect(low).toBeLessThanOrEqual(x / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(x / n - 1e-12);
        expect([low >= 0, high <= 1]).toEqual([true, true]);
        expect(otherLow).toBeCloseTo(1 - high, 9);
        expect(otherHigh).toBeCloseTo(1 - low, 9);
      }
    }),
  );
});

test("the quantile of a beta distribution undoes its share below", () => {
  for (const [a, b] of [
    [1, 1],
    [0.5, 3],
    [12, 40],
    [300, 5],
  ] as const)
    for (const below of [0.01, 0.3, 0.5, 0.9])
      expect(betaBelow(betaQuantile(below, a, b), a, b)).toBeCloseTo(below, 10);
});

/** R: t.test(c(4,8,6,5,3,7)), quantile(c(4,8,6,5,3,7), c(.25,.9)), t.test(c(4,8,6,5,3,7), c(9,11,8,14)). */
test("mean, quantiles and Welch's t are R's", () => {
  const [few, others] = [
    [4, 8, 6, 5, 3, 7],
    [9, 11, 8, 14],
  ];
  expect(mean(few)).toBe(5.5);
  expect(meanInterval(few)[0]).toBeCloseTo(3.536_685_693_019_68, 9);
  expect(meanInterval(few)[1]).toBeCloseTo(7.463_314_306_980_32, 9);
  expect([sampleQuantile(few, 0.25), sampleQuantile(few, 0.9), sampleQuantile([], 0.5)]).toEqual([4.25, 7.5, null]);
  expect(welch(few, others)?.t).toBeCloseTo(-3.273_268_353_539_89, 9);
  expect(welch(few, others)?.df).toBeCloseTo(5, 9);
  expect(welch([1, 1], [1, 1])).toBeNull();
});

type Change = Effect & { before: readonly number[]; after: readonly number[]; level: number };

test.each(read("effect") as readonly Change[])(
  "the effect size of a change and its interval at $level, as R has them",
  ({ before, after, level, ...told }) => {
    const found = effectOf(before, after, level)!;
    for (const name of ["d", "low", "high"] as const)
      expect(Math.abs(found[name] - told[name]), name).toBeLessThan(1e-9);
  },
);

test("an effect size by hand: from 20, 22, 24 to 10, 14, 12 both vary by 4, and 10 points are five deviations", () => {
  expect(effectOf([20, 22, 24], [10, 14, 12])?.d).toBeCloseTo(5, 12);
  expect(effectOf([20, 20], [10, 10])).toBeNull();
});
