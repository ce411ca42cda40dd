import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chancesFor, crossingOn, FORECAST, forecastOf } from "./forecast.ts";
import type { Measured } from "./paths.ts";
import { type Begins, LINE, numbers, RELIABLE, simulate } from "./simulated.test-data.ts";
import { HORIZON_DAYS, priorFrom, publishedTimeWell, type TimeWell } from "./time-well.ts";

const asked = { line: LINE, reliableChange: RELIABLE, prior: priorFrom([]) };
const weekly = (...totals: readonly number[]): readonly Measured[] =>
  totals.map((total, at) => ({ day: 7 * (at + 1), total }));

test("without patients of its own the clinic believes the published curve: 80 % still well at four weeks, 60 % at eight", () => {
  const { chance } = priorFrom([]);
  const stillAt = (day: number) => 1 - chance.slice(0, day).reduce((sum, one) => sum + one, 0);
  expect(stillAt(28)).toBeCloseTo(0.8, 2);
  expect(stillAt(56)).toBeCloseTo(0.6, 2);
  expect(publishedTimeWell.source.evidence).toBe("R");
});

test("the clinic's own responses move the curve, more of them more", () => {
  const soon = (n: number): readonly TimeWell[] => Array.from({ length: n }, () => ({ days: 10, lost: true }));
  const within28 = (own: readonly TimeWell[]) =>
    priorFrom(own)
      .chance.slice(0, 28)
      .reduce((sum, one) => sum + one, 0);
  expect(within28(soon(5))).toBeGreaterThan(within28([]));
  expect(within28(soon(50))).toBeGreaterThan(within28(soon(5)));
  const long: readonly TimeWell[] = Array.from({ length: 50 }, () => ({ days: 200, lost: false }));
  expect(within28(long)).toBeLessThan(within28([]));
});

test("a prior is a chance for every day of the year and for none of them: together 1", () => {
  const own = fc.array(fc.record({ days: fc.integer({ min: 1, max: 500 }), lost: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(own, (all) => {
      const { chance, later } = priorFrom(all);
      expect(chance).toHaveLength(HORIZON_DAYS);
      expect(Math.min(later, ...chance)).toBeGreaterThanOrEqual(0);
      expect(chance.reduce((sum, one) => sum + one, later)).toBeCloseTo(1, 9);
    }),
    { numRuns: 200 },
  );
});

test("scores that rise are expected to cross sooner than scores that lie still", () => {
  const rising = forecastOf({ ...asked, measured: weekly(5, 6, 7, 8), today: 28 });
  const still = forecastOf({ ...asked, measured: weekly(5, 5, 5, 5), today: 28 });
  expect(rising?.median).toBeLessThan(still?.median ?? Infinity);
  expect(rising?.perWeek).toBeGreaterThan(still?.perWeek ?? Infinity);
});

test("no score since the last infusion, or one over the line: no forecast is made up", () => {
  expect(forecastOf({ ...asked, measured: [], today: 10 })).toBeNull();
  expect(forecastOf({ ...asked, measured: [{ day: 0, total: 5 }], today: 10 })).toBeNull();
  expect(forecastOf({ ...asked, measured: weekly(6, 12), today: 14 })).toBeNull();
});

test("a forecast never speaks of a day that is over, and its days stand in order", () => {
  const totals = fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(totals, fc.integer({ min: 0, max: 13 }), (all, later) => {
      const today = 7 * all.length + later;
      const seen = forecastOf({ ...asked, measured: weekly(...all), today });
      const [low, median, high] = [seen?.low, seen?.median, seen?.high].map((day) => day ?? Infinity);
      expect(low).toBeGreaterThan(today);
      expect(median).toBeGreaterThanOrEqual(low ?? Infinity);
      expect(high).toBeGreaterThanOrEqual(median ?? Infinity);
      for (const day of seen?.fan ?? []) {
        expect(day.low).toBeLessThanOrEqual(day.middle);
        expect(day.middle).toBeLessThanOrEqual(day.high);
      }
    }),
    { numRuns: 40 },
  );
});

/** Of so many simulated patients, for how many did the day they crossed lie within the band? */
function within(begins: Begins, patients: number): number {
  const next = numbers(20_261);
  let [inside, all] = [0, 0];
  while (all < patients) {
    const today = 7 * (1 + Math.floor(next() * 8));
    const { crosses, measured } = simulate(next, { prior: asked.prior, begins, every: 7, until: () => today });
    const chances = crosses <= today ? null : chancesFor({ ...asked, measured, today });
    if (chances === null) continue;
    const { low, high } = crossingOn(chances, today);
    all += 1;
    if ((low ?? Infinity) <= crosses && crosses <= (high ?? Infinity)) inside += 1;
  }
  return inside / all;
}

test.each<readonly [string, Begins]>([
  ["as the model thinks", (next) => [0, 0.25, 0.5, 0.75][Math.floor(next() * 4)] ?? 0],
  ["always from the first day", () => 0],
  ["at any moment", (next) => next() * 0.9],
])(
  "of simulated patients who begin to lose it %s, the band holds as many as it says, within 5 points",
  (_, begins) => {
    expect(Math.abs(within(begins, 400) - FORECAST.band)).toBeLessThanOrEqual(0.05);
  },
  30_000,
);
