import { showQuantity, type Unit } from "#science/display.ts";
import type { DataOf } from "../events.ts";
import type { PreparedDose } from "../measures.ts";

type Read = DataOf<"DoseChecked">["read"];

/** One number the second person read differently from what was prepared. */
export type Mismatch = {
  readonly field: keyof Read;
  readonly prepared: number;
  readonly read: number;
  readonly says: string;
};

const readings: readonly {
  readonly field: keyof Read;
  readonly what: string;
  readonly unit: Unit;
  readonly prepared: (dose: PreparedDose) => number;
}[] = [
  { field: "weightKg", what: "Dosing weight", unit: "kg", prepared: (dose) => dose.dosingWeightKg },
  { field: "strength", what: "Strength on the vial", unit: "mg/mL", prepared: (dose) => dose.product.strength },
  { field: "drawMl", what: "Volume drawn", unit: "mL", prepared: (dose) => dose.drawMl },
  { field: "totalMg", what: "Drug in the bag", unit: "mg", prepared: (dose) => dose.actualMg },
  { field: "rateMlPerHour", what: "Pump rate", unit: "mL/h", prepared: (dose) => dose.rateMlPerHour },
];

/** Where the second person's independent reading differs from the preparation; empty only when every number is the same. */
export const compareCheck = (dose: PreparedDose, read: Read): Mismatch[] =>
  readings
    .map(({ field, what, unit, prepared }) => ({ field, what, unit, prepared: prepared(dose), read: read[field] }))
    .filter((pair) => pair.prepared !== pair.read)
    .map(({ field, what, unit, prepared, read: seen }) => ({
      field,
      prepared,
      read: seen,
      says: `${what}: prepared ${showQuantity(prepared, unit)}, read ${showQuantity(seen, unit)}.`,
    }));
