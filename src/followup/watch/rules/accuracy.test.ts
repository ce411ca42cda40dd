import { expect, test } from "vitest";
import { type Gone, heldBack, timeWellOf } from "./accuracy.ts";
import { FORECAST } from "./forecast.ts";
import { LINE, numbers, RELIABLE, simulate } from "./simulated.test-data.ts";
import { priorFrom } from "./time-well.ts";

const gone = (...totals: readonly number[]): Gone => ({
  line: LINE,
  reliableChange: RELIABLE,
  measured: totals.map((total, at) => ({ day: 7 * (at + 1), total })),
});

test("a response is lost half way between the last score under the line and the first of two in a row over it", () => {
  expect(timeWellOf(gone(5, 8, 12, 13))).toEqual({ days: 18, lost: true });
});

test("one score over the line with the next under it is no loss, and neither is one that stands last", () => {
  expect(timeWellOf(gone(5, 12, 6, 7))).toEqual({ days: 28, lost: false });
  expect(timeWellOf(gone(5, 6, 12))).toEqual({ days: 14, lost: false });
});

test("nothing is counted for whom no forecast could have been made", () => {
  expect(heldBack([gone(5), gone(12, 13, 14), gone()])).toEqual({ forecasts: 0, lost: 0, within: 0 });
});

test("who was last seen well counts by a chance, never as a whole miss or a whole hit made up", () => {
  const { forecasts, lost, within } = heldBack([gone(5, 5, 5, 5)]);
  expect({ forecasts, lost }).toEqual({ forecasts: 1, lost: 0 });
  expect(within).toBeGreaterThan(0);
  expect(within).toBeLessThan(1);
});

test.each([7, 14])(
  "asked every %i days: on held-back courses the band holds as many as it says, within 5 points",
  (every) => {
    const next = numbers(7);
    const prior = priorFrom([]);
    const courses = Array.from({ length: 300 }, (): Gone => {
      const watched = 60 + next() * 200;
      const until = (crosses: number) => Math.min(watched, crosses + 40);
      return { ...gone(), measured: simulate(next, { prior, begins: () => next() * 0.9, every, until }).measured };
    });
    const { forecasts, lost, within } = heldBack(courses);
    expect(lost).toBeGreaterThan(100);
    expect(Math.abs(within / forecasts - FORECAST.band)).toBeLessThanOrEqual(0.05);
  },
  30_000,
);
