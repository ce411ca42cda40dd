import type { DataOf } from "../events.ts";
import type { PreparedDose } from "../measures.ts";

type Read = DataOf<"DoseChecked">["read"];

/** One number the second person read differently from what was prepared. */
export type Mismatch = {
  readonly field: keyof Read;
  readonly prepared: number;
  readonly read: number;
  /** Names what differs and never the number prepared: a number that is shown is copied, not read. */
  readonly says: string;
};

const readings: readonly {
  readonly field: keyof Read;
  readonly what: string;
  readonly prepared: (dose: PreparedDose) => number;
}[] = [
  { field: "weightKg", what: "Dosing weight", prepared: (dose) => dose.dosingWeightKg },
  { field: "strength", what: "Strength on the vial", prepared: (dose) => dose.product.strength },
  { field: "drawMl", what: "Volume drawn", prepared: (dose) => dose.drawMl },
  { field: "totalMg", what: "Drug in the bag", prepared: (dose) => dose.actualMg },
  { field: "rateMlPerHour", what: "Pump rate", prepared: (dose) => dose.rateMlPerHour },
];

/** Where the second person's independent reading differs from the preparation; empty only when every number is the same. */
export const compareCheck = (dose: PreparedDose, read: Read): Mismatch[] =>
  readings
    .map(({ field, what, prepared }) => ({ field, what, prepared: prepared(dose), read: read[field] }))
    .filter((pair) => pair.prepared !== pair.read)
    .map(({ what, ...pair }) => ({ ...pair, says: `${what}: not what was prepared.` }));
