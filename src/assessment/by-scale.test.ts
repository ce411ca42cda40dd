import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { baselineOf, byScale, changeWords, progressWords, waiting } from "./by-scale.ts";
import type { AssessmentPoint } from "./events.ts";
import type { ShownAssessment } from "./view.ts";

const DAY = 86_400_000;
let n = 0;
const one = (day: number, total: number | null, change: Partial<ShownAssessment> = {}): ShownAssessment => ({
  id: `a${(n += 1)}`,
  scaleId: "phq-9",
  scaleVersion: "1",
  language: "en",
  how: "patient",
  point: "other",
  state: "finished",
  askedAt: as<Instant>(day * DAY),
  dueAt: null,
  finishedAt: as<Instant>(day * DAY),
  chart: {
    answers: {},
    score: { total, band: null, complete: total !== null, prorated: false, answered: 9, of: 9, missing: [] },
    level: "none",
    worst: "none",
    actions: [],
    entered: null,
    corrections: [],
    voided: null,
  },
  ...change,
});
const phq = (...rows: readonly ShownAssessment[]) => {
  const [first] = byScale(rows);
  if (first === undefined) throw new Error("nothing was finished");
  return first;
};
const baseline: { readonly point: AssessmentPoint } = { point: "baseline" };

test("the newest score is said beside the baseline: 22 to 8 is a response and no remission", () => {
  expect(changeWords(phq(one(1, 22, baseline), one(3, 15), one(9, 8)))).toBe("−64 % since 22 · response");
});

test("under five is a remission as well; up by five is worse by more than chance", () => {
  expect(changeWords(phq(one(1, 18, baseline), one(9, 4)))).toBe("−78 % since 18 · response · remission");
  expect(changeWords(phq(one(1, 10, baseline), one(9, 15)))).toBe("+50 % since 10 · worse by more than chance");
});

test("better by more than chance, where it is no response yet", () => {
  expect(changeWords(phq(one(1, 20, baseline), one(9, 14)))).toBe(
    "−30 % since 20 · partial response · better by more than chance",
  );
});

test("PCL-5 from 45 to 33: it matters to patients, and chance could explain it", () => {
  const pcl = { scaleId: "pcl-5" };
  const said = changeWords(phq(one(1, 45, { ...baseline, ...pcl }), one(9, 33, pcl)));
  expect(said).toBe("−27 % since 45 · better by what matters to patients, within chance");
});

test("the last baseline counts: a second course is not measured by the first", () => {
  const of = phq(one(1, 25, baseline), one(20, 4), one(200, 18, baseline), one(220, 9));
  expect(baselineOf(of)?.chart?.score?.total).toBe(18);
  expect(changeWords(of)).toBe("−50 % since 18 · response");
});

test("without a second score, or without a total, nothing is made up", () => {
  expect(changeWords(phq(one(1, 20, baseline)))).toBe("");
  expect(changeWords(phq(one(1, 20, baseline), one(9, null)))).toBe(
    "One of the two has no total: the change is not known.",
  );
});

test("what waits comes with the soonest due first; what is struck out counts nowhere", () => {
  const [later, sooner, open] = [
    one(1, null, { state: "asked", finishedAt: null, dueAt: as<Instant>(9 * DAY) }),
    one(2, null, { state: "begun", finishedAt: null, dueAt: as<Instant>(5 * DAY) }),
    one(3, null, { state: "asked", finishedAt: null }),
  ];
  expect(waiting([later, open, sooner]).map(({ id }) => id)).toEqual([sooner.id, later.id, open.id]);
  const of = phq(one(1, 20), one(2, 3, { state: "voided" }));
  expect([of.done.length, of.struck.length]).toEqual([1, 1]);
});

test("how far one has come is said in answers, and to the front desk only that it was begun", () => {
  const begun = one(1, null, { state: "begun", finishedAt: null });
  expect(progressWords({ ...begun, chart: { ...begun.chart, answers: { "1": 2 } } as ShownAssessment["chart"] })).toBe(
    "1 of 10 answered",
  );
  expect(progressWords({ ...begun, chart: null })).toBe("begun");
});
