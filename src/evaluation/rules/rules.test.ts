import { expect, test } from "vitest";
import { drug } from "../history/history.test-data.ts";
import { blocking, findingsOf, isOpen, rules, standOf } from "./findings.ts";
import { indications } from "./indications.ts";
import { type FindingId, inclusionIds, type RuleInput } from "./rule.ts";
import {
  day,
  diagnosed,
  diagnosedLater,
  judged,
  judgedSince,
  medicines,
  nobodyAsked,
  patient,
  person,
  ruleIds,
  said,
  suicide,
  today,
  told,
  well,
  withConditions,
  without,
  withResults,
} from "./rules.test-data.ts";

const finding = (id: string, input: RuleInput) => findingsOf(input).find(({ ruleId }) => ruleId === id)!;
const openLists = [medicines([], false), medicines(["white pill"])];

/** For each row of clinical reference 1.4: what makes it so, and what leaves it open. Nothing speaks in somebody well. */
const exclusions: readonly (readonly [id: FindingId, yes: readonly RuleInput[], unknown: readonly RuleInput[]])[] = [
  ["C01", [patient({ age: 17 })], [patient({ age: null })]],
  [
    "C02",
    [withConditions({ "ketamine-allergy": "yes" }), patient({ allergies: ["Ketamine: hives"] })],
    [withConditions({ "ketamine-allergy": "unknown" }), patient({ allergies: null })],
  ],
  [
    "C03",
    ["aneurysm", "av-malformation", "aortic-dissection", "brain-bleed"].map((id) => withConditions({ [id]: "yes" })),
    [withConditions({ aneurysm: "unknown" })],
  ],
  [
    "C04",
    [withConditions({ "heart-attack": "yes@2026-10-20" }), withConditions({ stroke: "yes@2026-11" })],
    // No date, a month that lies across the six weeks, and the year alone.
    [
      withConditions({ stroke: "yes" }),
      withConditions({ "heart-attack": "yes@2026-10" }),
      withConditions({ "unstable-angina": "yes@2026" }),
      withConditions({ "cardiac-event": "unknown" }),
    ],
  ],
  [
    "C05",
    [withConditions({ "severe-valve-disease": "yes" })],
    [
      withConditions({ "uncontrolled-arrhythmia": "unknown" }),
      judgedSince("ecg", "yes"),
      judgedSince("ecg", "unknown"),
    ],
  ],
  [
    "C06",
    [
      withConditions({ pacemaker: "yes" }),
      { ...withConditions({ hypertension: "yes", smoking: "yes" }), patient: { ...well.patient, age: 65 } },
    ],
    [
      withConditions({ "coronary-disease": "unknown" }),
      { ...withConditions({ hypertension: "yes", smoking: "unknown" }), patient: { ...well.patient, age: 65 } },
    ],
  ],
  [
    "C07",
    [withResults(["resting-bp", { sbp: 160, dbp: 80 }], ["resting-bp", { sbp: 140, dbp: 100 }, "2026-11-20"])],
    [
      without("resting-bp"),
      withResults(["resting-bp", { sbp: 120, dbp: 80 }]),
      withResults(["resting-bp", { sbp: 170, dbp: 80 }], ["resting-bp", { sbp: 120, dbp: 70 }, "2026-11-20"]),
      withResults(["resting-bp", { sbp: 120, dbp: 80 }], ["resting-bp", { sbp: 120, dbp: 70 }, "2026-09-01"]),
    ],
  ],
  [
    "C08",
    [
      withConditions({ "psychosis-now": "yes" }),
      ...["F33.3", "F30.2", "F12.159", "F06.2", "F53.1", "F23"].map((code) => diagnosed(code)),
    ],
    [
      withConditions({ "psychosis-now": "unknown" }),
      { ...well, scores: [{ scaleId: "psychosis", total: 1, at: 9e15 as typeof told.at, on: today }] },
    ],
  ],
  [
    "C09",
    [withConditions({ schizophrenia: "yes" }), diagnosed("F25.1")],
    [withConditions({ schizophrenia: "unknown" })],
  ],
  [
    "C10",
    [withConditions({ "family-schizophrenia": "yes" }), diagnosed("F60.0")],
    [withConditions({ "psychosis-past": "unknown" })],
  ],
  ["C11", [withConditions({ "mania-now": "yes" }), diagnosed("F31.13")], [withConditions({ "mania-now": "unknown" })]],
  ["C12", [withConditions({ bipolar: "yes" }), diagnosed("F31.81")], [withConditions({ bipolar: "unknown" })]],
  [
    "C13",
    [
      withConditions({ pregnant: "yes" }),
      withConditions({ "pregnancy-test-refused": "yes" }),
      withResults(["urine-hcg", { result: "positive" }]),
    ],
    [
      withConditions({ pregnant: "unknown" }),
      without("urine-hcg"),
      withResults(["urine-hcg", { result: "negative" }, "2026-09-01"]),
    ],
  ],
  ["C14", [withConditions({ "breast-feeding": "yes" })], [withConditions({ "breast-feeding": "unknown" })]],
  [
    "C15",
    [withConditions({ neurocognitive: "yes" }), diagnosed("F03.90")],
    [withConditions({ neurocognitive: "unknown" })],
  ],
  ["C16", [withConditions({ "head-injury": "yes" })], [withConditions({ "brain-mass": "unknown" })]],
  [
    "C17",
    [withConditions({ seizures: "yes", "seizures-uncontrolled": "yes" })],
    [
      withConditions({ seizures: "yes", "seizures-uncontrolled": "unknown" }),
      withConditions({ seizures: "unknown", "seizures-uncontrolled": "unknown" }),
    ],
  ],
  [
    "C18",
    [
      withConditions({ "substance-use-disorder": "yes@2026-10" }),
      withConditions({ "ketamine-misuse": "yes" }),
      diagnosed("F10.20"),
    ],
    [
      withConditions({ "substance-use-disorder": "yes" }),
      withConditions({ "ketamine-misuse": "unknown" }),
      without("urine-drug-screen"),
      diagnosedLater("F10.10"),
    ],
  ],
  [
    "C19",
    [withConditions({ "substance-use-disorder": "yes@2026-03" })],
    [withConditions({ "substance-use-disorder": "yes" }), withConditions({ "substance-use-disorder": "unknown" })],
  ],
  ["C20", [day({ intoxicated: "yes" })], [day({ intoxicated: "unknown" }), { ...well, dayOf: null }]],
  ["C21", [withConditions({ "thyroid-overactive": "yes" })], [withConditions({ "thyroid-overactive": "unknown" })]],
  ["C22", [withConditions({ phaeochromocytoma: "yes" })], [withConditions({ phaeochromocytoma: "unknown" })]],
  [
    "C23",
    [
      withConditions({ "liver-severe": "yes" }),
      withResults(["liver", { altUln: 3.1, astUln: 1, bilirubinUln: 1 }]),
      withResults(["liver", { altUln: 1, astUln: 1, bilirubinUln: 2.1 }]),
    ],
    [
      withConditions({ "liver-disease": "unknown", "liver-severe": "unknown" }),
      withConditions({ "liver-disease": "yes" }),
    ],
  ],
  [
    "C24",
    [withConditions({ "liver-moderate": "yes" })],
    [withConditions({ "liver-disease": "yes", "liver-moderate": "unknown" })],
  ],
  [
    "C25",
    [withResults(["renal", { egfr: 29 }])],
    [withConditions({ "kidney-disease": "yes" }), withConditions({ "kidney-disease": "unknown" })],
  ],
  [
    "C26",
    [
      withConditions({ "ketamine-cystitis": "yes" }),
      judged("urinalysis", "yes", { blood: "positive" }),
      judged("urinary-checklist", "unknown", { symptoms: "present" }),
    ],
    [withConditions({ "urinary-symptoms": "unknown" }), judged("urinalysis", "unknown")],
  ],
  [
    "C27",
    [withConditions({ "severe-copd": "yes" }), withResults(["spo2", { spo2: 91 }])],
    [withConditions({ "sleep-apnea-untreated": "unknown" }), without("spo2")],
  ],
  ["C28", [withConditions({ porphyria: "yes" })], [withConditions({ porphyria: "unknown" })]],
  ["C29", [withConditions({ "eye-pressure": "yes" })], [withConditions({ "eye-pressure": "unknown" })]],
  [
    "C30",
    [withConditions({ "personality-or-dissociative": "yes" })],
    [withConditions({ "personality-or-dissociative": "unknown" })],
  ],
  [
    "C31",
    [
      withResults(["height-and-weight", { heightCm: 170, weightKg: 116 }]),
      withResults(["airway-and-asa", { asa: 3 }]),
      withResults(["airway-and-asa", { asa: 1, difficultAirway: "yes" }]),
    ],
    [
      without("height-and-weight"),
      without("airway-and-asa"),
      withResults(["airway-and-asa", { asa: 1 }]),
      withConditions({ "difficult-airway": "unknown" }),
    ],
  ],
  ["C32", [withResults(["airway-and-asa", { asa: 4 }])], [without("airway-and-asa")]],
  [
    "C33",
    [suicide({ screen: { level: "high", on: today, name: "ASQ" } })],
    [
      suicide({ screen: null }),
      suicide({ askedSince: ["PHQ-9 asks."] }),
      suicide({ screen: { level: "ask-more", on: today, name: "ASQ" } }),
      suicide({ screen: { level: "none", on: { year: 2026, month: 9, day: 1 }, name: "ASQ" } }),
    ],
  ],
  [
    "C34",
    [withConditions({ "serious-ketamine-reaction": "yes" })],
    [withConditions({ "serious-ketamine-reaction": "unknown" })],
  ],
  [
    "C35",
    [day({ escort: "no" }), day({ staysFromDriving: "no" })],
    [day({ escort: "unknown" }), { ...well, dayOf: null }],
  ],
  ["C36", [medicines(["theophylline"])], [medicines([], false), medicines(["white pill"])]],
];

