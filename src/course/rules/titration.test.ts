import { expect, test } from "vitest";
import { unapprovedExample as protocol } from "#clinic/unapproved-example.ts";
import { as, type MgPerKg, type Minutes } from "#science/units.ts";
import { mayRaise } from "./raising.ts";
import { needsSecond, orderFindings, type OrderContext, titrationSources } from "./titration.ts";

const well: OrderContext["last"] = {
  lowestMoaas: 4,
  stoppedBecause: null,
  peakBp: { sbp: 150, dbp: 90 },
  worstDissociation: 5,
  rescues: [],
  isOver: true,
};
const medicines = { lowerFirst: { answer: "no", because: "" }, noRaise: { answer: "no", because: "" } } as const;
const first: OrderContext = { nth: 1, lastMgPerKg: null, last: null, pctImproved: null, medicines };
const second: OrderContext = { nth: 2, lastMgPerKg: 0.5, last: well, pctImproved: 10, medicines };
const rules = (mgPerKg: number, minutes: number, context: OrderContext) =>
  orderFindings({ mgPerKg: as<MgPerKg>(mgPerKg), minutes: as<Minutes>(minutes) }, context, protocol).map(
    ({ rule, level }) => `${rule} ${level}`,
  );

// Clinical reference 4.2, rule by rule, and the limits of 4.7.
test.each([
  ["the usual first dose", 0.5, 40, first, []],
  ["a smaller first dose for the frail", 0.4, 40, first, []],
  ["more than 0.5 mg/kg at the first infusion", 0.51, 60, first, ["first-dose hard"]],
  ["0.1 mg/kg more where it may be raised", 0.6, 60, second, []],
  ["more than 0.1 mg/kg at a time", 0.61, 60, second, ["step hard"]],
  ["raised though the patient has responded", 0.6, 60, { ...second, pctImproved: 30 }, ["raise soft"]],
  ["raised though nobody measured", 0.6, 60, { ...second, pctImproved: null }, ["raise soft"]],
  ["raised though nobody knows how the last one went", 0.6, 60, { ...second, last: null }, ["raise soft"]],
  ["raised after deep sedation", 0.6, 60, { ...second, last: { ...well, lowestMoaas: 2 } }, ["raise soft"]],
  ["0.75 mg/kg over an hour", 0.75, 60, { ...second, lastMgPerKg: 0.7 }, []],
  [
    "above 0.75 mg/kg",
    0.8,
    64,
    { ...second, lastMgPerKg: 0.75 },
    ["mg-per-kg-above-soft soft", "minutes-above-soft soft"],
  ],
  ["1 mg/kg", 1, 80, { ...second, lastMgPerKg: 0.95 }, ["mg-per-kg-above-soft soft", "minutes-above-soft soft"]],
  [
    "above 1 mg/kg",
    1.05,
    84,
    { ...second, lastMgPerKg: 1 },
    ["mg-per-kg-above-hard hard", "minutes-above-soft soft", "ceiling hard"],
  ],
  ["0.6 mg/kg in the time of 0.5", 0.6, 40, second, ["usual-rate soft"]],
  ["0.5 mg/kg in half an hour", 0.5, 30, second, ["minutes-below-soft soft", "usual-rate soft"]],
  [
    "under half an hour",
    0.5,
    29,
    second,
    ["minutes-below-hard hard", "mg-per-kg-per-hour-above-soft soft", "usual-rate soft"],
  ],
  ["over two hours", 0.7, 121, { ...second, lastMgPerKg: 0.7 }, ["minutes-above-hard hard"]],
  ["next to nothing", 0.05, 40, second, ["mg-per-kg-below-hard hard", "mg-per-kg-per-hour-below-soft soft"]],
])("%s", (_says, mgPerKg, minutes, context, found) => {
  expect(rules(mgPerKg, minutes, context)).toEqual(found);
});

test.each([
  ["blood pressure of 165", { ...well, peakBp: { sbp: 165, dbp: 90 } }],
  ["a diastolic of 100", { ...well, peakBp: { sbp: 150, dbp: 100 } }],
  ["severe dissociation", { ...well, worstDissociation: 7 }],
  ["a stop", { ...well, stoppedBecause: "distress" }],
])("after %s the same dose at the same speed needs a reason; slower or less does not", (_says, last) => {
  const context = { ...second, last };
  expect(rules(0.5, 40, context)).toEqual(["badly-borne soft"]);
  expect(rules(0.5, 60, context)).toEqual([]);
  expect(rules(0.4, 40, context)).toEqual([]);
});

test("each condition of a higher dose is yes, no or unknown, and unknown is never yes", () => {
  const answers = (context: OrderContext) => mayRaise(context, protocol).map(({ answer }) => answer);
  expect(answers(second)).toEqual(["yes", "yes", "yes", "yes", "yes"]);
  expect(answers({ ...second, last: null, pctImproved: null })).toEqual(Array(5).fill("unknown"));
  const running = { ...well, isOver: false, peakBp: { sbp: 150, dbp: null } };
  expect(answers({ ...second, last: running })).toEqual(["yes", "yes", "unknown", "unknown", "yes"]);
});

test("above 0.75 mg/kg a second physician signs", () => {
  expect([0.75, 0.76].map((mgPerKg) => needsSecond({ mgPerKg: as<MgPerKg>(mgPerKg) }, protocol))).toEqual([
    false,
    true,
  ]);
});

test("a float never makes a step of 0.1 mg/kg larger than it is", () => {
  expect(rules(0.8, 64, { ...second, lastMgPerKg: 0.7 })).not.toContain("step hard");
  expect(rules(0.4, 40, { ...second, lastMgPerKg: 0.3 })).toEqual([]);
});

test("every rule of a dose says where it comes from and how sure that is", () => {
  for (const source of Object.values(titrationSources))
    expect([source.from.length > 10, source.evidence]).toEqual([true, "P"]);
});
