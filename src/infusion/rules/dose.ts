import { difference, percentOff, product as times, quotient, roundHalfUp, sum } from "#science/decimal.ts";
import {
  as,
  type Kg,
  type McgPerKgPerMinute,
  type Mg,
  type MgPerKg,
  type MgPerKgPerHour,
  type MgPerMinute,
  type MgPerMl,
  type Millilitres,
  type Minutes,
  type MlPerHour,
} from "#science/units.ts";
import type { PreparedDose, Product } from "../measures.ts";

/** What the dose is worked out from: the order, today's dosing weight, and what is on the shelf. */
export type DoseInput = {
  readonly dosingWeightKg: Kg;
  readonly mgPerKg: MgPerKg;
  readonly minutes: Minutes;
  readonly product: Product;
  readonly container: PreparedDose["container"];
  /** The bag's volume, or the volume the syringe is filled to. */
  readonly diluentMl: Millilitres;
  readonly volumePolicy: PreparedDose["volumePolicy"];
};

/** One calculation: what is ordered, drawn, mixed and run, with the input it came from. Only doses and rates are rounded, half up. */
export type DoseCalculation = DoseInput & {
  /** Ordered dose, to 0.1 mg. */
  readonly doseMg: Mg;
  /** To 0.01 mL, as a 1 mL syringe is marked. */
  readonly drawMl: Millilitres;
  /** What the draw really holds; this is charted as prepared. */
  readonly actualMg: Mg;
  /** How far `actualMg` lies from `doseMg`, %, to two decimals. */
  readonly deviationPct: number;
  readonly finalMl: Millilitres;
  /** To 0.1 mL/h. */
  readonly rateMlPerHour: MlPerHour;
  readonly bagMgPerMl: MgPerMl;
  readonly mgPerMinute: MgPerMinute;
  readonly mgPerKgPerHour: MgPerKgPerHour;
  readonly mcgPerKgPerMinute: McgPerKgPerMinute;
};

/** A limit the dose crosses. Hard blocks and has no way past; soft asks a named person for a reason. */
export type DoseFinding = {
  readonly rule: string;
  readonly level: "hard" | "soft";
  readonly says: string;
  readonly satisfy: string;
  readonly field?: string;
};

/**
 * Works out one infusion. A syringe is filled to `diluentMl` with the drug in it; a bag keeps its volume when the same
 * volume is withdrawn first, and grows by the draw when the drug is simply added.
 * Null when an input is not a positive number, or the dose rounds to nothing: there is no dose to show.
 */
export function calculateDose(input: DoseInput): DoseCalculation | null {
  const { dosingWeightKg, mgPerKg, minutes, product, diluentMl } = input;
  const given = [dosingWeightKg, mgPerKg, minutes, product.strength, diluentMl];
  if (!given.every((n) => Number.isFinite(n) && n > 0)) return null;
  const doseMg = roundHalfUp(times(dosingWeightKg, mgPerKg), 1);
  if (doseMg === 0) return null;
  const drawMl = roundHalfUp(quotient(doseMg, product.strength), 2);
  const actualMg = times(drawMl, product.strength);
  const finalMl = finalVolume(input, drawMl);
  return {
    ...input,
    doseMg: as<Mg>(doseMg),
    drawMl: as<Millilitres>(drawMl),
    actualMg: as<Mg>(actualMg),
    deviationPct: roundHalfUp(percentOff(actualMg, doseMg), 2),
    finalMl: as<Millilitres>(finalMl),
    rateMlPerHour: as<MlPerHour>(roundHalfUp(quotient(times(finalMl, 60), minutes), 1)),
    bagMgPerMl: as<MgPerMl>(quotient(actualMg, finalMl)),
    mgPerMinute: as<MgPerMinute>(quotient(actualMg, minutes)),
    mgPerKgPerHour: as<MgPerKgPerHour>(quotient(times(mgPerKg, 60), minutes)),
    mcgPerKgPerMinute: as<McgPerKgPerMinute>(quotient(times(mgPerKg, 1000), minutes)),
  };
}

const finalVolume = ({ container, volumePolicy, diluentMl }: DoseInput, drawMl: number): number =>
  container === "bag" && volumePolicy === "add-to-bag" ? sum(diluentMl, drawMl) : diluentMl;

/** What has gone into the patient, mg to 0.01, by the volume the pump has counted. */
export const deliveredMg = (bagMgPerMl: MgPerMl, pumpMl: Millilitres): Mg =>
  as<Mg>(roundHalfUp(times(bagMgPerMl, pumpMl), 2));

/** What stays in the tubing and never reaches the patient unless the line is flushed at the same rate, mg to 0.01. */
export const residualMg = (bagMgPerMl: MgPerMl, lineMl: Millilitres): Mg => deliveredMg(bagMgPerMl, lineMl);

/** What was drawn up and not delivered, mg to 0.01, when bag and line are discarded. */
export const wastedMg = (drawnMg: Mg, delivered: Mg): Mg => as<Mg>(roundHalfUp(difference(drawnMg, delivered), 2));

/** What a vial still holds after the draws taken from it. */
export function vialRemaining(
  { strength, vialMl }: Product,
  drawnMg: readonly Mg[],
): { readonly mg: Mg; readonly ml: Millilitres } {
  const mg = difference(times(strength, vialMl), sum(...drawnMg));
  return { mg: as<Mg>(mg), ml: as<Millilitres>(roundHalfUp(quotient(mg, strength), 2)) };
}
