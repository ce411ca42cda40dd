import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, parseDay, showDay } from "#science/calendar.ts";
import { daysFromCivil } from "#science/civil.ts";
import { courseDays, type Rhythm } from "./schedule.ts";

const day = (text: string): Day => parseDay(text)!;
const six = { minHoursApart: 40, maxPer7Days: 3, withinDays: 21, interruptedDays: 28 };
const from = (first: string, weekdays: readonly number[], change: Partial<Rhythm> = {}): Rhythm => ({
  first: day(first),
  weekdays,
  isClosed: () => false,
  count: 6,
  spacing: six,
  ...change,
});
const shown = (rhythm: Rhythm) => courseDays(rhythm)?.map((one) => showDay(one).slice(5)) ?? null;

// Clinical reference 9.1, the two examples of the schedule generator.
test.each([
  ["Monday 5 January, Mondays, Wednesdays and Fridays", "2026-01-05", [1, 3, 5], "05 07 09 12 14 16"],
  ["Tuesday 6 January, Tuesdays and Thursdays", "2026-01-06", [2, 4], "06 08 13 15 20 22"],
])("%s", (_says, first, weekdays, days) => {
  expect(shown(from(first, weekdays))).toEqual(days.split(" ").map((one) => `01-${one}`));
});

test("a closed Wednesday moves what comes after it, and every day keeps its distance", () => {
  const closed = (one: Day) => showDay(one) === "2026-01-07";
  expect(shown(from("2026-01-05", [1, 3, 5], { isClosed: closed }))).toEqual(
    "05 09 12 14 16 19".split(" ").map((one) => `01-${one}`),
  );
});

test("once a week there is no course of six within three weeks", () => {
  expect(courseDays(from("2026-01-05", [1]))).toBeNull();
});

/** Every way of choosing days, the slow way. */
function everyWay(days: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return days.flatMap((one, n) => everyWay(days.slice(n + 1), count - 1).map((rest) => [one, ...rest]));
}

test("no course of days ends sooner, or with earlier days, than the one found, and none breaks a rule", () => {
  const first = day("2026-01-05");
  const start = daysFromCivil(first.year, first.month, first.day);
  let found = 0;
  fc.assert(
    fc.property(
      fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 83 }), { maxLength: 70 }),
      fc.record({
        count: fc.integer({ min: 1, max: 4 }),
        minHoursApart: fc.constantFrom(0, 18, 40, 72),
        maxPer7Days: fc.integer({ min: 1, max: 3 }),
        withinDays: fc.integer({ min: 0, max: 21 }),
      }),
      (weekdays, shut, { count, ...rules }) => {
        const closed = new Set([...shut, ...Array.from({ length: 84 - 14 }, (_, n) => n + 14)]);
        const isClosed = (one: Day) => closed.has(daysFromCivil(one.year, one.month, one.day) - start);
        const spacing = { ...rules, interruptedDays: 28 };
        const answer = courseDays({ first, weekdays, isClosed, count, spacing });
        const open = Array.from({ length: 14 }, (_, n) => n).filter(
          (n) => !closed.has(n) && weekdays.includes(((start + n + 3) % 7) + 1),
        );
        const keeps = (way: readonly number[]) =>
          way.at(-1)! - way[0]! <= rules.withinDays &&
          way.every((n, k) => k === 0 || (n - way[k - 1]!) * 24 >= rules.minHoursApart) &&
          way.every((n) => way.filter((other) => other >= n && other - n < 7).length <= rules.maxPer7Days);
        const [best] = everyWay(open, count)
          .filter(keeps)
          .toSorted((a, b) => a.at(-1)! - b.at(-1)! || a.map((n, k) => n - b[k]!).find((off) => off !== 0) || 0);
        const days = answer?.map((one) => daysFromCivil(one.year, one.month, one.day) - start);
        found += best === undefined ? 0 : 1;
        expect(days).toEqual(best);
      },
    ),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(50);
}, 60_000);
