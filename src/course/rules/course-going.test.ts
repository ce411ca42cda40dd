import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Instant } from "#science/units.ts";
import { caseStateFrom, type CaseFacts, type CourseStanding } from "./case-state.ts";
import { intervalSource, nextInterval, type IntervalSeen } from "./interval.ts";
import { maintenanceReviewAt, maintenanceReviewSource } from "./maintenance-review.ts";
import { afterGap, gapSource } from "./missed.ts";
import { baselineOf, counted, heldUp, improvement, type Score, scoreAfter } from "./response.ts";

const policy = unapprovedExample.course;
const DAY = 86_400_000;

// Clinical reference 9.1: a missed infusion.
test.each([
  [2, "continue"],
  [7, "continue"],
  [8, "physician-review"],
  [14, "physician-review"],
  [15, "restart-evaluation"],
  [60, "restart-evaluation"],
])("%i days between two infusions of an induction: %s", (days, verdict) => {
  expect(afterGap(days, policy)).toBe(verdict);
});

const holding: IntervalSeen = {
  days: 21,
  taperNth: null,
  isResponder: "yes",
  nearBestTwice: "yes",
  earlyWarning: "no",
  isRelapse: "no",
};

// Clinical reference 9.4: the interval of maintenance.
test.each([
  ["maintenance begins at three weeks", { ...holding, days: null }, 21],
  ["well twice: a week later", holding, 28],
  ["an early warning: a week sooner", { ...holding, earlyWarning: "yes" as const }, 14],
  ["well once only: unchanged", { ...holding, nearBestTwice: "no" as const }, 21],
  ["not measured: unchanged", { ...holding, earlyWarning: "unknown" as const }, 21],
  ["never over eight weeks", { ...holding, days: 56 }, 56],
  ["never under a week", { ...holding, days: 7, earlyWarning: "yes" as const }, 7],
  ["a relapse sets no interval", { ...holding, isRelapse: "yes" as const }, null],
])("%s", (_says, seen, days) => {
  expect(nextInterval(seen, policy).days).toBe(days);
});

test("a taper is weekly four times, then every two weeks twice, then maintenance", () => {
  const tapered = (taperNth: number) => nextInterval({ ...holding, days: null, taperNth }, policy).days;
  expect([1, 2, 3, 4, 5, 6, 7].map(tapered)).toEqual([7, 7, 7, 7, 14, 14, 21]);
});

const score = (day: number, total: number | null, complete = true): Score => ({
  at: as<Instant>(day * DAY),
  total,
  band: null,
  complete,
});

test("the baseline is the newest complete score before the drug first ran", () => {
  const scores = [score(-9, 24), score(-2, 22), score(-1, 12, false), score(3, 15)];
  expect(baselineOf(scores, as<Instant>(0))?.total).toBe(22);
  expect(baselineOf(scores, null)?.total).toBe(15);
  expect(baselineOf([], as<Instant>(0))).toBeNull();
});

test("a score belongs to the infusion it was taken after, and an incomplete one to none", () => {
  const scores = [score(0, 22), score(1, 18), score(2, 17, false), score(4, 11)];
  const given = [0, 3, 9].map((day) => as<Instant>(day * DAY));
  expect([1, 2, 3, 4].map((nth) => scoreAfter(scores, given, nth)?.total ?? null)).toEqual([18, 11, null, null]);
});

test("from 22 to 11 is half better; from nothing there is no percentage", () => {
  const [a, b] = [counted([score(0, 22)])[0]!, counted([score(1, 11)])[0]!];
  expect(improvement(a, b)).toBe(50);
  expect(improvement({ ...a, total: 0 }, b)).toBeNull();
  expect(improvement(a, null)).toBeNull();
});

const watch = (...totals: readonly (readonly [number, number])[]) =>
  heldUp({
    scaleId: "phq-9",
    policy: { ...unapprovedExample.followup.watch, responsePct: 50 },
    nearBest: 3,
    baseline: counted([score(-1, 20)])[0]!,
    since: counted(totals.map(([day, total]) => score(day, total))),
  });

