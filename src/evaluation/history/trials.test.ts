import { expect, test } from "vitest";
import type { PastTrial } from "../events.ts";
import { drug, historyWith, policy, reviewed, trial } from "./history.test-data.ts";
import { minimumDoses } from "./minimum-doses.ts";
import { resistanceOf } from "./resistance.ts";
import { adequacyOf, type Verdict } from "./trials.ts";

/** Clinical reference 1.3, steps 1 to 5, at their edges. */
test.each<[string, Partial<PastTrial>, Verdict]>([
  ["100 mg for eight weeks and no effect", {}, "adequate-failure"],
  [
    "exactly the least dose and exactly six weeks",
    { maxSustainedDailyMg: 50, weeksAtOrAboveMin: 6 },
    "adequate-failure",
  ],
  ["under the least dose", { maxSustainedDailyMg: 49 }, "not-adequate"],
  ["five weeks", { weeksAtOrAboveMin: 5 }, "not-adequate"],
  ["80% of doses taken", { adherencePct: 80 }, "adequate-failure"],
  ["79% of doses taken", { adherencePct: 79 }, "not-adequate"],
  ["doses nobody counted", { adherencePct: null }, "adequate-failure"],
  ["dose not known", { maxSustainedDailyMg: null }, "unknown"],
  ["weeks not known", { weeksAtOrAboveMin: null }, "unknown"],
  ["outcome not known", { outcome: "unknown", improvementPct: null }, "unknown"],
  ["49% better", { outcome: "unknown", improvementPct: 49 }, "adequate-failure"],
  ["50% better", { outcome: "unknown", improvementPct: 50 }, "helped"],
  ["partial effect", { outcome: "partial", improvementPct: null }, "adequate-failure"],
  ["responded", { outcome: "response", improvementPct: 60 }, "helped"],
  ["relapsed while taking it", { outcome: "relapse-on-drug", improvementPct: 70 }, "adequate-failure"],
  ["said to have responded, but 20% better", { outcome: "response", improvementPct: 20 }, "unknown"],
  ["stopped for side effects in week 3", { stopReason: "intolerance", weeksAtOrAboveMin: 3 }, "intolerance"],
  ["stopped for side effects, weeks unknown", { stopReason: "intolerance", weeksAtOrAboveMin: null }, "unknown"],
  ["stopped for side effects after eight weeks", { stopReason: "intolerance" }, "adequate-failure"],
  ["a drug without a least dose", { ingredient: { rxcui: null, name: "grandmother's drops" } }, "unknown"],
  ["added to another treatment", { augments: "t-0" }, "not-judged"],
  ["psychotherapy", { kind: "psychotherapy", ingredient: null }, "not-judged"],
  ["six ECT treatments", { kind: "ect", ingredient: null, sessions: 6 }, "adequate-failure"],
  ["five ECT treatments", { kind: "ect", ingredient: null, sessions: 5 }, "not-adequate"],
  ["19 rTMS sessions", { kind: "tms", ingredient: null, sessions: 19 }, "not-adequate"],
  ["20 rTMS sessions", { kind: "tms", ingredient: null, sessions: 20 }, "adequate-failure"],
  ["four weeks of esketamine", { kind: "esketamine", ingredient: null, weeksAtOrAboveMin: 4 }, "adequate-failure"],
])("%s: %s", (_, more, verdict) => {
  expect(adequacyOf(trial(more), policy).verdict).toBe(verdict);
});

test.each(minimumDoses.map((row) => [row.ingredient, row] as const))(
  "%s counts from its least dose on, and not under it",
  (_, row) => {
    const at = (mg: number, doseProfile: "lenient" | "strict") =>
      adequacyOf(drug(row.ingredient, { maxSustainedDailyMg: mg }), { ...policy, doseProfile }).verdict;
    for (const profile of ["lenient", "strict"] as const) {
      expect(at(row[profile], profile)).toBe("adequate-failure");
      expect(at(row[profile] - 0.5, profile)).toBe("not-adequate");
    }
  },
);

const verdictOf = (trials: readonly ReturnType<typeof trial>[], isReviewed = true) =>
  resistanceOf(historyWith({ trials, trialsKnown: isReviewed ? reviewed : null }), policy);

test("two adequate failures of different drugs in this episode are treatment resistance, with the working of each", () => {
  const found = verdictOf([drug("sertraline"), drug("bupropion", { maxSustainedDailyMg: 300 })]);
  expect(found).toMatchObject({ answer: "yes", counted: 2, needed: 2, lifetime: 2, restsOnRecall: false });
  expect(found.working.map(({ counts }) => counts)).toEqual(["yes", "yes"]);
  expect(found.working[0]?.adequacy.steps.map(({ says }) => says)).toEqual([
    "100 mg a day, at least 50 mg.",
    "8 weeks at that dose, at least 6.",
    "95% of doses taken.",
    "No effect, 20% better.",
  ]);
  expect(found.classes).toEqual(["SSRI", "NDRI"]);
});

test("the same drug twice in one episode counts once, by brand or by name", () => {
  const again = trial({ trialId: "t-2", ingredient: { rxcui: null, name: "Zoloft" }, saidBy: "patient" });
  const found = verdictOf([again, trial()]);
  expect(found).toMatchObject({ answer: "no", counted: 1 });
  expect(found.working.map(({ trial: { trialId }, counts }) => [trialId, counts])).toEqual([
    ["t-2", "no"],
    ["t-1", "yes"],
  ]);
});

test("another episode counts for the life and not for the verdict; which episode nobody knows counts as this one", () => {
  const old = drug("fluoxetine", { currentEpisode: "no" });
  expect(verdictOf([drug("sertraline"), old])).toMatchObject({ answer: "no", counted: 1, lifetime: 2 });
  const perhaps = drug("fluoxetine", { currentEpisode: "unknown" });
  expect(verdictOf([drug("sertraline"), perhaps])).toMatchObject({ answer: "yes", counted: 2 });
});

test("intolerance is counted by itself and never as a failure", () => {
  const given = drug("venlafaxine", { stopReason: "intolerance", weeksAtOrAboveMin: 2 });
  expect(verdictOf([drug("sertraline"), given])).toMatchObject({ answer: "no", counted: 1, intolerances: 1 });
});

test("augmentation and procedures are shown and not counted", () => {
  const added = drug("aripiprazole", { kind: "augmentation", augments: "t-sertraline" });
  const ect = trial({ trialId: "t-ect", kind: "ect", ingredient: null, sessions: 12 });
  expect(verdictOf([drug("sertraline"), added, ect])).toMatchObject({ answer: "no", counted: 1, procedures: 1 });
});

test("what only the patient remembers flags the verdict", () => {
  const remembered = drug("fluoxetine", { saidBy: "patient" });
  expect(verdictOf([drug("sertraline"), remembered])).toMatchObject({ answer: "yes", restsOnRecall: true });
  expect(verdictOf([drug("sertraline"), drug("mirtazapine"), remembered])).toMatchObject({ restsOnRecall: false });
});

test("too few is unknown while the list was not gone through, or a missing answer might make one count", () => {
  expect(verdictOf([], false).answer).toBe("unknown");
  expect(verdictOf([]).answer).toBe("no");
  expect(verdictOf([drug("sertraline"), drug("fluoxetine", { weeksAtOrAboveMin: null })])).toMatchObject({
    answer: "unknown",
    counted: 1,
  });
});
