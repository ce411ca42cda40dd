import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { dischargeCriteria, type RecoveryState } from "./going-home.ts";
import { ALDRETE, aldrete, earliestDischargeAt, PADSS, padss, recoveryMinimum } from "./recovery.ts";

const ended = as<Instant>(Date.UTC(2026, 0, 5, 10, 40));
const at = (minute: number) => after(ended, minutes(minute));
const { discharge } = unapprovedExample;

const full = { activity: 2, respiration: 2, circulation: 2, consciousness: 2, spo2: 2 } as const;
const fullPadss = { "vital-signs": 2, activity: 2, nausea: 2, pain: 2, bleeding: 2 } as const;

test("an Aldrete of five twos is 10; one point off each of two items is 8", () => {
  expect(aldrete(full)).toEqual({ complete: true, total: 10, missing: [] });
  expect(aldrete({ ...full, circulation: 1, spo2: 1 }).total).toBe(8);
  expect(padss({ ...fullPadss, nausea: 0 }).total).toBe(8);
});

test("one missing item and there is no total; a zero is an answer", () => {
  expect(aldrete({ ...full, spo2: null })).toEqual({ complete: false, total: null, missing: ["spo2"] });
  expect(aldrete({ ...full, spo2: 0 }).total).toBe(8);
  expect(padss({}).missing).toEqual(PADSS.map(({ item }) => item));
});

test("every item of both scores has words for 0, 1 and 2", () => {
  for (const { points } of [...ALDRETE, ...PADSS])
    expect(Object.values(points).every((words) => words.length > 3)).toBe(true);
  expect([ALDRETE.length, PADSS.length]).toEqual([5, 5]);
});

const midazolam = { medicine: "midazolam", at: at(0) };
const lorazepam = { medicine: "lorazepam", at: at(-10) };

test.each([
  ["a later infusion", { number: 2, sedativesGiven: [] }, 40],
  ["the first infusion", { number: 1, sedativesGiven: [] }, 60],
  ["a later one with lorazepam", { number: 2, sedativesGiven: [lorazepam] }, 70],
  ["the first with midazolam", { number: 1, sedativesGiven: [midazolam] }, 90],
  ["two sedatives lengthen it once", { number: 2, sedativesGiven: [midazolam, lorazepam] }, 70],
  ["a later one with ondansetron", { number: 2, sedativesGiven: [], otherRescueGiven: true }, 60],
  ["the first with ondansetron", { number: 1, sedativesGiven: [], otherRescueGiven: true }, 60],
])("%s is watched for %j: %d min", (_, needs, expected) => {
  expect(recoveryMinimum(needs, discharge)).toBe(expected);
});

test("after midazolam it is never under 60 minutes, whatever the protocol adds, counted from the dose too", () => {
  const strict = { ...discharge, extraAfterSedativeMin: 0 };
  expect(recoveryMinimum({ number: 2, sedativesGiven: [midazolam] }, strict)).toBe(60);
  const late = { number: 2, sedativesGiven: [{ medicine: "midazolam", at: at(30) }] };
  expect(earliestDischargeAt(ended, late, discharge)).toBe(at(90));
  expect(earliestDischargeAt(ended, { number: 2, sedativesGiven: [lorazepam] }, discharge)).toBe(at(70));
  const asTyped = { number: 2, sedativesGiven: [{ medicine: " Midazolam", at: at(30) }] };
  expect(earliestDischargeAt(ended, asTyped, discharge)).toBe(at(90));
});

test("another sedative given late in recovery holds the patient for its half hour from then", () => {
  const late = { number: 2, sedativesGiven: [{ medicine: "lorazepam", at: at(65) }] };
  expect(earliestDischargeAt(ended, late, discharge)).toBe(at(95));
});

