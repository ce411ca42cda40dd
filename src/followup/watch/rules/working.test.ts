import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { spanWords } from "./day-words.ts";
import { forecastOf } from "./forecast.ts";
import { LEAST_OWN, timeWellSays } from "./lasting.ts";
import { priorFrom } from "./time-well.ts";
import { accuracySays, forecastSays, workingOf } from "./working.ts";

const [line, reliableChange, prior] = [11, 5, priorFrom([])];
const accuracy = { forecasts: 31, lost: 12, within: 24.6 };
/** 1 December 2026. */
const first = 20_788;

test("whatever the scores, a forecast is told with its scores, its line, its sources and its past accuracy", () => {
  assert(
    property(array(integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 8 }), (totals) => {
      const measured = totals.map((total, n) => ({ day: 7 * (n + 1), total }));
      const forecast = forecastOf({ measured, line, reliableChange, prior, today: 7 * totals.length });
      if (forecast === null) return;
      const told = {
        forecast,
        scale: "PHQ-9",
        who: "she",
        line,
        baseline: 22,
        reliableChange,
        measured,
        first,
      } as const;
      const working = workingOf({ ...told, own: 3, accuracy });
      const words = working.map(({ says }) => says).join("\n");
      for (const total of totals) expect(words).toContain(`${total} on `);
      expect(words).toContain("lost above 11");
      expect(words).toContain(
        "Of 31 past forecasts, each made without its own end, 24.6 lay within the band; 80% is meant.",
      );
      expect(working.filter(({ source }) => source !== null).length).toBeGreaterThanOrEqual(3);
      const says = forecastSays({ ...told, own: 3, accuracy });
      expect(says).toMatch(totals.length === 1 ? /^One PHQ-9 score shows no pace of her own/ : /^From her last /);
      expect(/pace she passes|a week\./.test(says)).toBe(totals.length > 1);
    }),
    { numRuns: 25 },
  );
});

test("of one score no pace is told, and neither of two from one day: what is told is whom it rests on", () => {
  const says = (days: readonly number[], own: number) => {
    const measured = days.map((day) => ({ day, total: 6 }));
    const forecast = forecastOf({ measured, line, reliableChange, prior, today: 9 });
    if (forecast === null) throw new Error("there is a score under the line");
    return forecastSays({
      forecast,
      scale: "PHQ-9",
      who: "she",
      line,
      baseline: 22,
      reliableChange,
      measured,
      first,
      own,
      accuracy,
    });
  };
  expect(says([7], 0)).toMatch(
    /^One PHQ-9 score shows no pace of her own: this rests on how others went \(a published study alone\)\. Like them she passes 11 around \d+ \w+ \(80% between/,
  );
  expect(says([7, 7], 12)).toContain("PHQ-9 scores of one day show no pace");
  expect(says([7, 7], 12)).toContain("a published study and 12 responses of this clinic");
  expect(says([2, 9], 12)).toMatch(/^From her last 2 scores/);
});

test("without a response that was watched long enough no accuracy is claimed", () => {
  expect(accuracySays({ forecasts: 0, lost: 0, within: 0 })).toContain("No response of this clinic");
});

test("of fewer than ten responses the published figure is told, and that it is", () => {
  const own = Array.from({ length: LEAST_OWN }, (_, n) => ({ days: 20 + n, lost: true }));
  expect(timeWellSays(own.slice(1))).toMatchObject({
    says: "72 days, as published",
    note: expect.stringContaining("9 responses"),
  });
  expect(timeWellSays(own).says).toMatch(/^24\.5 days \(\d+/);
});

test("days are told as a person writes them", () => {
  expect([spanWords(first, first), spanWords(first, first + 3), spanWords(first + 27, first + 33)]).toEqual([
    "1 December",
    "1 – 4 December",
    "28 December – 3 January",
  ]);
});
