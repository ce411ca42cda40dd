import type { CirclePerson } from "#people/events.ts";
import { as, type Instant } from "#science/units.ts";
import { conditions, ruleIds } from "../history/conditions.ts";
import { answered, drug, historyWith, medicine, policy, reviewed, workup } from "../history/history.test-data.ts";
import type { History } from "../fold/history.ts";
import type { WorkupItem } from "../events.ts";
import type { RuleInput, Statement } from "./rule.ts";

export const today = { year: 2026, month: 11, day: 26 } as const;
export const TODAY = "2026-11-26";
/** A moment after every result of these tests, so that a clinician's answer is the newer. */
export const told = { at: as<Instant>(Date.UTC(2026, 10, 26, 12)), by: "staff" };

/** Answers to questions about health, as a clinician's. */
export const say = (
  answers: Readonly<Record<string, "yes" | "no" | "unknown" | `yes@${string}`>>,
): History["conditions"] =>
  Object.assign(
    {},
    ...Object.entries(answers).map(([id, said]) => {
      const [answer, since = ""] = said.split("@");
      return answered(id, answer as "yes", { since, ...told });
    }),
  ) as History["conditions"];

const allNo = say(Object.fromEntries(conditions.map(({ id }) => [id, "no" as const])));

type Result = readonly [item: WorkupItem, values: Readonly<Record<string, number | string>>, doneOn?: string];

export const results = (...more: readonly Result[]) =>
  more.map(([item, values, doneOn = TODAY]) => workup(item, doneOn, { values }));

/** Everything done and in order, on the day before. */
const inOrder = results(
  ["physical", {}],
  ["airway-and-asa", { asa: 2, mallampati: 1, difficultAirway: "no" }],
  ["height-and-weight", { heightCm: 170, weightKg: 70 }],
  ["resting-bp", { sbp: 120, dbp: 75 }],
  ["resting-bp", { sbp: 124, dbp: 78 }, "2026-11-20"],
  ["spo2", { spo2: 98 }],
  ["tsh", { tsh: 2 }],
  ["urine-drug-screen", { result: "negative" }],
  ["urinalysis", { blood: "negative" }],
  ["urinary-checklist", { symptoms: "none" }],
  ["stop-bang", { score: 1 }],
  ["mania-screen", { result: "negative" }],
  ["psychosis-screen", { result: "negative" }],
  ["urine-hcg", { result: "negative" }],
);

const statement = (note = ""): Statement => ({ answer: "yes", note, ...told });

export const person = (role: CirclePerson["role"], more: Partial<CirclePerson> = {}): CirclePerson => ({
  personId: `p-${role}`,
  role,
  name: "Ada Example",
  practice: "",
  mobile: "555-0100",
  email: "",
  fax: "",
  release: "yes",
  releasedOn: "",
  ...more,
});

/** Somebody of whom everything is known and to whom nothing speaks: cleared. */
export const well: RuleInput = {
  history: historyWith({
    conditions: allNo,
    medicinesKnown: reviewed,
    trialsKnown: reviewed,
    trials: [drug("sertraline"), drug("venlafaxine", { maxSustainedDailyMg: 150 })],
    workups: inOrder,
    diagnoses: [
      {
        diagnosisId: "d",
        code: "F33.2",
        name: "Depression",
        isPrimary: true,
        clinician: "Ida Ode",
        madeOn: TODAY,
        ...told,
      },
    ],
  }),
  patient: { age: 40, sex: "female", allergies: [], canBecomePregnant: "yes" },
  scores: [{ scaleId: "phq-9", total: 20, at: told.at, on: today }],
  suicide: { screen: { level: "none", on: today, name: "ASQ" }, askedSince: [] },
  circle: [person("escort"), person("psychiatrist")],
  emptyRoles: [],
  statements: { capacity: statement(), "continuing-care": statement() },
  indication: "TRD-MDD",
  consent: { answer: "yes", says: "Signed.", satisfy: "" },
  dayOf: { intoxicated: "no", escort: "yes", staysFromDriving: "yes" },
  policy,
  today,
  asOf: today,
};

/** Somebody of whom nothing is known. */
export const nobodyAsked: RuleInput = {
  ...well,
  history: historyWith({}),
  patient: { age: null, sex: "unknown", allergies: null, canBecomePregnant: "unknown" },
  scores: [],
  suicide: { screen: null, askedSince: [] },
  circle: [],
  statements: {},
  indication: "TRD-MDD",
  consent: { answer: "unknown", says: "Not offered.", satisfy: "Offer it." },
  dayOf: null,
};

export const withConditions = (answers: Parameters<typeof say>[0]): RuleInput => ({
  ...well,
  history: { ...well.history, conditions: { ...allNo, ...say(answers) } },
});

/** The same, with the results of some examinations in the place of theirs. */
export const withResults = (...more: readonly Result[]): RuleInput => {
  const items = new Set(more.map(([item]) => item));
  const others = well.history.workups.filter(({ item }) => !items.has(item));
  return { ...well, history: { ...well.history, workups: [...results(...more), ...others] } };
};

export const without = (item: WorkupItem): RuleInput => ({
  ...well,
  history: { ...well.history, workups: well.history.workups.filter((one) => one.item !== item) },
});

export const patient = (more: Partial<RuleInput["patient"]>): RuleInput => ({
  ...well,
  patient: { ...well.patient, ...more },
});
export const diagnosed = (code: string): RuleInput => ({
  ...well,
  history: {
    ...well.history,
    diagnoses: [{ ...well.history.diagnoses[0]!, diagnosisId: code, code }],
  },
});
/** Coded after the question was answered. */
export const diagnosedLater = (code: string): RuleInput => {
  const { history } = diagnosed(code);
  const at = 9e15 as typeof told.at;
  return { ...well, history: { ...history, diagnoses: history.diagnoses.map((one) => ({ ...one, at })) } };
};
/** With one examination as somebody judged it. */
export const judged = (
  item: WorkupItem,
  abnormal: "yes" | "unknown",
  values: Readonly<Record<string, number | string>> = {},
): RuleInput => {
  const input = withResults([item, values]);
  const workups = input.history.workups.map((one) => (one.item === item ? { ...one, abnormal } : one));
  return { ...input, history: { ...input.history, workups } };
};
/** The same, of somebody whom the questions were asked before. */
export const judgedSince = (item: WorkupItem, abnormal: "yes" | "unknown"): RuleInput => {
  const input = judged(item, abnormal);
  const at = 1 as typeof told.at;
  const answers = Object.entries(input.history.conditions).map(([id, said]) => [id, { ...said, at }]);
  return { ...input, history: { ...input.history, conditions: Object.fromEntries(answers) } };
};
export const medicines = (names: readonly string[], known = true): RuleInput => ({
  ...well,
  history: {
    ...well.history,
    medicines: names.map((name) => medicine(name)),
    medicinesKnown: known ? well.history.medicinesKnown : null,
  },
});
export const suicide = (more: Partial<RuleInput["suicide"]>): RuleInput => ({
  ...well,
  suicide: { ...well.suicide, ...more },
});
export const day = (more: Partial<NonNullable<RuleInput["dayOf"]>>): RuleInput => ({
  ...well,
  dayOf: { intoxicated: "no", escort: "yes", staysFromDriving: "yes", ...more },
});
export const said = (about: string, answer: "yes" | "no", note = ""): RuleInput => ({
  ...well,
  statements: { ...well.statements, [about]: { answer, note, ...told } },
});

export { policy, ruleIds };
