import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { exposureOf, exposureStop, unexplainedFindings } from "./exposure.ts";

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

test("two findings that nobody explained stop the treatment until a physician says why it goes on; one does not", () => {
  const checks = (bladder: number, liver: number) => [
    { name: "Bladder", positives: bladder },
    { name: "Liver values", positives: liver },
    { name: "Memory and thinking", positives: 0 },
  ];
  const says = (bladder: number, liver: number) => unexplainedFindings(checks(bladder, liver)).map((one) => one.says);
  expect([says(0, 0), says(1, 0)]).toEqual([[], []]);
  expect(says(1, 1)).toEqual(["Found in the checks of long treatment, and not explained: Bladder, Liver values."]);
  expect(unexplainedFindings(checks(2, 0))).toMatchObject([
    { level: "soft", says: expect.stringContaining("Bladder twice") },
  ]);
  expect(exposureStop.source).toMatchObject({ from: expect.stringContaining("two unexplained"), evidence: "P" });
});
