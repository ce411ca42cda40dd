import type { Tri } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** One infusion as the record tells it. Null is not known, which is never "in order". mg, mg/kg, min, mm Hg, %, kg. */
export type GivenInfusion = {
  readonly infusionId: string;
  readonly number: number;
  readonly of: number | null;
  readonly startedAt: Instant;
  readonly isOver: boolean;
  readonly doseMg: number | null;
  readonly mgPerKg: number | null;
  /** On the pump, pauses left out. */
  readonly minutes: number | null;
  readonly pausedMinutes: number;
  readonly peakBp: { readonly sbp: number; readonly dbp: number | null } | null;
  readonly lowestSpo2: number | null;
  readonly lowestMoaas: number | null;
  readonly worstDissociation: number | null;
  /** Ended before its time, and why in words; null where it ran to its end or still runs. */
  readonly stoppedBecause: string | null;
  readonly symptoms: readonly string[];
  readonly rescues: readonly string[];
  readonly recoveryMinutes: number | null;
  /** Whether something serious was flagged in it. */
  readonly seriousEvent: Tri;
  readonly weightKg: number | null;
  readonly record: "open" | "to-sign" | "signed";
  readonly signedBy: string | null;
};
