import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { assemble, outside } from "./assemble.ts";
import { infusionsOf, outsideCount, type Went } from "./infusions.ts";
import { daysLater } from "./treatment.test-data.ts";

const day = (n: number) => as<Instant>(daysLater(n));
const went: Went = {
  sbp: 150,
  dbp: 90,
  symptoms: ["nausea"],
  grave: [],
  stopped: null,
  rescues: 0,
  adverse: 0,
  serious: 0,
};
const course = (id: string, kind: "induction" | "maintenance", days: readonly number[]) => {
  const given = days.map((n) => ({ startedAt: day(n), mgPerKg: 0.5 }));
  return { id, kind, indication: "TRD-MDD" as const, count: days.length, ended: false, given };
};
const known = (courses: readonly ReturnType<typeof course>[]) => ({
  courses,
  infusions: courses.flatMap(({ given }) => given.map(({ startedAt }) => ({ startedAt, siteId: "a", went }))),
  scores: [],
  setbacks: [],
});

test("whoever came for maintenance alone begins no treatment, and every infusion of theirs is counted", () => {
  const alone = known([course("m", "maintenance", [0, 30, 60])]);
  expect(assemble(alone)).toEqual([]);
  expect(outside(alone)).toMatchObject({ firstAt: day(0), siteId: "a", indication: "TRD-MDD", mgPerKg: 0.5 });
  expect(outside(alone)?.happened).toMatchObject({ infusions: 3, symptoms: { nausea: 3 } });
});

test("before an induction is outside of it, after it is not; of every infusion begun none is lost and none counted twice", () => {
  const both = known([
    course("m", "maintenance", [0, 30]),
    course("i", "induction", [60, 62]),
    course("n", "maintenance", [90]),
  ]);
  const [one] = assemble(both);
  expect([outside(both)?.happened.infusions, one?.happened.infusions]).toEqual([2, 3]);
  expect(outside(known([course("i", "induction", [0]), course("m", "maintenance", [40])]))).toBeNull();
});

test("an infusion that no course counts is counted all the same, of a dose that nobody knows", () => {
  const stray = { ...known([]), infusions: [{ startedAt: day(1), siteId: null, went }] };
  expect(outside(stray)).toMatchObject({ mgPerKg: null, indication: null, happened: { infusions: 1 } });
});

test("what happens at infusions is of all of them, with how many were outside said", () => {
  const happened = outside(
    known([
      course(
        "m",
        "maintenance",
        Array.from({ length: 12 }, (_, n) => n * 30),
      ),
    ]),
  )!.happened;
  const given = [
    { nth: 1, happened },
    { nth: null, happened },
  ];
  expect(infusionsOf(given)).toMatchObject({ infusions: 24, symptoms: [{ figure: { count: 24, of: 24 } }] });
  expect(outsideCount(given)).toEqual({ patients: 1, infusions: 12 });
});
