import type { Fact } from "#plumbing/facts.ts";
import type { CoursePolicy, EvaluationPolicy, FollowupPolicy } from "./care-policy.ts";

export type { CoursePolicy, EvaluationPolicy, FollowupPolicy } from "./care-policy.ts";
export { aboveFirstDose, firstDoseSource } from "./first-dose.ts";
export { addressLine } from "./places.ts";
export type { Closure, Language, Leave, Prices, Profile, RoomKind, Said, Shift, Weekly } from "./places.ts";

/**
 * The clinic's clinical protocol: every threshold the rooms use, versioned, signed by the medical director.
 * Semantics of the names are the field's: `spo2Below: 94` means a value under 94; `sbp: 180` means 180 or more;
 * `hrHigh: 110` means over 110; `hrLow: 50` means under 50; `moaas: 3` means 3 or less; fasting hours are inclusive.
 * Units: mm Hg, /min, %, °C, mg, mg/kg, kg, min, h.
 */
export type Protocol = {
  readonly id: string;
  readonly version: string;
  readonly fastingHours: { readonly clear: number; readonly light: number; readonly fatty: number };
  readonly consentMonths: number;
  readonly weightJump: { readonly reweighOverPct: number; readonly reviewOverPct: number };
  /** Hours since the last infusion began: fewer is asked about or blocked. Infusions in any seven days, this one counted: more is. */
  readonly spacing: {
    readonly minHours: { readonly soft: number; readonly hard: number };
    readonly maxPer7Days: { readonly soft: number; readonly hard: number };
  };
  readonly preVitals: {
    readonly bpOk: readonly [number, number];
    readonly bpTreat: readonly [number, number];
    readonly bpCancel: readonly [number, number];
    readonly sbpMin: number;
    readonly hr: { readonly recheckLow: number; readonly recheckHigh: number; readonly holdHigh: number };
    readonly spo2: { readonly recheckBelow: number; readonly holdBelow: number };
    readonly rr: { readonly low: number; readonly high: number };
    readonly tempHoldC: number;
    readonly bpRepeatPolicy: "last" | "mean-of-last-two";
    readonly maxAgeMin: number;
  };
  readonly dose: {
    readonly products: readonly { readonly strength: number; readonly vialMl: number }[];
    readonly diluentsMl: readonly number[];
    readonly syringeMl: number;
    readonly firstMaxMgPerKg: number;
    readonly limits: Readonly<Record<DoseLimit, LimitBand>>;
    readonly askBasisFromBmi: number;
    readonly maxDeviationPct: { readonly soft: number; readonly hard: number };
    readonly minDrawMl: number;
  };
  readonly monitoring: {
    readonly nibpMin: number;
    readonly nibpMinRisk: number;
    readonly flowsheetMin: number;
    readonly sedationMin: number;
    readonly comfortMin: number;
    readonly ivSiteMin: number;
    readonly dissociationAtMin: readonly number[];
    readonly recoveryMin: number;
    readonly lateMin: number;
    readonly veryLateMin: number;
    readonly nibpGapMin: number;
    readonly riskAge: number;
    readonly amber: VitalThresholds;
    readonly red: VitalThresholds;
    readonly sbpRisePct: { readonly amber: number; readonly redWithSymptoms: number };
    readonly dissociationAmber: number;
    readonly repeatWithinMin: number;
    readonly alarmDelaySeconds: number;
    readonly spo2NoDelayBelow: number;
    readonly staleSeconds: number;
    readonly lostSeconds: number;
    readonly silenceSeconds: number;
  };
  readonly discharge: {
    readonly minMinutes: number;
    readonly firstMinMinutes: number;
    readonly extraAfterSedativeMin: number;
    readonly afterMidazolamMin: number;
    readonly aldrete: number;
    readonly padss: number;
    readonly bpWithinPct: number;
    readonly bpBelow: readonly [number, number];
    readonly hrWithin: number;
    readonly spo2Min: number;
    readonly dissociationMax: number;
    readonly moaas: number;
  };
  readonly evaluation: EvaluationPolicy;
  readonly course: CoursePolicy;
  readonly followup: FollowupPolicy;
};

export type DoseLimit =
  | "dosing-weight-kg"
  | "mg-per-kg"
  | "total-mg"
  | "minutes"
  | "mg-per-kg-per-hour"
  | "bag-mg-per-ml"
  | "ml-per-hour";

/** Hard limits block; soft limits ask for a reason. Null where the protocol sets none. */
export type LimitBand = {
  readonly hardLow: number | null;
  readonly softLow: number | null;
  readonly softHigh: number | null;
  readonly hardHigh: number | null;
};

export type VitalThresholds = {
  readonly sbp: number;
  readonly dbp: number;
  readonly sbpLow: number;
  readonly hrHigh: number;
  readonly hrLow: number;
  readonly spo2Below: number;
  readonly rrLow: number;
  readonly rrHigh: number | null;
  readonly etco2High: number;
  readonly etco2Low: number | null;
  readonly moaas: number;
};

/** Where a figure comes from. [R] read, [R2] read second-hand, [K-…] known but not read, [P] our proposal for the director to judge. */
export type Source = { readonly from: string; readonly evidence: "R" | "R2" | "K-H" | "K-M" | "K-L" | "P" };

/** The life of one protocol version. Only a signed one lets a real infusion start. */
export type ProtocolFact =
  | Fact<"ProtocolDrafted", { readonly protocol: Protocol; readonly copiedFrom: string | null }>
  | Fact<
      "ProtocolSigned",
      {
        readonly protocolId: string;
        readonly version: string;
        readonly contentHash: string;
        readonly printedName: string;
        readonly demonstration: boolean;
      }
    >;
