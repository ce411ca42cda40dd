import type { Tri } from "#plumbing/facts.ts";
import { exclusion, from, type Rule, type RuleInput, type Verdict } from "./rule.ts";
import { airwayAndWeight, asaClass } from "./airway.ts";
import { bladder, kidneys, moderateLiver, severeLiver } from "./organs.ts";
import { pregnancy } from "./pregnancy.ts";
import { anyOf, conditionsSay, measured, overtaken, verdict } from "./verdicts.ts";

const practice = (evidence: "K-H" | "K-M") => from("Clinical practice, source not read", evidence);
const proposal = from("The limit is our proposal, in the protocol", "P");
const label = from("FDA label of ketamine (2/2024)", "R");

/** C01, C02, C13, C14, C21 to C29, C31, C32, C34, C35: the body. */
export const bodyRules: readonly Rule[] = [
  exclusion("C01", {
    title: "Under 18",
    severity: "exclude",
    hardStop: true,
    message: "Not for children.",
    satisfy: "Correct the birth date if it is wrong.",
    sources: [from("The clinic's own treatment page: not for children", "R")],
    test: ({ patient: { age } }) =>
      age === null
        ? verdict("unknown", "The birth date is not a day.", ["age=unknown"], "Correct the birth date.")
        : verdict(age < 18 ? "yes" : "no", `${age} years old.`, [age < 18 ? "minor" : "adult"]),
  }),
  exclusion("C02", {
    title: "Hypersensitivity to ketamine, esketamine or an excipient",
    severity: "exclude",
    hardStop: true,
    message: "No ketamine.",
    satisfy: "Ask about allergies, and about ketamine by name.",
    sources: [label, from("Spravato label, read second-hand", "R2")],
    test: (input) => anyOf([conditionsSay(input, "ketamine-allergy"), allergyList(input)]),
  }),
  exclusion("C13", {
    title: "Pregnant, or may be",
    severity: "exclude",
    message: "Ketamine is to be avoided in pregnancy.",
    satisfy: "A pregnancy test; with a pregnancy, a perinatal opinion.",
    sources: [label, from("VA, Ontario Ketamine & Infusion Centre exclude", "R2")],
    test: pregnancy,
  }),
  exclusion("C14", {
    title: "Breast-feeding",
    severity: "specialist-review",
    message: "An opinion, or a plan to pump and discard.",
    satisfy: "A specialist's opinion, or the plan.",
    sources: [from("Spravato: do not breast-feed", "R2"), from("Ontario Ketamine & Infusion Centre excludes", "R2")],
    test: (input) =>
      input.patient.sex === "male" && input.patient.canBecomePregnant === "no" && !isSaid(input, "breast-feeding")
        ? verdict("no", "Does not apply.", ["cannot"])
        : conditionsSay(input, "breast-feeding"),
  }),
  exclusion("C21", {
    title: "Hyperthyroidism not under control",
    severity: "exclude",
    message: "Not until it is treated.",
    satisfy: "TSH in range, or an endocrinologist's word.",
    sources: [from("Mindspace: untreated thyroid disease", "R2"), practice("K-H")],
    test: (input) =>
      anyOf([conditionsSay(input, "thyroid-overactive"), overtaken(input, "tsh", { by: ["thyroid-overactive"] })]),
  }),
  exclusion("C22", {
    title: "Phaeochromocytoma",
    severity: "exclude",
    hardStop: true,
    message: "A crisis of blood pressure is possible.",
    satisfy: "Nothing in this clinic settles it.",
    sources: [practice("K-H")],
    test: (input) => conditionsSay(input, "phaeochromocytoma"),
  }),
  exclusion("C23", {
    title: "Severe liver disease, or liver values far above the limit",
    severity: "exclude",
    message: "Ketamine can harm the liver.",
    satisfy: "Liver values, and a hepatologist's opinion.",
    sources: [from("Label warning of liver injury, read second-hand", "R2"), proposal],
    test: severeLiver,
  }),
  exclusion("C24", {
    title: "Moderate liver disease",
    severity: "caution",
    message: "Liver values every three months.",
    satisfy: "A clinician's judgement (Child-Pugh).",
    sources: [practice("K-M")],
    test: moderateLiver,
  }),
  exclusion("C25", {
    title: "Kidneys weak",
    severity: "caution",
    message: "Go on with a plan; watch the bladder.",
    satisfy: "An eGFR.",
    sources: [from("CPSBC asks for renal function", "R2"), proposal],
    test: kidneys,
  }),
  exclusion("C26", {
    title: "Bladder harmed by ketamine, or unexplained urinary symptoms",
    severity: "exclude",
    message: "Not until a urologist gives an opinion.",
    satisfy: "A urologist's opinion.",
    sources: [from("FDA: risk to the lower urinary tract", "R2"), from("Chang 2023: a case in treatment", "R2")],
    test: bladder,
  }),
  exclusion("C27", {
    title: "Severe sleep apnoea untreated, severe COPD, or low oxygen at rest",
    severity: "specialist-review",
    message: "An opinion of a lung specialist or anaesthetist first.",
    satisfy: "Measure oxygen at rest; a specialist's opinion.",
    sources: [from("CPSBC: STOP-BANG", "R2"), proposal],
    test: (input) =>
      anyOf([
        conditionsSay(input, "sleep-apnea-untreated", "severe-copd"),
        measured(input, "spo2", {
          key: "spo2",
          name: "oxygen at rest, %",
          isBeyond: (n) => n < input.policy.restingSpo2Below,
        }),
        overtaken(input, "stop-bang", { by: ["sleep-apnea-untreated"] }),
      ]),
  }),
  exclusion("C28", {
    title: "Acute porphyria",
    severity: "specialist-review",
    message: "An opinion first.",
    satisfy: "A specialist's opinion.",
    sources: [practice("K-M")],
    test: (input) => conditionsSay(input, "porphyria"),
  }),
  exclusion("C29", {
    title: "Raised pressure in the eye, acute glaucoma or an open eye injury",
    severity: "specialist-review",
    message: "An ophthalmologist's opinion first.",
    satisfy: "An ophthalmologist's opinion.",
    sources: [
      from("dcejc page and RCHT guideline list raised intra-ocular pressure, read second-hand", "R2"),
      practice("K-M"),
    ],
    test: (input) => conditionsSay(input, "eye-pressure"),
  }),
  exclusion("C31", {
    title: "Very heavy, a difficult airway, or ASA class 3 and more",
    severity: "specialist-review",
    message: "An anaesthetist's opinion first.",
    satisfy: "Examine airway, height and weight; an anaesthetist's opinion.",
    sources: [from("CPSBC anaesthesia standard: consultation for ASA 3 or BMI 40", "R2")],
    test: airwayAndWeight,
  }),
  exclusion("C32", {
    title: "ASA class 4 and more",
    severity: "exclude",
    message: "Not in an office.",
    satisfy: "A clinician's ASA class; treatment in a hospital.",
    sources: [practice("K-H")],
    test: (input) => asaClass(input, input.policy.asaExclude),
  }),
  exclusion("C34", {
    title: "Serious reaction to ketamine before",
    severity: "exclude",
    message: "It may come again.",
    satisfy: "The record of that reaction.",
    sources: [practice("K-H")],
    test: (input) => conditionsSay(input, "serious-ketamine-reaction"),
  }),
  exclusion("C35", {
    title: "No escort, or will not stop driving",
    severity: "exclude",
    hardStop: true,
    when: "day",
    message: "Hold today's infusion.",
    satisfy: "An adult who takes the patient home, and no driving until the next day after sleep.",
    sources: [from("The clinic's own treatment page: an escort, no driving", "R"), label],
    test: escortToday,
  }),
];

