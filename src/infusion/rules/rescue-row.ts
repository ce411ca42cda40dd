import type { Source } from "#clinic/events.ts";
import type { VitalValues } from "../measures.ts";

/** A vital that speaks against a medicine. The value itself is fine: under 60 means 60 is not warned of. */
export type VitalWarning = {
  readonly vital: keyof VitalValues;
  readonly when: "under" | "over";
  readonly value: number;
  readonly says: string;
};

/** One row of the rescue order set. Adult doses; a prescriber orders each one. */
export type RescueMedicine = {
  /** Lower-case generic name; the same word stands in the chart and the ledger. */
  readonly id: string;
  readonly problem: string;
  readonly unit: "mg" | "mcg" | "L/min";
  readonly doses: readonly number[];
  readonly routes: readonly string[];
  /** The largest single dose by a route, where it is less than the largest of all. */
  readonly mostBy: Readonly<Record<string, number>>;
  readonly how: string;
  /** In one visit, in the medicine's unit. Null where the table gives none. */
  readonly maxPerVisit: number | null;
  readonly maxDoses: number | null;
  /** Least time between doses. Null where the table gives none. */
  readonly intervalMin: number | null;
  readonly warnings: readonly string[];
  readonly vitalWarnings: readonly VitalWarning[];
  /** Other words an allergy list may use for it. */
  readonly allergyWords: readonly string[];
  /** Schedule IV: counted in the controlled-drug ledger. */
  readonly controlled: boolean;
  /** Lengthens recovery. */
  readonly sedative: boolean;
  /** RxNorm ingredient, as two copies of RxNorm have it (decision 0012): evidence [R]. A test compares it with the list of medicines. */
  readonly rxcui: string;
  readonly source: Source;
};

const known: Source = {
  from: "Common practice, written from memory; the clinic's pharmacist approves every dose",
  evidence: "K-H",
};

export const row = {
  mostBy: {},
  maxPerVisit: null,
  maxDoses: null,
  intervalMin: null,
  vitalWarnings: [],
  allergyWords: [],
  controlled: false,
  sedative: false,
  source: known,
} as const;

export const slowHeart = (under: number): VitalWarning => ({
  vital: "hr",
  when: "under",
  value: under,
  says: `Heart rate is under ${under}/min.`,
});
export const fastHeart: VitalWarning = { vital: "hr", when: "over", value: 110, says: "The heart is already fast." };
