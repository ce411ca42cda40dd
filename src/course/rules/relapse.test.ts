import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Instant } from "#science/units.ts";
import { type Measured, relapseOf, relapseRules, type Setback } from "./relapse.ts";

const policy = { ...unapprovedExample.followup.watch, responsePct: unapprovedExample.course.responsePct };
const day = (n: number) => as<Instant>(n * 86_400_000);
const on = (n: number, total: number): Measured => ({ at: day(n), total });
const judge = (scores: readonly Measured[], setbacks: readonly Setback[] = []) =>
  relapseOf(scores, 20, 4, setbacks, policy);

describe("from a baseline of 20 and a best of 4", () => {
  test("staying well is nothing, and neither is a score that was never taken", () => {
    expect(judge([on(7, 5), on(14, 8)])).toBeNull();
    expect(judge([])).toBeNull();
  });

  test("9 is up by five but under ten: nothing; 10 is an early warning", () => {
    expect(judge([on(7, 9)])).toBeNull();
    expect(judge([on(7, 5), on(14, 10)])).toMatchObject({ kind: "early-warning", at: day(14) });
  });

  test("an early warning holds from its first score, and is over when the score comes down again", () => {
    expect(judge([on(7, 10), on(14, 10)])).toMatchObject({ kind: "early-warning", at: day(7) });
    expect(judge([on(7, 10), on(14, 5)])).toBeNull();
  });

  test("less than half better once is a warning, twice seven days apart a relapse, known at the second", () => {
    expect(judge([on(7, 11)])).toMatchObject({ kind: "early-warning" });
    expect(judge([on(7, 11), on(13, 11)])).toMatchObject({ kind: "early-warning" });
    expect(judge([on(7, 11), on(14, 11)])).toMatchObject({
      kind: "relapse",
      ruleId: "response-lost",
      since: day(7),
      at: day(14),
    });
    expect(judge([on(7, 11), on(10, 9), on(14, 11)])).toMatchObject({ kind: "early-warning" });
  });

  test("16 is within a fifth of the baseline and a relapse at once; 15 is not", () => {
    expect(judge([on(7, 15)])).toMatchObject({ kind: "early-warning" });
    expect(judge([on(7, 16)])).toMatchObject({ kind: "relapse", ruleId: "near-baseline", at: day(7) });
  });

  test("a stay in hospital is a relapse whatever the score says, and the earlier of two reasons counts", () => {
    const stay: Setback = { at: day(3), what: "hospital-stay" };
    expect(judge([on(7, 4)], [stay])).toMatchObject({ kind: "relapse", ruleId: "setback", at: day(3) });
    expect(judge([on(2, 17)], [stay])).toMatchObject({ kind: "relapse", ruleId: "near-baseline", at: day(2) });
  });
});

test("without a baseline a lost response cannot be judged: the early warning still is, from the best", () => {
  expect(relapseOf([on(7, 20), on(20, 20)], null, 4, [], policy)).toMatchObject({ kind: "early-warning" });
  expect(relapseOf([on(7, 20), on(20, 20)], null, null, [], policy)).toBeNull();
});

const course = array(tuple(integer({ min: 0, max: 400 }), integer({ min: 0, max: 27 })), { maxLength: 20 });

test("what comes later never takes a relapse back or moves it, and the order of entry does not matter", () => {
  assert(
    property(course, integer({ min: 1, max: 27 }), integer({ min: 0, max: 27 }), (entries, baseline, best) => {
      const scores = [...new Map(entries).entries()].map(([at, total]) => on(at, total));
      const all = relapseOf(scores, baseline, best, [], policy);
      expect(relapseOf(scores.toReversed(), baseline, best, [], policy)).toEqual(all);
      if (all?.kind !== "relapse") return;
      expect(
        relapseOf(
          scores.filter(({ at }) => at <= all.at),
          baseline,
          best,
          [],
          policy,
        ),
      ).toEqual(all);
    }),
  );
});

test("every rule says where it comes from", () => {
  for (const { source } of relapseRules) {
    expect(source.from).not.toBe("");
    expect(source.evidence).not.toBe("");
  }
});
