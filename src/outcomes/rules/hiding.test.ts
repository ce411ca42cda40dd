import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { ageBands, choiceOf, everybody, type Filter, isChosen, mayShow } from "./filter.ts";
import { FEWEST, figureOf, shownCells } from "./hiding.ts";

test("nine are too few for a figure, ten are enough", () => {
  expect(figureOf(5, 9)).toBeNull();
  expect(figureOf(5, 10)).toMatchObject({ count: 5, of: 10 });
});

test("where one cell of four is hidden, the smallest other is hidden with it, or the total would tell it", () => {
  expect(shownCells([50, 20, 4])).toEqual([true, false, false]);
  expect(shownCells([50, 20, 4, 7])).toEqual([true, true, false, false]);
  expect(shownCells([50, 20])).toEqual([true, true]);
  expect(shownCells([50, 0])).toEqual([true, false]);
});

test("what is hidden of a division is nobody, or ten at least, whatever the numbers", () => {
  assert(
    property(array(integer({ min: 0, max: 40 }), { maxLength: 8 }), (counts) => {
      const shown = shownCells(counts);
      const hidden = counts.filter((_, at) => shown[at] !== true).reduce((a, b) => a + b, 0);
      const all = counts.reduce((a, b) => a + b, 0);
      expect(hidden === 0 || hidden >= FEWEST || hidden === all).toBe(true);
      for (const [at, count] of counts.entries())
        if (shown[at] === true && count > 0) expect(count).toBeGreaterThanOrEqual(FEWEST);
    }),
  );
});

const person = record({
  year: constantFrom(2024, 2025, 2026),
  siteId: constantFrom("a", "b", null),
  mgPerKg: constantFrom(0.4, 0.5, 0.8),
  indication: constantFrom("TRD-MDD" as const, "PTSD" as const),
  age: integer({ min: 18, max: 95 }),
  nth: integer({ min: 1, max: 3 }),
});
const choice = record({
  year: constantFrom(null, 2024, 2025),
  siteId: constantFrom(null, "a"),
  dose: constantFrom(null, "0.5" as const),
  indication: constantFrom(null, "TRD-MDD" as const),
  age: constantFrom(null, ...ageBands),
  course: constantFrom(null, "first" as const, "later" as const),
});

test("a figure that may be shown, taken from the same with one choice less, leaves nobody or ten at least", () => {
  assert(
    property(array(person, { maxLength: 150 }), choice, (people, filter: Filter) => {
      const count = (by: Filter) => people.filter((one) => isChosen(one, by)).length;
      const may = (by: Filter) => mayShow(choiceOf(people, by), (some) => some.length);
      if (!may(filter)) return;
      for (const side of Object.keys(everybody) as (keyof Filter)[]) {
        const wider = { ...filter, [side]: null };
        if (filter[side] === null || !may(wider)) continue;
        const rest = count(wider) - count(filter);
        expect(rest === 0 || rest >= FEWEST, `${side}: ${rest}`).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
