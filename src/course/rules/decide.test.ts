import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import type { Tri } from "#plumbing/facts.ts";
import type { StopSign } from "../events.ts";
import { decideAfter, decisionTable, isReviewPoint, stopSigns } from "./decide.ts";

const policy = unapprovedExample.course;
const signs = (answer: Tri, change: Partial<Record<StopSign, Tri>> = {}) =>
  ({ ...Object.fromEntries(stopSigns.map(({ sign }) => [sign, answer])), ...change }) as Record<StopSign, Tri>;
const after = (afterNth: number, pctImproved: number | null, change: Partial<Record<StopSign, Tri>> = {}) =>
  decideAfter({ afterNth, pctImproved, signs: signs("no", change) }, policy);

// Clinical reference 9.3, each row at both of its edges.
test.each([
  [2, 19.9, "after-2-under-futility", "check-dose"],
  [3, -40, "after-2-under-futility", "check-dose"],
  [2, 20, "no-row", "continue"],
  [4, 19.9, "after-4-under-futility", "futility-review"],
  [4, 20, "no-row", "continue"],
  [5, 0, "no-row", "continue"],
  [6, 24.9, "after-6-no-response", "stop"],
  [6, 25, "after-6-partial", "may-extend"],
  [6, 49.9, "after-6-partial", "may-extend"],
  [6, 50, "after-6-response", "taper"],
  [8, 10, "after-6-no-response", "stop"],
  [10, 60, "after-6-response", "taper"],
])("after %i infusions and %d%% better: %s", (nth, pct, ruleId, suggests) => {
  expect(after(nth, pct)).toMatchObject({ ruleId, suggests });
});

test.each(stopSigns.map(({ sign, asks }) => [asks, sign] as const))(
  "%s stops the course, however well it goes",
  (_asks, sign) => {
    expect(after(6, 90, { [sign]: "yes" })).toMatchObject({ ruleId: "stop-sign", suggests: "stop" });
  },
);

test("a sign nobody answered is not a no: the table says nothing before it is answered", () => {
  expect(after(6, 90, { pregnancy: "unknown" })).toMatchObject({ ruleId: "unanswered", suggests: "measure-first" });
  expect(after(6, 90, { pregnancy: "unknown" }).working).toContain("Not answered: Pregnancy.");
});

test("without a score nobody is told to go on, to stop or to taper", () => {
  for (const nth of [2, 4, 6])
    expect(after(nth, null)).toMatchObject({ ruleId: "unmeasured", suggests: "measure-first" });
});

test("the working names what it was worked out from", () => {
  expect(after(4, 12.34).working).toEqual(["After infusion 4.", "Improvement: 12.3%."]);
});

test("whatever is known, a sign that is present always wins, and an unknown one always asks", () => {
  const tri = fc.constantFrom<Tri>("yes", "no", "unknown");
  const any = fc.record(Object.fromEntries(stopSigns.map(({ sign }) => [sign, tri])));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      fc.option(fc.double({ min: -100, max: 100, noNaN: true })),
      any,
      (n, pct, all) => {
        const answers = Object.values(all);
        const { suggests } = decideAfter(
          { afterNth: n, pctImproved: pct, signs: all as Record<StopSign, Tri> },
          policy,
        );
        if (answers.includes("yes")) expect(suggests).toBe("stop");
        else if (answers.includes("unknown")) expect(suggests).toBe("measure-first");
      },
    ),
  );
});

test("every row of the table says where it comes from and how sure that is", () => {
  for (const { id, source, says } of decisionTable)
    expect([id, source.from.length > 3, /^(R2?|K-[HML]|P)$/.test(source.evidence), says.length > 10]).toEqual([
      id,
      true,
      true,
      true,
    ]);
  for (const { sign, source } of stopSigns)
    expect([sign, source.from.length > 3, source.evidence]).toEqual([sign, true, "P"]);
});

test("it is looked at after the second, fourth and sixth, and after every second that is added", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter(isReviewPoint)).toEqual([2, 4, 6, 8, 10]);
});
