import type { ConditionQuestion, RuleId } from "./condition-row.ts";
import { body, pregnancy, substances } from "./conditions-body.ts";
import { heart } from "./conditions-heart.ts";
import { mind } from "./conditions-mind.ts";

export type { ConditionGroup, ConditionQuestion, RuleId } from "./condition-row.ts";
export { ruleIds } from "./condition-row.ts";

/** Every question about health that decides a rule of clinical reference 1.4, in the order they are asked. */
export const conditions: readonly ConditionQuestion[] = [...heart, ...mind, ...body, ...substances, ...pregnancy];

export const conditionOf = (id: string): ConditionQuestion | undefined => conditions.find((one) => one.id === id);

/** The questions a patient answers by themselves, one screen each; those about pregnancy only where it is possible or unknown. */
export const patientQuestions = (canBecomePregnant: "yes" | "no" | "unknown"): readonly ConditionQuestion[] =>
  conditions.filter(
    ({ asks, ifCanBecomePregnant }) => asks !== null && !(ifCanBecomePregnant && canBecomePregnant === "no"),
  );

/** What besides the questions decides a rule. */
export type Decider =
  | "birth-date"
  | "allergies"
  | "medicines"
  | "diagnoses"
  | "questionnaires"
  | "circle"
  | "day-of"
  | `workup:${string}`;

const others: Readonly<Partial<Record<RuleId, readonly Decider[]>>> = {
  C01: ["birth-date"],
  C02: ["allergies"],
  C05: ["workup:ecg"],
  C06: ["birth-date"],
  C07: ["workup:resting-bp"],
  C08: ["diagnoses", "questionnaires", "workup:psychosis-screen"],
  C09: ["diagnoses"],
  C10: ["diagnoses"],
  C11: ["diagnoses", "questionnaires", "workup:mania-screen"],
  C12: ["diagnoses", "medicines"],
  C13: ["workup:urine-hcg"],
  C15: ["diagnoses", "workup:cognition"],
  C18: ["diagnoses", "workup:urine-drug-screen", "workup:pdmp"],
  C20: ["day-of"],
  C21: ["workup:tsh"],
  C23: ["workup:liver"],
  C25: ["workup:renal"],
  C26: ["questionnaires", "workup:urinary-checklist", "workup:urinalysis"],
  C27: ["workup:stop-bang", "workup:spo2"],
  C30: ["diagnoses"],
  C31: ["workup:height-and-weight", "workup:airway-and-asa"],
  C32: ["workup:airway-and-asa"],
  C33: ["questionnaires"],
  C35: ["circle", "day-of"],
  C36: ["medicines"],
};

/** What decides a rule: the questions whose answers count, and what else is read. */
export const decidedBy = (
  rule: RuleId,
): { readonly conditions: readonly string[]; readonly others: readonly Decider[] } => ({
  conditions: conditions.filter(({ rules }) => rules.includes(rule)).map(({ id }) => id),
  others: others[rule] ?? [],
});
