import type { Protocol } from "#clinic/events.ts";
import { percentOff, quotient } from "#science/decimal.ts";
import { showQuantity } from "#science/display.ts";
import type { Kg } from "#science/units.ts";
import type { DoseFinding } from "./dose.ts";

/** Pounds in a kilogram, as far as a mix-up shows: within a tenth of it either way. */
const POUNDS_PER_KG = 2.2;

/**
 * Whether today's weight fits the last one. Never hard: the scale may be right. A jump asks for a second weighing,
 * a larger one for the prescriber; a factor of about 2.2 looks like pounds taken for kilograms.
 */
export function weightFindings(
  actualKg: Kg,
  previousKg: Kg | null,
  { weightJump }: Pick<Protocol, "weightJump">,
): DoseFinding[] {
  if (previousKg === null || previousKg <= 0 || actualKg <= 0) return [];
  const [today, before] = [showQuantity(actualKg, "kg"), showQuantity(previousKg, "kg")];
  if (looksLikePounds(actualKg, previousKg))
    return finding(
      "pounds-for-kilograms",
      `${today} against ${before} before looks like pounds taken for kilograms.`,
      "Weigh again and read the scale in kilograms.",
    );
  const off = Math.abs(percentOff(actualKg, previousKg));
  const jump = `Weight is ${today}, ${showQuantity(off, "%")} off ${before} before.`;
  if (off > weightJump.reviewOverPct)
    return finding("weight-review", jump, "Weigh again; the prescriber reviews the change and gives a reason.");
  return off > weightJump.reweighOverPct ? finding("weight-reweigh", jump, "Weigh again, or give a reason.") : [];
}

function looksLikePounds(actualKg: Kg, previousKg: Kg): boolean {
  const factor = quotient(Math.max(actualKg, previousKg), Math.min(actualKg, previousKg));
  return Math.abs(percentOff(factor, POUNDS_PER_KG)) <= 10;
}

const finding = (rule: string, says: string, satisfy: string): DoseFinding[] => [
  { rule, level: "soft", says, satisfy, field: "kg" },
];
