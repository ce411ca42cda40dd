import type { RuleInput, Verdict } from "./rule.ts";
import { showNumber } from "#science/display.ts";
import { anyOf, conditionsSay, newest, numberIn, PLACES, signsNamed, verdict } from "./verdicts.ts";

/**
 * C23. Values above the limits are enough by themselves, and ask for a specialist where the liver is not known to be severely
 * ill; a liver known to be ill needs values and a clinician's word.
 */
export function severeLiver(input: RuleInput): Verdict {
  const [severe, ill, values] = [
    conditionsSay(input, "liver-severe"),
    conditionsSay(input, "liver-disease"),
    liverValues(input),
  ];
  if (severe.answer === "yes") return severe;
  if (values.answer === "yes") return { ...values, severity: "specialist-review" };
  if (ill.answer === "no" && severe.answer !== "no") return ill;
  if (severe.answer === "no" && (values.answer === "no" || ill.answer === "no")) return severe;
  return anyOf([severe, ill.answer === "yes" ? values : ill].filter(({ answer }) => answer === "unknown"));
}

function liverValues(input: RuleInput): Verdict {
  const result = newest(input, "liver");
  const { altUln, bilirubinUln } = input.policy;
  if (result === null) return verdict("unknown", "No liver values.", ["liver=unknown"], "Take liver values.");
  const all = [
    { name: "ALT", value: numberIn(result, "altUln"), limit: altUln },
    { name: "AST", value: numberIn(result, "astUln"), limit: altUln },
    { name: "Bilirubin", value: numberIn(result, "bilirubinUln"), limit: bilirubinUln },
  ];
  const over = all.filter(({ value, limit }) => value !== null && value > limit);
  const words = (list: typeof all) =>
    list
      .map(({ name, value }) => `${name} ${value === null ? "not entered" : `${showNumber(value, PLACES)} x`}`)
      .join(", ");
  const rests = all.map(({ name, value }) => `${name}=${value}@${result.doneOn}`);
  if (over.length > 0) return verdict("yes", `${words(over)} the upper limit on ${result.doneOn}.`, rests);
  return all.some(({ value }) => value === null)
    ? verdict("unknown", `Liver values of ${result.doneOn} are not complete.`, rests, "Enter ALT, AST and bilirubin.")
    : verdict("no", `${words(all)} the upper limit on ${result.doneOn}.`, rests);
}

/** C24. */
export function moderateLiver(input: RuleInput): Verdict {
  const [moderate, ill] = [conditionsSay(input, "liver-moderate"), conditionsSay(input, "liver-disease")];
  return moderate.answer === "unknown" && ill.answer === "no" ? ill : moderate;
}

/** C25: eGFR in mL/min/1.73 m2. */
export function kidneys(input: RuleInput): Verdict {
  const result = newest(input, "renal");
  const egfr = result === null ? null : numberIn(result, "egfr");
  if (result !== null && egfr !== null)
    return verdict(
      egfr < input.policy.egfrBelow ? "yes" : "no",
      `eGFR ${showNumber(egfr, PLACES)} on ${result.doneOn}.`,
      [`egfr=${egfr}`],
    );
  const ill = conditionsSay(input, "kidney-disease");
  return ill.answer === "yes" ? verdict("unknown", `${ill.because} No eGFR.`, ill.rests, "Take an eGFR.") : ill;
}

/** C26. A clinician who calls a finding not abnormal has explained it. */
export function bladder(input: RuleInput): Verdict {
  const found = (item: "urinary-checklist" | "urinalysis", key: string, bad: string): Verdict => {
    const result = newest(input, item);
    if (result === null || result.abnormal === "no") return verdict("no", "");
    const name = item === "urinalysis" ? "Blood in the urine" : "Urinary symptoms";
    const rests = [`${item}@${result.doneOn}`];
    if (result.values[key] === bad) return verdict("yes", `${name} on ${result.doneOn}.`, rests);
    return result.values[key] === undefined
      ? verdict("unknown", `${name}: no result was entered on ${result.doneOn}.`, rests, "Enter it, or judge it.")
      : verdict("no", "");
  };
  return anyOf([
    conditionsSay(input, "ketamine-cystitis", "urinary-symptoms"),
    found("urinary-checklist", "symptoms", "present"),
    found("urinalysis", "blood", "positive"),
    signsNamed(input, "urinary", "urinary-symptoms"),
  ]);
}
