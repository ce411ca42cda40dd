import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { throughPoints, wander } from "./interpolate.ts";
import { seeded } from "./source.ts";

test("the line goes through every recorded minute", () => {
  const line = throughPoints(
    [
      [0, 60],
      [60, 72],
      [120, 66],
    ],
    60,
  );
  expect([0, 60, 120].map(line)).toEqual([60, 72, 66]);
});

test("half way between two equal-slope minutes it is half way", () => {
  const line = throughPoints(
    [
      [0, 60],
      [60, 70],
      [120, 80],
    ],
    60,
  );
  expect(line(30)).toBeCloseTo(65, 10);
});

test("it does not overshoot: between two minutes it stays between their values", () => {
  const value = integer({ min: 30, max: 220 });
  assert(
    property(array(value, { minLength: 2, maxLength: 12 }), integer({ min: 0, max: 59 }), (ys, second) => {
      const line = throughPoints(
        ys.map((y, n) => [n * 60, y]),
        60,
      );
      for (const [n, y] of ys.slice(0, -1).entries()) {
        const next = ys[n + 1]!;
        const between = line(n * 60 + second)!;
        expect(between).toBeGreaterThanOrEqual(Math.min(y, next) - 1e-9);
        expect(between).toBeLessThanOrEqual(Math.max(y, next) + 1e-9);
      }
    }),
  );
});

test("a minute with the sensor off is a gap from the minute before it to the minute after", () => {
  const line = throughPoints(
    [
      [0, 97],
      [60, 98],
      [120, null],
      [180, 96],
      [240, 96],
    ],
    60,
  );
  expect([0, 59, 60, 61, 119, 120, 179, 180, 200].map((second) => line(second) === null)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("readings too far apart are not joined", () => {
  const line = throughPoints(
    [
      [0, 90],
      [1800, 94],
      [5400, 92],
    ],
    1800,
  );
  expect(line(900)).not.toBeNull();
  expect([1800, 1801, 5399, 5400].map(line)).toEqual([94, null, null, 92]);
});

test("before the first and after the last recorded minute there is nothing", () => {
  const line = throughPoints(
    [
      [60, 90],
      [120, 92],
    ],
    60,
  );
  expect([0, 59, 121].map(line)).toEqual([null, null, null]);
});

test("the same seed wanders the same way, whatever order it is asked in; another seed does not", () => {
  const [one, same, other] = [wander(seeded(7), 1), wander(seeded(7), 1), wander(seeded(8), 1)];
  const seconds = [500, 3, 0, 120, 3.9, 501];
  expect(seconds.map(one)).toEqual(seconds.toReversed().map(same).toReversed());
  expect(seconds.map(one)).not.toEqual(seconds.map(other));
  expect(one(3)).toBe(one(3.9));
});

test("each second keeps 92 % of the one before and adds at most half the spread", () => {
  const jitter = wander(seeded(3), 0.9);
  for (let second = 1; second < 2000; second += 1) {
    expect(Math.abs(jitter(second) - 0.92 * jitter(second - 1))).toBeLessThanOrEqual(0.45 + 0.01);
    expect(Math.abs(jitter(second))).toBeLessThanOrEqual(6.25 * 0.9);
  }
  const all = Array.from({ length: 5000 }, (_, second) => jitter(second));
  expect(Math.abs(all.reduce((sum, one) => sum + one, 0) / all.length)).toBeLessThan(0.2);
});
