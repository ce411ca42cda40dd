import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Instant } from "#science/units.ts";
import { treatmentBegan } from "./treatment.ts";

const DAY = 86_400_000;
const MOST = unapprovedExample.course.maintenanceBounds[1];
const on = (day: number) => as<Instant>(day * DAY);
const began = (days: readonly number[], today: number) => {
  const at = treatmentBegan(days.map(on), on(today), MOST);
  return at === null ? null : at / DAY;
};

test("maintenance is given at most 56 days apart", () => expect(MOST).toBe(56));

test.each([
  ["nothing was given: no treatment began", [], 100, null],
  ["an induction began with its first infusion", [100, 102, 105], 107, 100],
  ["maintenance goes on with the treatment that its induction began", [0, 2, 4, 7, 9, 11, 39, 67, 95], 100, 0],
  ["56 days apart is still the same treatment", [0, 56], 60, 0],
  ["after 57 days it began anew", [0, 57], 60, 57],
  ["of two pauses the last one counts", [0, 100, 102, 200, 202], 210, 200],
  ["the last infusion was 56 days ago: it goes on", [0, 7], 63, 0],
  ["the last infusion was 57 days ago: the next begins anew", [0, 7], 64, null],
  ["told in another order it is the same", [105, 100, 102], 107, 100],
])("%s", (_says, days, today, day) => {
  expect(began(days, today)).toBe(day);
});

test("it began with an infusion, with no gap over 56 days from then on, and one before, if anything was given before", () => {
  const history = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 30 });
  fc.assert(
    fc.property(history, (days) => {
      const first = began(days, 900);
      const row = [...days.filter((day) => first !== null && day >= first), 900].toSorted((a, b) => a - b);
      const before = Math.max(-Infinity, ...days.filter((day) => first === null || day < first));
      expect(first === null || days.includes(first)).toBe(true);
      expect(row.every((day, n) => n === 0 || day - (row[n - 1] ?? 0) <= MOST)).toBe(true);
      expect((row[0] ?? 0) - before).toBeGreaterThan(MOST);
    }),
  );
});
