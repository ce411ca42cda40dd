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

/** A clinician looked and said so, which takes the question answered too; looked at without a word on it is not known. */
function examinedAirway(input: RuleInput): Verdict {
  const result = newest(input, "airway-and-asa");
  if (result === null || result.values["difficultAirway"] === "no") return verdict("no", "");
  const rests = [`airway@${result.doneOn}`];
  return result.values["difficultAirway"] === "yes"
    ? verdict("yes", `Difficult airway predicted on ${result.doneOn}.`, rests)
    : verdict("unknown", `Whether a difficult airway is predicted was not entered on ${result.doneOn}.`, rests);
}
