import { dosingWeight } from "#science/weight.ts";
import type { Kg } from "#science/units.ts";
import { calculateDose, type DoseCalculation } from "../rules/dose.ts";
import type { DataOf, PreparedDose } from "../events.ts";

type OrderedDose = Pick<DataOf<"OrderSigned">, "mgPerKg" | "minutes" | "weightBasis" | "heightCm" | "sexForDosing">;
type Preparation = Pick<PreparedDose, "product" | "container" | "diluentMl" | "volumePolicy">;

/** The one calculation behind vial, bag and pump: from the order, the weight and what is mixed. Null when it comes to no dose. */
export const recalculated = (order: OrderedDose, weightKg: Kg, preparation: Preparation): DoseCalculation | null => {
  const { product, container, diluentMl, volumePolicy } = preparation;
  const dosingWeightKg = dosingWeight(order.weightBasis, weightKg, order.heightCm, order.sexForDosing);
  const { mgPerKg, minutes } = order;
  return calculateDose({ dosingWeightKg, mgPerKg, minutes, product, container, diluentMl, volumePolicy });
};

const computed = ["dosingWeightKg", "doseMg", "drawMl", "actualMg", "finalMl", "bagMgPerMl", "rateMlPerHour"] as const;

/** A number of a preparation that is not what the calculation gives. */
type Difference = { readonly field: (typeof computed)[number]; readonly sent: number; readonly due: number };

/** Computed, never typed: numbers that differ come from another order, another weight, or a hand. */
export const differences = (sent: PreparedDose, due: DoseCalculation): readonly Difference[] =>
  computed
    .filter((field) => sent[field] !== due[field])
    .map((field) => ({ field, sent: sent[field], due: due[field] }));
