import type { RuleInput, Verdict } from "./rule.ts";
import { anyOf, conditionsSay, measured, newest, numberIn, verdict } from "./verdicts.ts";

export const asaClass = (input: RuleInput, from: number): Verdict =>
  measured(input, "airway-and-asa", { key: "asa", name: "ASA class", isBeyond: (n) => n >= from });

/** C31: body mass index in kg/m2, airway and ASA class. */
export const airwayAndWeight = (input: RuleInput): Verdict =>
  anyOf([
    bodyMass(input),
    conditionsSay(input, "difficult-airway"),
    examinedAirway(input),
    asaClass(input, input.policy.asaReview),
  ]);

function bodyMass(input: RuleInput): Verdict {
  const result = newest(input, "height-and-weight");
  const [cm, kg] = result === null ? [null, null] : [numberIn(result, "heightCm"), numberIn(result, "weightKg")];
  if (result === null || cm === null || kg === null)
    return verdict("unknown", "Height and weight not measured.", ["bmi=unknown"], "Measure height and weight.");
  const bmi = kg / (cm / 100) ** 2;
  const isOver = bmi >= input.policy.bmiReview;
  return verdict(isOver ? "yes" : "no", `BMI ${Math.floor(bmi * 10) / 10} on ${result.doneOn}.`, [
    `bmi${isOver ? ">=" : "<"}${input.policy.bmiReview}`,
  ]);
}

/** A clinician looked and said so. Nothing predicted is no proof, so it takes the question answered too. */
function examinedAirway(input: RuleInput): Verdict {
  const result = newest(input, "airway-and-asa");
  return result?.values["difficultAirway"] === "yes"
    ? verdict("yes", `Difficult airway predicted on ${result.doneOn}.`, [`airway@${result.doneOn}`])
    : verdict("no", "");
}