const wellAt = at(38);
const well: RecoveryState = {
  number: 2,
  sedativesGiven: [],
  endedAt: ended,
  baseline: { sbp: 120, dbp: 80, hr: 70, spo2: 98 },
  vitals: { at: wellAt, values: { sbp: 128, dbp: 82, hr: 74, spo2: 97 }, oxygen: "room-air" },
  aldrete: { at: wellAt, items: full },
  padss: { at: wellAt, items: fullPadss },
  moaas: { at: wellAt, score: 5 },
  dissociation: { at: wellAt, nrs: 0 },
  readiness: {
    at: wellAt,
    orientedTimesThree: "yes",
    walksSteadily: "yes",
    toleratesSips: "yes",
    nauseaMildAtMost: "yes",
    newSuicidalRisk: "no",
    ivRemoved: "yes",
  },
  escort: "present",
  instructionsAcknowledged: true,
};

const open = (change: Partial<RecoveryState>, now = at(40)) =>
  dischargeCriteria({ ...well, ...change }, unapprovedExample, now)
    .filter(({ met }) => met !== "yes")
    .map(({ id, met }) => `${id} ${met}`);
const vitals = (change: object, oxygen: "room-air" | "on-oxygen" = "room-air") => ({
  vitals: { at: wellAt, values: { ...well.vitals?.values, ...change }, oxygen },
});
const readiness = (change: object) => ({ readiness: { ...well.readiness!, ...change } });

test("a recovered patient meets every criterion at 40 minutes, and not a second before", () => {
  expect(open({})).toEqual([]);
  expect(open({}, as<Instant>(at(40) - 1))).toEqual(["minimum-time no"]);
  expect(open({ number: 1 })).toEqual(["minimum-time no"]);
});

test.each<[string, Partial<RecoveryState>, string[]]>([
  ["an Aldrete of 9", { aldrete: { at: wellAt, items: { ...full, spo2: 1 } } }, []],
  ["a discharge score of 9", { padss: { at: wellAt, items: { ...fullPadss, pain: 1 } } }, []],
  ["an Aldrete of 8", { aldrete: { at: wellAt, items: { ...full, spo2: 0 } } }, ["aldrete no"]],
  ["an Aldrete of 8 that was 8 before", { aldrete: { at: wellAt, items: { ...full, spo2: 0 } }, aldreteBefore: 8 }, []],
  ["an Aldrete with an item open", { aldrete: { at: wellAt, items: { ...full, spo2: null } } }, ["aldrete unknown"]],
  ["a discharge score of 8", { padss: { at: wellAt, items: { ...fullPadss, pain: 0 } } }, ["padss no"]],
  ["MOAA/S 4", { moaas: { at: wellAt, score: 4 } }, ["moaas no"]],
  ["dissociation 1", { dissociation: { at: wellAt, nrs: 1 } }, []],
  ["dissociation 2", { dissociation: { at: wellAt, nrs: 2 } }, ["dissociation no"]],
  ["systolic 20% over baseline", vitals({ sbp: 144 }), []],
  ["systolic more than 20% over baseline", vitals({ sbp: 145 }), ["bp-near-baseline no"]],
  ["diastolic more than 20% under baseline", vitals({ dbp: 63 }), ["bp-near-baseline no"]],
  ["159/99 from a high baseline", { ...vitals({ sbp: 159, dbp: 99 }), baseline: { sbp: 150, dbp: 95, hr: 70 } }, []],
  [
    "160/99 from a high baseline",
    { ...vitals({ sbp: 160, dbp: 99 }), baseline: { sbp: 150, dbp: 95, hr: 70 } },
    ["bp-below no"],
  ],
  ["a heart rate 21 over baseline", vitals({ hr: 91 }), ["hr-near-baseline no"]],
  ["SpO2 93%", vitals({ spo2: 93 }), ["spo2 no"]],
  ["SpO2 93% that was 93% before", { ...vitals({ spo2: 93 }), baseline: { ...well.baseline, spo2: 93 } }, []],
  ["SpO2 97% on oxygen", vitals({}, "on-oxygen"), ["spo2 no"]],
  ["no baseline", { baseline: null }, ["bp-near-baseline unknown", "hr-near-baseline unknown"]],
  ["a patient who sways", readiness({ walksSteadily: "no" }), ["walks no"]],
  ["a new risk of suicide", readiness({ newSuicidalRisk: "yes" }), ["suicidal-risk no"]],
  ["suicide not asked", readiness({ newSuicidalRisk: "unknown" }), ["suicidal-risk unknown"]],
  ["the IV still in", readiness({ ivRemoved: "no" }), ["iv-removed no"]],
  ["an escort on the telephone", { escort: "confirmed" }, ["escort no"]],
  ["nothing known of an escort", { escort: null }, ["escort unknown"]],
  ["instructions not acknowledged", { instructionsAcknowledged: false }, ["instructions no"]],
])("%s", (_, change, expected) => {
  expect(open(change)).toEqual(expected);
});

