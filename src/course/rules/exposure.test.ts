import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { exposureOf } from "./exposure.ts";
import type { GivenInfusion } from "./given.ts";

const day = (n: number) => as<Instant>(n * 86_400_000);
const given = (n: number, doseMg: number | null) => ({ startedAt: day(n), doseMg }) as GivenInfusion;

test("infusions and milligrams are summed, those of the last year beside them, and what is not known is counted as that", () => {
  const all = [given(0, 36), given(2, 36.2), given(300, null), given(400, 40)];
  expect(exposureOf(all, day(401))).toEqual({ infusions: 4, mg: 112.2, unknownMg: 1, months: 13, lastYear: 2 });
});

test("before the first infusion there is none", () => {
  expect(exposureOf([], day(10))).toEqual({ infusions: 0, mg: 0, unknownMg: 0, months: 0, lastYear: 0 });
});
