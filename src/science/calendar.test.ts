import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ageOn, compareDays, dayOf, monthsAfter, parseDay } from "./calendar.ts";
import { as, type Instant } from "./units.ts";

test("any instant falls on the day the calendar says", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }), (ms) => {
      const date = new Date(ms);
      const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(dayOf(as<Instant>(ms))).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

test("only days that exist are read", () => {
  expect(parseDay("2026-11-24")).toEqual({ year: 2026, month: 11, day: 24 });
  expect(parseDay("2024-02-29")).toEqual({ year: 2024, month: 2, day: 29 });
  expect(["2026-02-29", "2026-13-01", "24.11.2026", "", "1900-02-29"].map(parseDay)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("twelve months on is the same day next year; the 31st becomes the month's last", () => {
  expect(monthsAfter({ year: 2025, month: 11, day: 24 }, 12)).toEqual({ year: 2026, month: 11, day: 24 });
  expect(monthsAfter({ year: 2026, month: 1, day: 31 }, 1)).toEqual({ year: 2026, month: 2, day: 28 });
  expect(monthsAfter({ year: 2024, month: 2, day: 29 }, 12)).toEqual({ year: 2025, month: 2, day: 28 });
  expect(monthsAfter({ year: 2025, month: 12, day: 1 }, 1)).toEqual({ year: 2026, month: 1, day: 1 });
});

const day = (year: number, month: number, date: number) => ({ year, month, day: date });

test("days are ordered by year, then month, then day", () => {
  expect(compareDays(day(2025, 12, 31), day(2026, 1, 1))).toBeLessThan(0);
  expect(compareDays(day(2026, 2, 1), day(2026, 1, 31))).toBeGreaterThan(0);
  expect(compareDays(day(2026, 2, 1), day(2026, 2, 1))).toBe(0);
});

test("somebody is a year older on the birthday, and not the day before; a leap day's birthday comes on 1 March", () => {
  expect(ageOn("1985-03-14", { year: 2026, month: 3, day: 13 })).toBe(40);
  expect(ageOn("1985-03-14", { year: 2026, month: 3, day: 14 })).toBe(41);
  expect(ageOn("2008-02-29", { year: 2026, month: 2, day: 28 })).toBe(17);
  expect(ageOn("2008-02-29", { year: 2026, month: 3, day: 1 })).toBe(18);
  expect(ageOn("14.3.1985", { year: 2026, month: 3, day: 14 })).toBeNull();
});
