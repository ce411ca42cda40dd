import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { baselineFrom, evaluateVitals, fastingOk } from "./before.ts";

const ten = as<Instant>(Date.UTC(2026, 0, 5, 10));
const hoursAgo = (hours: number) => after(ten, minutes(-hours * 60));
const { fastingHours, preVitals } = unapprovedExample;

const fasted = { lastSolidAt: hoursAgo(12), meal: "light", lastClearAt: hoursAgo(3), now: ten } as const;

test("exactly two hours after water and six after a light meal is long enough", () => {
  expect(fastingOk({ ...fasted, lastSolidAt: hoursAgo(6), lastClearAt: hoursAgo(2) }, fastingHours).answer).toBe("yes");
  const second = 1 / 3600;
  expect(fastingOk({ ...fasted, lastClearAt: hoursAgo(2 - second) }, fastingHours).answer).toBe("no");
  expect(fastingOk({ ...fasted, lastSolidAt: hoursAgo(6 - second) }, fastingHours).answer).toBe("no");
});

test("a fatty meal needs eight hours, and the answer names the first moment", () => {
  const eaten = { ...fasted, meal: "fatty", lastSolidAt: hoursAgo(7) } as const;
  expect(fastingOk(eaten, fastingHours)).toMatchObject({ answer: "no", earliestAt: hoursAgo(-1) });
  expect(fastingOk({ ...eaten, lastSolidAt: hoursAgo(8) }, fastingHours).answer).toBe("yes");
});

test("a meal of unknown kind is enough after eight hours, not before six, and unknown between", () => {
  const answers = [5, 6, 7.9, 8].map(
    (hours) => fastingOk({ ...fasted, meal: "unknown", lastSolidAt: hoursAgo(hours) }, fastingHours).answer,
  );
  expect(answers).toEqual(["no", "unknown", "unknown", "yes"]);
});

test("a time nobody knows, or one still to come, is unknown", () => {
  expect(fastingOk({ ...fasted, lastClearAt: null }, fastingHours)).toMatchObject({
    answer: "unknown",
    earliestAt: null,
  });
  expect(fastingOk({ ...fasted, lastSolidAt: null }, fastingHours).answer).toBe("unknown");
  expect(fastingOk({ ...fasted, lastClearAt: hoursAgo(-1) }, fastingHours).answer).toBe("unknown");
  expect(fastingOk({ ...fasted, meal: "none", lastSolidAt: null }, fastingHours).answer).toBe("yes");
});

test("a GLP-1 medicine adds a caution", () => {
  expect(fastingOk({ ...fasted, glp1: "yes" }, fastingHours).says).toContain("GLP-1");
  expect(fastingOk({ ...fasted, glp1: "no" }, fastingHours).says).not.toContain("GLP-1");
});

const maybeAt = fc.option(fc.integer({ min: -24, max: 2 }).map((hours) => hoursAgo(-hours)));
const meal = fc.constantFrom("light", "fatty", "none", "unknown");

test("forgetting something never turns an insufficient fast into a sufficient one", () => {
  fc.assert(
    fc.property(maybeAt, maybeAt, meal, (lastSolidAt, lastClearAt, eaten) => {
      const known = fastingOk({ lastSolidAt, meal: eaten, lastClearAt, now: ten }, fastingHours).answer;
      const noDrink = fastingOk({ lastSolidAt, meal: eaten, lastClearAt: null, now: ten }, fastingHours).answer;
      const noMeal = fastingOk({ lastSolidAt, meal: "unknown", lastClearAt, now: ten }, fastingHours).answer;
      expect(noDrink).not.toBe("yes");
      if (known !== "yes") expect(noMeal).not.toBe("yes");
    }),
  );
});

const well = { sbp: 120, dbp: 75, hr: 70, spo2: 98, rr: 14, temp: 36.6 };
const verdict = (change: object) => evaluateVitals({ ...well, ...change }, preVitals).verdict;

test.each([
  [140, 90, "ok"],
  [141, 88, "recheck"],
  [138, 91, "recheck"],
  [159, 99, "recheck"],
  [160, 95, "treat-and-recheck"],
  [150, 100, "treat-and-recheck"],
  [179, 109, "treat-and-recheck"],
  [180, 100, "cancel"],
  [175, 110, "cancel"],
  [90, 60, "ok"],
  [89, 60, "hold"],
])("blood pressure %d/%d before the start: %s", (sbp, dbp, expected) => {
  expect(verdict({ sbp, dbp })).toBe(expected);
});

