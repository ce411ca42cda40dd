import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { ageBands, choiceOf, everybody, type Filter, isChosen, mayShow, type Sides } from "./filter.ts";
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
const may = (people: readonly Sides[], by: Filter) => mayShow(choiceOf(people, by), () => true);

test("a figure that may be shown, taken from the same with one choice less, leaves nobody or ten at least", () => {
  assert(
    property(array(person, { maxLength: 150 }), choice, (people, filter: Filter) => {
      const count = (by: Filter) => people.filter((one) => isChosen(one, by)).length;
      if (!may(people, filter)) return;
      for (const side of Object.keys(everybody) as (keyof Filter)[]) {
        const wider = { ...filter, [side]: null };
        if (filter[side] === null || !may(people, wider)) continue;
        const rest = count(wider) - count(filter);
        expect(rest === 0 || rest >= FEWEST, `${side}: ${rest}`).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

/** Three years, two sites, first or later courses: twelve kinds of people, and how many there are of each. */
const [years, places, courses] = [
  [2024, 2025, 2026],
  ["a", "b"],
  ["first", "later"],
] as const;
const kinds = years.flatMap((year) =>
  places.flatMap((siteId) => courses.map((course) => ({ ...everybody, year, siteId, course }))),
);
const peopleOf = (counts: readonly number[]): readonly Sides[] =>
  kinds.flatMap(({ year, siteId, course }, at) =>
    Array.from({ length: counts[at] ?? 0 }, () => ({
      year,
      siteId,
      nth: course === "first" ? 1 : 2,
      mgPerKg: 0.5,
      indication: null,
      age: 40,
    })),
  );
const every = [null, ...years].flatMap((year) =>
  [null, ...places].flatMap((siteId) => [null, ...courses].map((course) => ({ ...everybody, year, siteId, course }))),
);
const isKind = (filter: Filter, kind: Filter) =>
  (["year", "siteId", "course"] as const).every((side) => filter[side] === null || filter[side] === kind[side]);

/** What every sum and difference of the figures has in common, however often each is taken: directions in which none can see. */
function unseen(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [reduced, pivots]: [number[][], number[]] = [rows.map((row) => [...row]), []];
  for (let column = 0; column < kinds.length; column += 1) {
    const at = pivots.length;
    const found = reduced.findIndex((row, n) => n >= at && Math.abs(row[column] ?? 0) > 1e-9);
    if (found < 0) continue;
    [reduced[at], reduced[found]] = [reduced[found]!, reduced[at]!];
    const pivot = reduced[at].map((value) => value / reduced[at]![column]!);
    for (const [n, row] of reduced.entries())
      reduced[n] = n === at ? pivot : row.map((value, k) => value - row[column]! * pivot[k]!);
    pivots.push(column);
  }
  const free = kinds.keys().filter((column) => !pivots.includes(column));
  return [...free].map((column) =>
    kinds.map((_, k) => (k === column ? 1 : pivots.includes(k) ? -reduced[pivots.indexOf(k)]![column]! : 0)),
  );
}

/** The kinds, taken together, whose number can be had from the figures by adding and subtracting. */
function tellable(shown: readonly Filter[]): readonly (readonly number[])[] {
  const hidden = unseen(shown.map((filter) => kinds.map((kind) => (isKind(filter, kind) ? 1 : 0))));
  const sets = Array.from({ length: 2 ** kinds.length }, (_, bits) =>
    [...kinds.keys()].filter((at) => bits & (1 << at)),
  );
  return sets.filter((set) => hidden.every((way) => Math.abs(set.reduce((sum, at) => sum + (way[at] ?? 0), 0)) < 1e-9));
}

test("from all figures that may be shown, however many are added and subtracted, no group of one to nine can be had", () => {
  const counts = array(constantFrom(0, 0, 3, 8, 11, 14, 30), { minLength: kinds.length, maxLength: kinds.length });
  assert(
    property(counts, (some) => {
      const people = peopleOf(some);
      for (const set of tellable(every.filter((filter) => may(people, filter)))) {
        const n = set.reduce((sum, at) => sum + (some[at] ?? 0), 0);
        expect(n === 0 || n >= FEWEST, `${set.join()}: ${n}`).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("a year and a site that may each be chosen are not shown together where the others of both would be three", () => {
  const people = peopleOf([20, 0, 15, 0, 15, 0, 3]);
  const by = (but: Partial<Filter>) => may(people, { ...everybody, ...but });
  expect([by({}), by({ year: 2024 }), by({ siteId: "a" })]).toEqual([true, true, true]);
  expect(by({ year: 2024, siteId: "a" })).toBe(false);
  const many = peopleOf([20, 0, 15, 0, 15, 0, 13]);
  expect(may(many, { ...everybody, year: 2024, siteId: "a" })).toBe(true);
});