test("what was seen before the infusion ended, or too long ago, no longer counts", () => {
  expect(open({ padss: { at: at(-1), items: fullPadss } })).toEqual(["padss unknown"]);
  expect(open({ readiness: { ...well.readiness!, at: at(-1) } })).toHaveLength(6);
  expect(open({}, at(59))).toEqual([]);
  expect(open({}, at(60))).toEqual([
    "moaas unknown",
    "bp-near-baseline unknown",
    "bp-below unknown",
    "hr-near-baseline unknown",
    "spo2 unknown",
  ]);
});

test("everything but the escort can be passed by a prescriber with a reason", () => {
  const criteria = dischargeCriteria(well, unapprovedExample, at(40));
  expect(criteria.filter(({ overridable }) => !overridable).map(({ id }) => id)).toEqual(["escort"]);
  expect(criteria).toHaveLength(17);
});

test("whatever is forgotten, a criterion that was not met does not become met", () => {
  const parts = [
    "endedAt",
    "baseline",
    "vitals",
    "aldrete",
    "padss",
    "moaas",
    "dissociation",
    "readiness",
    "escort",
    "instructionsAcknowledged",
  ] as const;
  const state = fc.record({
    sbp: fc.integer({ min: 80, max: 190 }),
    spo2: fc.integer({ min: 88, max: 100 }),
    score: fc.integer({ min: 0, max: 5 }),
    now: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(state, fc.subarray([...parts]), ({ sbp, spo2, score, now }, gone) => {
      const some = { ...well, ...vitals({ sbp, spo2 }), moaas: { at: wellAt, score } };
      const less = { ...some, ...Object.fromEntries(gone.map((part) => [part, null])) } as RecoveryState;
      const before = new Map(dischargeCriteria(some, unapprovedExample, at(now)).map(({ id, met }) => [id, met]));
      for (const { id, met } of dischargeCriteria(less, unapprovedExample, at(now)))
        if (met === "yes") expect(before.get(id)).toBe("yes");
    }),
  );
});

test("what is seen at the very end, or this very moment, counts; what is dated later does not", () => {
  expect(open({ padss: { at: ended, items: fullPadss } })).toEqual([]);
  expect(open({ padss: { at: at(40), items: fullPadss } })).toEqual([]);
  expect(open({ padss: { at: at(41), items: fullPadss } })).toEqual(["padss unknown"]);
});

test("a heart rate exactly 20 off is in order; a diastolic of exactly 100 is not below 100", () => {
  expect(open(vitals({ hr: 90 }))).toEqual([]);
  expect(open({ ...vitals({ dbp: 100 }), baseline: { sbp: 120, dbp: 95, hr: 70 } })).toEqual(["bp-below no"]);
  expect(open({ baseline: { sbp: 0, dbp: 80, hr: 70 } })).toEqual(["bp-near-baseline unknown"]);
});

test("one pressure known and one not is unknown, unless the known one is already too high", () => {
  const only = (values: object) => ({
    vitals: { at: wellAt, values: { hr: 74, spo2: 97, ...values }, oxygen: "room-air" as const },
  });
  expect(open(only({ sbp: 128 }))).toEqual(["bp-near-baseline unknown", "bp-below unknown"]);
  expect(open(only({ sbp: 170 }))).toEqual(["bp-near-baseline no", "bp-below no"]);
});
