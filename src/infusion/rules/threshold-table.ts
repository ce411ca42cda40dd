import type { Protocol, VitalThresholds } from "#clinic/events.ts";
import type { Parameter } from "#monitoring/events.ts";
import type { VitalValues } from "../measures.ts";

/** One vital judged on one side: how its limit is read and how a monitor's alarm on it behaves. A red value offers to stop. */
export type Threshold = {
  readonly id: string;
  readonly vital: keyof VitalValues;
  readonly limit: keyof VitalThresholds;
  readonly side: "high" | "low";
  /** `at-or-above` 180 means 180 counts; `below` 90 means 89 counts. */
  readonly when: "above" | "at-or-above" | "below";
  readonly name: string;
  readonly unit: string;
  readonly fromCuff: boolean;
  /** Already red at the amber limit in a patient with symptoms. */
  readonly redWithSymptoms: boolean;
  /** Red means act now, before any repeat (reference 5.2: SpO2 and apnoea are immediate). */
  readonly immediate: boolean;
  readonly parameters: readonly Parameter[];
  /** How far back a value must come before its alarm ends, so that it does not flicker at the limit. Our choice [P]. */
  readonly hysteresis: number;
};

const cuff = { unit: " mm Hg", fromCuff: true, immediate: false, hysteresis: 5 } as const;
const felt = { fromCuff: false, redWithSymptoms: false } as const;
const carbonDioxide = { ...felt, unit: " mm Hg", immediate: false, parameters: ["ETCO2"], hysteresis: 2 } as const;

/** The pulse is watched like the heart rate: without ECG leads it is the only rate there is. */
const heart = { ...felt, unit: "/min", immediate: false, parameters: ["HR", "PR"], hysteresis: 3 } as const;
const breathing = { ...felt, unit: "/min", immediate: true, parameters: ["RR"], hysteresis: 1 } as const;

/** Every vital the protocol sets limits for. Sedation and dissociation are scored by people and judged beside these. */
export const THRESHOLDS: readonly Threshold[] = [
  {
    ...cuff,
    id: "sbp-high",
    vital: "sbp",
    limit: "sbp",
    side: "high",
    when: "at-or-above",
    name: "Systolic",
    redWithSymptoms: false,
    parameters: ["NIBP_SYS"],
  },
  {
    ...cuff,
    id: "dbp-high",
    vital: "dbp",
    limit: "dbp",
    side: "high",
    when: "at-or-above",
    name: "Diastolic",
    redWithSymptoms: false,
    parameters: ["NIBP_DIA"],
  },
  {
    ...cuff,
    id: "sbp-low",
    vital: "sbp",
    limit: "sbpLow",
    side: "low",
    when: "below",
    name: "Systolic",
    redWithSymptoms: true,
    parameters: ["NIBP_SYS"],
  },
  { ...heart, id: "hr-high", vital: "hr", limit: "hrHigh", side: "high", when: "above", name: "Heart rate" },
  {
    ...heart,
    id: "hr-low",
    vital: "hr",
    limit: "hrLow",
    side: "low",
    when: "below",
    name: "Heart rate",
    redWithSymptoms: true,
  },
  {
    ...felt,
    id: "spo2-low",
    vital: "spo2",
    limit: "spo2Below",
    side: "low",
    when: "below",
    name: "SpO2",
    unit: "%",
    immediate: true,
    parameters: ["SPO2"],
    hysteresis: 1,
  },
  { ...breathing, id: "rr-low", vital: "rr", limit: "rrLow", side: "low", when: "below", name: "Breathing rate" },
  { ...breathing, id: "rr-high", vital: "rr", limit: "rrHigh", side: "high", when: "above", name: "Breathing rate" },
  {
    ...carbonDioxide,
    id: "etco2-high",
    vital: "etco2",
    limit: "etco2High",
    side: "high",
    when: "above",
    name: "CO2 breathed out",
  },
  {
    ...carbonDioxide,
    id: "etco2-low",
    vital: "etco2",
    limit: "etco2Low",
    side: "low",
    when: "below",
    name: "CO2 breathed out",
  },
];

/** Whether the value of this vital passes the limit. Not measured, or no limit set: it does not pass. */
function passes({ vital, limit, when }: Threshold, values: VitalValues, limits: VitalThresholds): boolean {
  const [value, edge] = [values[vital], limits[limit]];
  if (value === undefined || edge === null) return false;
  if (when === "below") return value < edge;
  return when === "above" ? value > edge : value >= edge;
}

type Rules = Protocol["monitoring"];

/** Red, amber, or neither; null also when the vital was not measured. */
export function gradeOf(threshold: Threshold, values: VitalValues, { amber, red }: Rules): "red" | "amber" | null {
  if (passes(threshold, values, red)) return "red";
  return passes(threshold, values, amber) ? "amber" : null;
}

/** "180 or over", "under 90", "over 110". */
export function byThreshold({ limit, when }: Threshold, limits: VitalThresholds): string {
  const edge = String(limits[limit]);
  if (when === "at-or-above") return `${edge} or over`;
  return when === "above" ? `over ${edge}` : `under ${edge}`;
}