const isSaid = ({ history }: RuleInput, id: string): boolean => (history.conditions[id]?.answer ?? "no") !== "no";

const KETAMINE = /ketamin|ketalar|spravato|benzethonium/i;

function allergyList({ patient: { allergies } }: RuleInput): Verdict {
  if (allergies === null)
    return verdict(
      "unknown",
      "Nobody has asked about allergies.",
      ["allergies=unknown"],
      "Ask, and enter the allergies.",
    );
  const found = allergies.filter((one) => KETAMINE.test(one));
  return found.length > 0
    ? verdict(
        "yes",
        `On the list of allergies: ${found.join(", ")}.`,
        found.map((one) => `allergy:${one}`),
      )
    : verdict("no", "Not on the list of allergies.", ["allergies"]);
}

function escortToday({ dayOf, emptyRoles, circle }: RuleInput): Verdict {
  const hasNobody = emptyRoles.includes("escort") && !circle.some(({ role }) => role === "escort");
  if (dayOf === null)
    return hasNobody
      ? verdict("yes", "The patient says there is nobody to take them home.", ["escort=nobody"])
      : verdict("unknown", "Asked on each day of treatment.", ["day=unknown"]);
  const flip: Readonly<Record<Tri, Tri>> = { yes: "no", no: "yes", unknown: "unknown" };
  return anyOf([
    verdict(flip[dayOf.escort], `Escort today: ${dayOf.escort}.`, [`escort=${dayOf.escort}`]),
    verdict(flip[dayOf.staysFromDriving], `Will not drive: ${dayOf.staysFromDriving}.`, [
      `drive=${dayOf.staysFromDriving}`,
    ]),
  ]);
}