// Clinical reference 9.4: early warning and relapse.
test.each([
  [
    "still at its best",
    [
      [7, 6],
      [28, 5],
      [49, 6],
    ],
    { isResponder: "yes", nearBestTwice: "yes", earlyWarning: "no", isRelapse: "no" },
  ],
  [
    "up five and ten or more",
    [
      [7, 5],
      [28, 10],
    ],
    { isResponder: "yes", nearBestTwice: "no", earlyWarning: "yes", isRelapse: "no" },
  ],
  [
    "up five, but under ten",
    [
      [7, 4],
      [28, 9],
    ],
    { earlyWarning: "no", isRelapse: "no" },
  ],
  [
    "lost once",
    [
      [7, 6],
      [28, 11],
    ],
    { isResponder: "no", earlyWarning: "yes", isRelapse: "no" },
  ],
  [
    "lost twice within six days",
    [
      [7, 6],
      [28, 11],
      [34, 11],
    ],
    { isRelapse: "no" },
  ],
  [
    "lost twice, a week apart",
    [
      [7, 6],
      [28, 11],
      [35, 12],
    ],
    { isRelapse: "yes" },
  ],
  [
    "lost and back",
    [
      [7, 6],
      [28, 11],
      [35, 9],
    ],
    { isRelapse: "no" },
  ],
  [
    "back near the baseline, and well again since",
    [
      [7, 6],
      [28, 16],
      [49, 6],
    ],
    { isRelapse: "no" },
  ],
  [
    "within a fifth of the baseline",
    [
      [7, 6],
      [28, 16],
    ],
    { isRelapse: "yes" },
  ],
  [
    "never a responder",
    [
      [7, 15],
      [28, 18],
    ],
    { isResponder: "no", isRelapse: "no" },
  ],
] as const)("%s", (_says, totals, found) => {
  expect(watch(...totals)).toMatchObject(found);
});

test("nothing measured is not known, rather than well", () => {
  expect(new Set(Object.values(watch()))).toEqual(new Set(["unknown"]));
});

const course: CourseStanding = {
  kind: "induction",
  ended: null,
  interrupted: false,
  decided: null,
  given: 2,
  count: 6,
  intervalDays: null,
};
const nothing: CaseFacts = {
  consultationBooked: false,
  evaluation: "none",
  consented: false,
  course: null,
  maintenanceFromDays: 21,
};
const withCourse = (change: Partial<CourseStanding>): CaseFacts => ({
  ...nothing,
  evaluation: "eligible",
  consented: true,
  course: { ...course, ...change },
});

// Clinical reference, appendix A.
test.each([
  ["enquiry", nothing],
  ["consultation-booked", { ...nothing, consultationBooked: true }],
  ["evaluation", { ...nothing, consultationBooked: true, evaluation: "open" as const }],
  ["declined", { ...nothing, evaluation: "declined" as const }],
  ["needs-information", { ...nothing, evaluation: "needs-information" as const }],
  ["specialist-review", { ...nothing, evaluation: "specialist-review" as const }],
  ["eligible", { ...nothing, evaluation: "eligible" as const }],
  ["consented", { ...nothing, evaluation: "eligible" as const, consented: true }],
  ["induction", withCourse({})],
  ["interrupted", withCourse({ interrupted: true })],
  ["closed-without-response", withCourse({ ended: "stopped", decided: "stop" })],
  ["taper", withCourse({ ended: "completed", decided: "taper" })],
  ["taper", withCourse({ kind: "maintenance", intervalDays: 7 })],
  ["maintenance", withCourse({ ended: "completed", decided: "maintenance" })],
  ["maintenance", withCourse({ kind: "maintenance", intervalDays: 21 })],
  ["discharged", withCourse({ kind: "maintenance", ended: "completed" })],
  ["discharged", withCourse({ ended: "declined-by-patient" })],
  ["discharged", withCourse({ ended: "completed", decided: "maintenance", discharged: true })],
])("%s", (state, facts) => {
  expect(caseStateFrom(facts)).toBe(state);
});

const day = (text: string) => as<Instant>(Date.parse(`${text}T15:00:00Z`));
const kept = (given: readonly string[], reviewed: readonly string[] = [], kind = "maintenance") =>
  ({
    kind,
    given: given.map((on) => ({ startedAt: day(on) })),
    reviews: reviewed.map((on) => ({ at: day(on) })),
  }) as unknown as Parameters<typeof maintenanceReviewAt>[0];

// Clinical reference 9.4: reviewed every three months.
test.each([
  ["three months after its first infusion", kept(["2026-01-15", "2026-02-12"]), "2026-04-15"],
  ["a month that has no 31st has its last day", kept(["2025-11-30"]), "2026-02-28"],
  ["then three months after the last review", kept(["2026-01-15"], ["2026-04-20"]), "2026-07-20"],
  ["as many months as the protocol of the plan said", { ...kept(["2026-01-15"]), reviewMonths: 6 }, "2026-07-15"],
  ["not before anything was given", kept([]), null],
  ["an induction has reviews of its own", kept(["2026-01-15"], [], "induction"), null],
])("maintenance is to be reviewed: %s", (_says, maintenance, on) => {
  expect(maintenanceReviewAt(maintenance)).toBe(on === null ? null : day(on));
});

test("the rules of gaps, intervals and reviews say where they come from", () => {
  for (const { from, evidence } of [gapSource, intervalSource, maintenanceReviewSource])
    expect([from.length > 10, evidence]).toEqual([true, "P"]);
});
