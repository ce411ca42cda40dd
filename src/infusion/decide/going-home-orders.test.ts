import { describe, expect, test } from "vitest";
import type { DataOf } from "../events.ts";
import {
  type AnyLine,
  at,
  beforeStart,
  calm,
  duringInfusion,
  home,
  id,
  line,
  nurse,
  prescriber,
  recovering,
  vitals,
  without,
} from "../story.test-data.ts";
import { against, refusalsOf, visit } from "./deciding.test-data.ts";
import { overridden } from "./going-home-orders.ts";

/** Ended in minute 70; everything done and well by minute 111. */
const recovered: readonly AnyLine[] = [...beforeStart, ...duringInfusion, ...recovering];

const late = (n: number, values: DataOf<"VitalsCharted">["values"], more: Partial<DataOf<"VitalsCharted">> = {}) =>
  line(n, "VitalsCharted", 111, vitals(values, more));
const aldrete = (points: 0 | 1 | 2 | null) =>
  line(100, "AldreteScored", 111, {
    items: { activity: points, respiration: points, circulation: 2, consciousness: 2, spo2: 2 },
  });
const ready = (more: Partial<DataOf<"ReadinessChecked">>) =>
  line(100, "ReadinessChecked", 111, {
    orientedTimesThree: "yes",
    walksSteadily: "yes",
    toleratesSips: "yes",
    nauseaMildAtMost: "yes",
    newSuicidalRisk: "no",
    ivRemoved: "yes",
    ...more,
  });

/** What was charted last before leaving, and the one criterion that then stands against it. Baseline is 122/76, 70/min, 98%. */
const standing: Readonly<Record<string, readonly [AnyLine, readonly string[]]>> = {
  "an Aldrete score of 8": [aldrete(1), ["aldrete"]],
  "an Aldrete score with an item not scored": [aldrete(null), ["aldrete"]],
  "a discharge score of 8": [
    line(100, "PadssScored", 111, { items: { "vital-signs": 2, activity: 1, nausea: 1, pain: 2, bleeding: 2 } }),
    ["padss"],
  ],
  "a patient who dozes": [line(100, "SedationScored", 111, { moaas: 4 }), ["moaas"]],
  "dissociation of 2": [line(100, "DissociationScored", 111, { nrs: 2, asksToStop: false }), ["dissociation"]],
  "a pressure of 147, more than 20% over 122": [late(100, { ...calm, sbp: 147 }), ["bp-near-baseline"]],
  "a pressure of 160": [late(100, { ...calm, sbp: 160 }), ["bp-near-baseline", "bp-below"]],
  "a heart rate of 91": [late(100, { ...calm, hr: 91 }), ["hr-near-baseline"]],
  "a saturation of 93": [late(100, { ...calm, spo2: 93 }), ["spo2"]],
  "a saturation on oxygen": [late(100, calm, { oxygen: "on-oxygen" }), ["spo2"]],
  "not knowing the day": [ready({ orientedTimesThree: "no" }), ["oriented"]],
  "an unsteady walk": [ready({ walksSteadily: "no" }), ["walks"]],
  "a walk nobody saw": [ready({ walksSteadily: "unknown" }), ["walks"]],
  "sips not kept": [ready({ toleratesSips: "no" }), ["sips"]],
  "bad nausea": [ready({ nauseaMildAtMost: "no" }), ["nausea"]],
  "a new risk of suicide": [ready({ newSuicidalRisk: "yes" }), ["suicidal-risk"]],
  "a risk of suicide nobody asked about": [ready({ newSuicidalRisk: "unknown" }), ["suicidal-risk"]],
  "the IV line in": [ready({ ivRemoved: "no" }), ["iv-removed"]],
};

describe.each(Object.entries(standing))("with %s", (_, [last, rules]) => {
  test("nobody goes home, unless a prescriber overrides it with a reason", () => {
    expect(against([...recovered, last], home)).toEqual(rules);
    const override = line(101, "DischargeOverridden", 111.5, { criteria: rules, reason: "As before." }, prescriber);
    expect(against([...recovered, last], override)).toEqual([]);
    expect(against([...recovered, last, override], home)).toEqual([]);
  });
});

test.each([
  ["AldreteScored", ["aldrete"]],
  ["ReadinessChecked", ["oriented", "walks", "sips", "nausea", "suicidal-risk", "iv-removed"]],
  ["InstructionsGiven", ["instructions"]],
] as const)("without %s nobody goes home, and it is said to be not known", (type, rules) => {
  const refusals = refusalsOf(without(recovered, type), home);
  expect(refusals.map(({ rule }) => rule)).toEqual(rules);
  for (const { says } of refusals) expect(says).toMatch(/^Not known: [A-Z].*\.$/);
});

test("names keep their capitals in what is said", () => {
  const [saturation] = refusalsOf([...recovered, late(100, { ...calm, spo2: 93 })], home);
  expect(saturation?.says).toBe("Not so: SpO2 is 94% or more, or as before, on room air.");
});

