import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { exposureOf } from "./exposure.ts";

const day = (n: number) => as<Instant>(n * 86_400_000);
const given = (n: number, doseMg: number | null) => ({ infusionId: `i${n}`, startedAt: day(n), doseMg });

test("infusions and milligrams are summed, those of the last year beside them, and what is not known is counted as that", () => {
  const all = [given(0, 36), given(2, 36.2), given(300, null), given(400, 40)];
  expect(exposureOf([], all, day(401))).toEqual({ infusions: 4, mg: 112.2, unknownMg: 1, months: 13, lastYear: 2 });
});

test("an infusion that a course counted and a record tells of is one; without a record its dose is not known", () => {
  const counted = [given(0, null), given(2, null)];
  expect(exposureOf(counted, [given(0, 36)], day(10))).toMatchObject({ infusions: 2, mg: 36, unknownMg: 1 });
});

test("before the first infusion there is none", () => {
  expect(exposureOf([], [], day(10))).toEqual({ infusions: 0, mg: 0, unknownMg: 0, months: 0, lastYear: 0 });
});
