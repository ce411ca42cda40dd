import type { Protocol, Source } from "./events.ts";
import { showQuantity } from "#science/display.ts";

export const firstDoseSource: Source = {
  from: "Clinical reference 4.2, rule 1: 0.5 mg/kg in nearly all trials",
  evidence: "P",
};

export type AboveFirst = {
  readonly rule: "first-dose";
  readonly says: string;
  readonly field: "mgPerKg";
  readonly source: Source;
};

/**
 * A dose above what a first infusion may have; null where it is not. The reference says it twice: rule 1 of 4.2, "never above", and
 * table 4.7, among the limits that a reason passes. The stricter holds, at the course's desk and at the bedside alike [P]: nobody
 * knows yet how this patient bears the drug, so there is nothing a reason could rest on.
 */
export function aboveFirstDose(
  mgPerKg: number,
  { firstMaxMgPerKg }: Pick<Protocol["dose"], "firstMaxMgPerKg">,
): AboveFirst | null {
  if (mgPerKg <= firstMaxMgPerKg) return null;
  const says = `A first infusion is never above ${showQuantity(firstMaxMgPerKg, "mg/kg")}.`;
  return { rule: "first-dose", says, field: "mgPerKg", source: firstDoseSource };
}
