import type { Protocol } from "#clinic/events.ts";
import { percentOff, quotient } from "#science/decimal.ts";
import { showQuantity } from "#science/display.ts";
import type { Centimetres, Kg } from "#science/units.ts";
import { bodyMassIndex } from "#science/weight.ts";
import type { DoseFinding } from "./dose.ts";

/** Pounds in a kilogram, as far as a mix-up shows: within a tenth of it either way. */
const POUNDS_PER_KG = 2.2;

/**
 * Whether today's weight fits the last one. Never hard: the scale may be right. A jump asks for a second weighing,
 * a larger one for the prescriber; a factor of about 2.2 looks like pounds taken for kilograms.
 * The first weight of all has only the height to be compared with.
 */
export function weightFindings(
  actualKg: Kg,
  previousKg: Kg | null,
  { weightJump }: Pick<Protocol, "weightJump">,
  heightCm: Centimetres | null = null,
): DoseFinding[] {
  if (actualKg <= 0) return [];
  if (previousKg === null || previousKg <= 0) return heightCm === null ? [] : againstHeight(actualKg, heightCm);
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

/** No grown body is likely to be outside these, kg/m². Ours [P]. */
const BMI_LEAST = 12;
const BMI_MOST = 70;
/** Over this, a weight that would be an ordinary one in pounds is more likely to be that, kg/m². Ours [P]. */
const BMI_DOUBTED = 45;
const ORDINARY = { from: 18, to: 32 };

function againstHeight(actualKg: Kg, heightCm: Centimetres): DoseFinding[] {
  const bmi = bodyMassIndex(actualKg, heightCm);
  const inPounds = bmi / POUNDS_PER_KG;
  const against = `${showQuantity(actualKg, "kg")} at ${showQuantity(heightCm, "cm")} is a BMI of ${bmi}`;
  if (bmi > BMI_DOUBTED && inPounds >= ORDINARY.from && inPounds <= ORDINARY.to)
    return finding("weight-reweigh", `${against}: it looks like pounds taken for kilograms.`, WEIGH_AGAIN);
  return bmi < BMI_LEAST || bmi > BMI_MOST
    ? finding("weight-reweigh", `${against}: weight or height is likely another.`, WEIGH_AGAIN)
    : [];
}

const WEIGH_AGAIN = "Weigh again and read the scale in kilograms, or give a reason.";

function looksLikePounds(actualKg: Kg, previousKg: Kg): boolean {
  const factor = quotient(Math.max(actualKg, previousKg), Math.min(actualKg, previousKg));
  return Math.abs(percentOff(factor, POUNDS_PER_KG)) <= 10;
}

const finding = (rule: string, says: string, satisfy: string): DoseFinding[] => [
  { rule, level: "soft", says, satisfy, field: "kg" },
];
