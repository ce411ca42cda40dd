import { Big } from "big.js";
import { roundHalfUp } from "./decimal.ts";
import { as, type Centimetres, type Kg } from "./units.ts";

/** Sex as the prescriber set it for this formula; unknown takes the mean of the two. */
export type SexForDosing = "female" | "male" | "unknown";

const DEVINE_BASE_KG: Readonly<Record<SexForDosing, number>> = { female: 45.5, male: 50, unknown: 47.75 };
const CM_PER_INCH = 2.54;

/** Ideal body weight after Devine (1974), kg, not rounded. Below 60 inches it stays at its base and never falls. */
export function idealWeight(heightCm: Centimetres, sex: SexForDosing): Kg {
  const inchesOver60 = new Big(heightCm).div(CM_PER_INCH).minus(60);
  const over = inchesOver60.gt(0) ? inchesOver60 : new Big(0);
  return as<Kg>(over.times(2.3).plus(DEVINE_BASE_KG[sex]).toNumber());
}

/** Ideal weight plus four tenths of what lies above it, kg, not rounded. */
export function adjustedWeight(actualKg: Kg, heightCm: Centimetres, sex: SexForDosing): Kg {
  const ideal = new Big(idealWeight(heightCm, sex));
  return as<Kg>(ideal.plus(new Big(actualKg).minus(ideal).times(0.4)).toNumber());
}

/** Body mass index, kg/m², to one decimal. */
export function bodyMassIndex(kg: Kg, heightCm: Centimetres): number {
  const metres = new Big(heightCm).div(100);
  return new Big(kg).div(metres.times(metres)).round(1, Big.roundHalfUp).toNumber();
}

/**
 * The weight the dose is worked out from, kg to one decimal. In someone lighter than the formula's weight
 * the measured weight is used: a formula must not dose a thin patient as a heavier one.
 */
export function dosingWeight(
  basis: "actual" | "ideal" | "adjusted",
  actualKg: Kg,
  heightCm: Centimetres,
  sex: SexForDosing,
): Kg {
  const byFormula = {
    actual: () => actualKg,
    ideal: () => idealWeight(heightCm, sex),
    adjusted: () => adjustedWeight(actualKg, heightCm, sex),
  }[basis]();
  return as<Kg>(roundHalfUp(Math.min(byFormula, actualKg), 1));
}

/** International pound; exact by definition. */
const KG_PER_POUND = 0.45359237;

/** 154 lb is 69.9 kg. To one decimal. */
export const poundsToKg = (pounds: number): Kg =>
  as<Kg>(new Big(pounds).times(KG_PER_POUND).round(1, Big.roundHalfUp).toNumber());

/** For showing beside the kilograms only; a weight is never entered in pounds. To one decimal. */
export const kgToPounds = (kg: Kg): number => new Big(kg).div(KG_PER_POUND).round(1, Big.roundHalfUp).toNumber();
