import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CourseFact, RecordedCourseFact } from "../events.ts";
import { foldCourse, isUnderWay, nextNth, orderOf } from "./course.ts";

const planned = { patientId: "p", kind: "induction", count: 6, mgPerKg: 0.5 };
const dose = { mgPerKg: 0.5, minutes: 40, weightBasis: "actual", basisReason: "", note: "", passed: [] };

const story: readonly (readonly [CourseFact["type"], object])[] = [
  ["CoursePlanned", planned],
  ["OrderSigned", { nth: 1, ...dose, needsSecond: false, printedName: "Cora Example, MD" }],
  ["DatesHeld", { series: "s", dates: [] }],
  ["DatesBooked", { series: "s" }],
  ["InfusionGiven", { nth: 1, infusionId: "i1", mgPerKg: 0.5, startedAt: 1 }],
  ["InfusionMissed", { nth: 2, why: "A cold" }],
  ["OrderSigned", { nth: 2, ...dose, mgPerKg: 0.8, needsSecond: true, printedName: "Cora Example, MD" }],
  ["OrderCosigned", { nth: 2, orderId: "f7", printedName: "Ben Example, MD" }],
  ["DateChanged", { nth: 2, appointmentId: "a", startAt: 2, passed: [] }],
  ["CourseReviewed", { afterNth: 1, decided: "continue" }],
  ["CourseExtended", { count: 8, goals: "Sleep", passed: [] }],
  ["CourseInterrupted", { why: "In hospital" }],
  ["CourseResumed", { why: "Home again" }],
  ["IntervalSet", { days: 21, suggestedDays: 21, why: "Well" }],
  ["OrderWithdrawn", { nth: 2, why: "A new medicine" }],
  ["InfusionGiven", { nth: 2, infusionId: "i0", mgPerKg: 0.5, startedAt: 0 }],
  ["InfusionUncounted", { infusionId: "i0", why: "Another patient's" }],
  ["CourseEnded", { how: "completed", why: "Done" }],
];

const recorded = (lines: typeof story): RecordedCourseFact[] =>
  lines.map(
    ([type, data], n) =>
      ({
        id: `f${n + 1}`,
        type,
        at: n,
        by: "dr",
        data,
        stream: "course:c",
        version: n + 1,
      }) as unknown as RecordedCourseFact,
  );

const upTo = (type: CourseFact["type"], nth = 0) => {
  const facts = recorded(story);
  const places = facts.flatMap((fact, n) => (fact.type === type ? [n] : []));
  return foldCourse(facts.slice(0, (places[nth] ?? 0) + 1))!;
};

test("a course is what its facts say, one after the other", () => {
  expect(foldCourse([])).toBeNull();
  expect(upTo("CoursePlanned")).toMatchObject({ id: "c", count: 6, orders: [], given: [] });
  expect(orderOf(upTo("OrderSigned"), 1)).toMatchObject({ orderId: "f2", signed: { by: "dr" }, cosigned: null });
  expect(nextNth(upTo("InfusionGiven"))).toBe(2);
  expect(nextNth(upTo("InfusionMissed"))).toBe(2);
  expect(orderOf(upTo("OrderCosigned"), 2)).toMatchObject({ cosigned: { printedName: "Ben Example, MD" } });
  expect(upTo("InfusionGiven", 1).given.map(({ nth, infusionId }) => `${nth} ${infusionId}`)).toEqual(["1 i0", "2 i1"]);
  expect(upTo("InfusionUncounted")).toMatchObject({
    given: [{ nth: 1, infusionId: "i1" }],
    uncounted: [{ why: "Another patient's" }],
  });
  expect(upTo("CourseExtended").count).toBe(8);
  expect([isUnderWay(upTo("CourseInterrupted")), isUnderWay(upTo("CourseResumed"))]).toEqual([false, true]);
  expect(orderOf(upTo("OrderWithdrawn"), 2)).toBeNull();
  expect(isUnderWay(upTo("CourseEnded"))).toBe(false);
});

test("an order signed anew stands instead of the old, and takes no second signature over from it", () => {
  const again = [...story.slice(0, 8), story[6]!];
  expect(orderOf(foldCourse(recorded(again))!, 2)).toMatchObject({ orderId: "f9", cosigned: null });
});

test("an infusion told twice is counted once", () => {
  const twice = [...story.slice(0, 5), story[4]!];
  expect(foldCourse(recorded(twice))!.given).toHaveLength(1);
});

test("no history makes it fail, however little its facts fit together", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...story]), (lines) => {
      const course = foldCourse(recorded(lines));
      expect(course === null).toBe(!lines.some(([type]) => type === "CoursePlanned"));
      if (course !== null) expect(nextNth(course)).toBe(course.given.length + 1);
    }),
  );
});