test.each([
  ["spo2", 94, "ok"],
  ["spo2", 93, "recheck"],
  ["spo2", 92, "recheck"],
  ["spo2", 91, "hold"],
  ["hr", 50, "ok"],
  ["hr", 49, "recheck"],
  ["hr", 110, "ok"],
  ["hr", 111, "recheck"],
  ["hr", 120, "recheck"],
  ["hr", 121, "hold"],
  ["rr", 10, "ok"],
  ["rr", 9, "recheck"],
  ["rr", 24, "ok"],
  ["rr", 25, "recheck"],
  ["temp", 37.9, "ok"],
  ["temp", 38, "hold"],
  ["moaas", 5, "ok"],
  ["moaas", 4, "hold"],
])("%s %d before the start: %s", (name, value, expected) => {
  expect(verdict({ [name]: value })).toBe(expected);
});

test("a missing value is never in order, and a recheck does not hide it", () => {
  const { rr: _, ...noBreathing } = well;
  expect(evaluateVitals(noBreathing, preVitals)).toMatchObject({ verdict: "unknown", missing: ["rr"] });
  expect(evaluateVitals({ ...noBreathing, sbp: 150 }, preVitals).verdict).toBe("unknown");
  expect(evaluateVitals({ ...noBreathing, sbp: 185 }, preVitals)).toMatchObject({ verdict: "cancel", missing: ["rr"] });
  expect(evaluateVitals({ ...well, hr: Number.NaN }, preVitals).verdict).toBe("unknown");
  expect(evaluateVitals({}, preVitals).missing).toEqual(["sbp", "dbp", "hr", "spo2", "rr", "temp"]);
});

test("every verdict but ok gives a reason", () => {
  expect(evaluateVitals(well, preVitals)).toEqual({ verdict: "ok", reasons: [], missing: [] });
  expect(evaluateVitals({ ...well, sbp: 150, hr: 121 }, preVitals)).toEqual({
    verdict: "hold",
    reasons: [
      "Blood pressure 150/75 mm Hg is over 140/90: measure again after 5 to 10 min.",
      "Heart rate 121 is over 120/min.",
    ],
    missing: [],
  });
});

test("taking any value away never makes the vitals in order", () => {
  const vital = fc.record({
    sbp: fc.integer({ min: 70, max: 200 }),
    dbp: fc.integer({ min: 40, max: 130 }),
    hr: fc.integer({ min: 30, max: 150 }),
    spo2: fc.integer({ min: 80, max: 100 }),
    rr: fc.integer({ min: 4, max: 40 }),
    temp: fc.integer({ min: 35, max: 40 }),
  });
  fc.assert(
    fc.property(vital, fc.constantFrom("sbp", "dbp", "hr", "spo2", "rr", "temp"), (values, gone) => {
      const left = Object.fromEntries(Object.entries(values).filter(([name]) => name !== gone));
      expect(evaluateVitals(left, preVitals).verdict).not.toBe("ok");
    }),
  );
});

test("the baseline is the mean of the last two pressures and the newest of everything else", () => {
  const readings = [
    { at: hoursAgo(0.5), values: { sbp: 170, dbp: 100, hr: 90, temp: 36.6 } },
    { at: hoursAgo(0.3), values: { sbp: 142, dbp: 88, hr: 80 } },
    { at: hoursAgo(0.1), values: { sbp: 135, dbp: 85, hr: 76, spo2: 97 } },
    { at: ten, values: { hr: 75 } },
  ];
  expect(baselineFrom(readings.toReversed(), "mean-of-last-two")).toEqual({
    values: { sbp: 138.5, dbp: 86.5, hr: 75, temp: 36.6, spo2: 97 },
    at: ten,
    freshSince: hoursAgo(0.1),
    cuffs: 3,
  });
  expect(baselineFrom(readings, "last")?.values).toMatchObject({ sbp: 135, dbp: 85 });
  expect(baselineFrom(readings.slice(0, 1), "mean-of-last-two")).toMatchObject({ values: { sbp: 170 }, cuffs: 1 });
  expect(baselineFrom([], "last")).toBeNull();
});

test("someone who drinks this minute has not fasted", () => {
  expect(fastingOk({ ...fasted, lastClearAt: ten }, fastingHours).answer).toBe("no");
});

test("the first moment to start is the later of the two fasts", () => {
  const earliest = (solid: number, clear: number) =>
    fastingOk({ ...fasted, lastSolidAt: hoursAgo(solid), lastClearAt: hoursAgo(clear) }, fastingHours).earliestAt;
  expect(earliest(5, 1.5)).toBe(hoursAgo(-1));
  expect(earliest(5.5, 0)).toBe(hoursAgo(-2));
});

test("a systolic without its diastolic is no cuff reading", () => {
  const readings = [
    { at: hoursAgo(0.3), values: { sbp: 120, dbp: 80 } },
    { at: hoursAgo(0.2), values: { sbp: 200 } },
    { at: hoursAgo(0.1), values: { dbp: 20 } },
  ];
  expect(baselineFrom(readings, "mean-of-last-two")).toMatchObject({
    values: { sbp: 120, dbp: 80 },
    freshSince: hoursAgo(0.3),
    cuffs: 1,
  });
});