/** The rows of clinical reference 2 that ask for a specialist. */
const together: typeof exclusions = [
  ["X06", ["phenelzine", "tranylcypromine", "selegiline"].map((name) => medicines([name])), openLists],
  ["X16", [medicines(["clozapine"])], openLists],
  ["X18", ["memantine", "esketamine"].map((name) => medicines([name])), openLists],
];

test("there is a row here for every rule of the reference, and a rule for every row", () => {
  expect(exclusions.map(([id]) => id)).toEqual([...ruleIds]);
  const ids = rules.map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith("C"))).toEqual([...ruleIds]);
  expect(ids.filter((id) => id.startsWith("X"))).toEqual(together.map(([id]) => id));
  for (const id of inclusionIds) expect(ids).toContain(id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("of somebody well, of whom everything is known, no rule finds anything", () => {
  expect(findingsOf(well).filter((one) => standOf(one) !== "clear")).toEqual([]);
});

test.each([...exclusions, ...together])("%s says yes, unknown and no", (id, yes, unknown) => {
  expect(finding(id, well).answer).toBe("no");
  for (const input of yes) expect(finding(id, input).answer, finding(id, input).because).toBe("yes");
  for (const input of unknown) expect(finding(id, input).answer, finding(id, input).because).toBe("unknown");
});

test.each(rules.filter(({ id }) => id !== "IND").map(({ id }) => [id] as const))(
  "%s: of somebody nobody has asked, nothing is known, and what would settle it is said",
  (id) => {
    const { answer, because, satisfy } = finding(id, nobodyAsked);
    expect([answer, because !== "", satisfy !== ""]).toEqual(["unknown", true, true]);
  },
);

const inclusions: readonly (readonly [FindingId, no: readonly RuleInput[], unknown: readonly RuleInput[]])[] = [
  ["I1", [patient({ age: 17 })], [patient({ age: null })]],
  ["I2", [], [{ ...well, history: { ...well.history, diagnoses: [] } }]],
  [
    "I3",
    [{ ...well, history: { ...well.history, trials: [drug("sertraline")] } }],
    [{ ...well, history: { ...well.history, trials: [], trialsKnown: null } }],
  ],
  [
    "I4",
    [{ ...well, scores: [{ ...well.scores[0]!, total: 14 }] }, said("severity", "no")],
    [
      { ...well, scores: [] },
      { ...well, scores: [{ ...well.scores[0]!, total: null }] },
    ],
  ],
  ["I5", [said("capacity", "no")], [{ ...well, statements: {} }]],
  ["I5-consent", [{ ...well, consent: { answer: "no", says: "", satisfy: "" } }], []],
  [
    "I6",
    [{ ...well, circle: [], emptyRoles: ["escort"] }],
    [
      { ...well, circle: [] },
      { ...well, circle: [person("escort", { mobile: "" })] },
    ],
  ],
  [
    "I7",
    [said("continuing-care", "no")],
    [
      { ...well, statements: {} },
      { ...well, circle: [person("escort")] },
    ],
  ],
  ["I8", [], [without("spo2"), withResults(["physical", {}, "2026-01-05"])]],
  ["IND", [{ ...well, indication: "PTSD" }], [{ ...suicide({ screen: null }), indication: "MDD-SI" }]],
];

test.each(inclusions)("%s says yes, no and unknown", (id, no, unknown) => {
  expect(finding(id, well).answer).toBe("yes");
  for (const input of no) expect(finding(id, input).answer, finding(id, input).because).toBe("no");
  for (const input of unknown) expect(finding(id, input).answer, finding(id, input).because).toBe("unknown");
});

test("every row names its sources with their evidence, and so does every indication", () => {
  for (const { id, sources } of [...rules, ...indications]) {
    expect(sources.length, id).toBeGreaterThan(0);
    for (const { from, evidence } of sources)
      expect([from.trim() !== "", ["R", "R2", "K-H", "K-M", "K-L", "P"].includes(evidence)], id).toEqual([true, true]);
  }
});

test("at their edges: the day of 18, six weeks, BMI 40, three times the limit", () => {
  expect(finding("C01", patient({ age: 18 })).answer).toBe("no");
  expect(finding("C04", withConditions({ stroke: "yes@2026-10-15" })).answer).toBe("yes");
  expect(finding("C04", withConditions({ stroke: "yes@2026-10-14" })).answer).toBe("no");
  expect(finding("C31", withResults(["height-and-weight", { heightCm: 100, weightKg: 39.9 }])).answer).toBe("no");
  expect(finding("C31", withResults(["height-and-weight", { heightCm: 100, weightKg: 40 }])).answer).toBe("yes");
  expect(finding("C23", withResults(["liver", { altUln: 3, astUln: 3, bilirubinUln: 2 }])).answer).toBe("no");
  expect(finding("C25", withResults(["renal", { egfr: 30 }])).answer).toBe("no");
  expect(finding("C06", patient({ age: 64 })).answer).toBe("no");
});

test("the hard stops are those of the reference", () => {
  const hard = rules.filter(({ hardStop }) => hardStop).map(({ id }) => id);
  expect(hard.filter((id) => id.startsWith("C"))).toEqual(["C01", "C02", "C03", "C20", "C22", "C35", "C36"]);
});

test("liver values far above the limit ask for a specialist, a severe illness of the liver excludes", () => {
  const values = finding("C23", withResults(["liver", { altUln: 3.1, astUln: 1, bilirubinUln: 1 }]));
  expect([values.severity, finding("C23", withConditions({ "liver-severe": "yes" })).severity]).toEqual([
    "specialist-review",
    "exclude",
  ]);
});

const word = (ruleId: string, input: RuleInput) => {
  const { answer, rests } = finding(ruleId, input);
  return { [ruleId]: { by: "reyes", at: told.at, reason: "Cardiology agrees.", answer, rests } };
};

test("a physician's word covers what it was given on, and nothing found later", () => {
  const stroke = withConditions({ stroke: "yes@2026-11-01" });
  const words = { overrides: word("C04", stroke), opinions: {} };
  const onFour = (input: RuleInput) => findingsOf(input, words).find(({ ruleId }) => ruleId === "C04")!;
  expect([onFour(stroke).override?.by, isOpen(onFour(stroke))]).toEqual(["reyes", false]);
  const more = withConditions({ stroke: "yes@2026-11-01", "heart-attack": "yes@2026-11-20" });
  expect([onFour(more).override, isOpen(onFour(more))]).toEqual([null, true]);
  const unknown = withConditions({ stroke: "unknown" });
  expect(onFour(unknown).override).toBeNull();
});

test("nobody passes a hard stop; a caution goes on; an opinion settles what asks for one and not an exclusion", () => {
  const aneurysm = withConditions({ aneurysm: "yes" });
  expect(
    findingsOf(aneurysm, { overrides: word("C03", aneurysm), opinions: {} }).find(({ ruleId }) => ruleId === "C03")!
      .override,
  ).toBeNull();
  expect(isOpen(finding("C25", withResults(["renal", { egfr: 20 }])))).toBe(false);
  const opinion = (id: string, input: RuleInput) => {
    const { answer, rests } = finding(id, input);
    const opinions = { [id]: { from: "Dr Ode", on: "2026-11-01", says: "May go on.", answer, rests } };
    return isOpen(findingsOf(input, { overrides: {}, opinions }).find(({ ruleId }) => ruleId === id)!);
  };
  expect(opinion("C12", withConditions({ bipolar: "yes" }))).toBe(false);
  expect(opinion("C11", withConditions({ "mania-now": "yes" }))).toBe(true);
  expect(opinion("C12", withConditions({ bipolar: "unknown" }))).toBe(true);
});

test("what is asked on the day does not stop the decision, unless it is known already", () => {
  expect(blocking(findingsOf({ ...well, dayOf: null }))).toEqual([]);
  const alone = { ...well, dayOf: null, circle: [person("psychiatrist")], emptyRoles: ["escort" as const] };
  expect(blocking(findingsOf(alone)).map(({ ruleId }) => ruleId)).toEqual(["C35", "I6"]);
  expect(blocking(findingsOf({ ...well, consent: { answer: "no", says: "", satisfy: "" } }))).toEqual([]);
});