test("what was charted before the end says nothing about going home", () => {
  const early = [...beforeStart, ...duringInfusion].filter(({ minute }) => minute < 70);
  const lines = [...early, ...recovering.map((one) => ({ ...one, minute: 69 })), duringInfusion.at(-1)!];
  const rules = against(lines, home);
  for (const rule of ["aldrete", "padss", "moaas", "dissociation", "spo2", "oriented"]) expect(rules).toContain(rule);
});

test("vital signs and wakefulness of more than 21 min ago are measured again", () => {
  expect(against(recovered, { ...home, minute: 129 })).toEqual([]);
  expect(against(recovered, { ...home, minute: 129.3 })).toEqual([
    "moaas",
    "bp-near-baseline",
    "bp-below",
    "hr-near-baseline",
    "spo2",
  ]);
});

test("a discharge entered for an earlier minute is judged by what stood then", () => {
  // Only the vital signs of minute 108 are there, within the minute that clocks may differ
  expect(against(recovered, { ...home, minute: 107 }, { now: at(112) })).toEqual([
    "minimum-time",
    "aldrete",
    "padss",
    "moaas",
    "dissociation",
    "oriented",
    "walks",
    "sips",
    "nausea",
    "suicidal-risk",
    "iv-removed",
    "instructions",
  ]);
});

describe("midazolam in the last minutes", () => {
  const given = line(100, "RescueGiven", 60, {
    orderId: null,
    medicine: "midazolam",
    dose: 1,
    unit: "mg",
    route: "IV",
  });
  const lines = [...recovered, given];

  test("lengthens recovery by 30 min, 70 min after the end", () => {
    const later = recovering.map((one) => ({ ...one, minute: one.minute + 28 }));
    const watched = [...beforeStart, ...duringInfusion, given, ...later];
    expect(against(lines, home)).toEqual(["minimum-time"]);
    expect(against(watched, { ...home, minute: 139.9 })).toEqual(["minimum-time"]);
    expect(against(watched, { ...home, minute: 140 })).toEqual([]);
  });

  test("and a first infusion has 60 min to begin with", () => {
    const first = recovered.map((one) =>
      one.type === "InfusionOpened" ? { ...one, data: { ...one.data, number: 1 } } : one,
    );
    expect(against(first, home)).toEqual(["minimum-time"]);
  });
});

describe("an override", () => {
  const override = (criteria: readonly string[], minute = 111.5, by = prescriber) =>
    line(101, "DischargeOverridden", minute, { criteria, reason: "As before." }, by);

  test("names each criterion that nobody can override", () => {
    expect(refusalsOf(recovered, override(["escort", "walks", "weather"])).map(({ says }) => says)).toEqual([
      "The escort is here: nobody can override this.",
      "weather: nobody can override this.",
    ]);
  });

  test("of the escort does not open the door, even if it stands in the record", () => {
    const alone = { ...home, data: { ...home.data, escortPresent: false } };
    expect(refusalsOf([...recovered, override(["escort"])], alone)).toMatchObject([
      { rule: "escort", satisfy: "Nobody can override this." },
    ]);
  });

  test("passes only what it names", () => {
    const unsteady = [...recovered, ready({ walksSteadily: "no", ivRemoved: "no" })];
    expect(against([...unsteady, override(["walks"])], home)).toEqual(["iv-removed"]);
  });

  test("struck again passes nothing", () => {
    const strike = line(
      102,
      "EntryCorrected",
      111.7,
      { entryId: id(101), reason: "wrong patient", replacement: null, replacementAt: null },
      prescriber,
    );
    const unscored = [...without(recovered, "PadssScored"), override(["padss"])];
    expect(overridden(visit(unscored))).toEqual(["padss"]);
    expect(against([...unscored, strike], home)).toEqual(["padss"]);
  });

  test("is for recovery only", () => {
    expect(against(beforeStart, override(["walks"], 29))).toEqual(["phase"]);
    expect(against([...beforeStart, ...duringInfusion.slice(0, 1)], override(["walks"], 31))).toEqual(["phase"]);
  });
});

test("instructions count once they are acknowledged", () => {
  const given = (acknowledged: boolean) =>
    line(100, "InstructionsGiven", 111, { to: "patient", leaflet: "after-ketamine-1", acknowledged });
  expect(against(recovered, given(true))).toEqual([]);
  expect(against(recovered, given(false))).toEqual(["not-acknowledged"]);
});

test.each([
  ["checking in", beforeStart.slice(0, 5)],
  ["ready", beforeStart],
  ["on the pump", [...beforeStart, ...duringInfusion.slice(0, 1)]],
])("a patient %s is not discharged", (_, lines) => {
  expect(against(lines, { ...home, by: nurse })).toEqual(["phase"]);
});
