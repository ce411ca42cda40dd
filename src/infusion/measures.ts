import type { Tri } from "#plumbing/facts.ts";
import type { Instant, Kg, Mg, MgPerMl, Millilitres, MlPerHour } from "#science/units.ts";

/** What can be measured on a patient by a monitor or by hand. Only what was measured is present. mm Hg, /min, %, °C. */
export type VitalValues = {
  readonly sbp?: number;
  readonly dbp?: number;
  readonly map?: number;
  readonly hr?: number;
  readonly spo2?: number;
  readonly rr?: number;
  readonly temp?: number;
  readonly etco2?: number;
};

export type Identifier = "name" | "birth-date" | "mrn" | "address";

export type WeightBasis = "actual" | "ideal" | "adjusted";

/** A soft limit passed by a named person, with the reason. Hard limits cannot be passed. */
export type Override = { readonly rule: string; readonly reason: string };

/** The day-of checks of the protocol, and how the patient calls, one answer set each. Every yes/no may also be unknown. */
export type ChecklistAnswer =
  | {
      readonly item: "changes";
      readonly newMedicine: Tri;
      readonly illness: Tri;
      readonly emergencyVisit: Tri;
      readonly urinarySymptoms: Tri;
      readonly troubleAfterLast: Tri;
      readonly note: string;
    }
  | {
      readonly item: "mood-and-safety";
      readonly suicidalThoughts: Tri;
      readonly psychosisOrMania: Tri;
      readonly note: string;
    }
  | {
      readonly item: "fasting";
      readonly lastSolidAt: Instant | null;
      readonly meal: "light" | "fatty" | "none" | "unknown";
      readonly lastClearAt: Instant | null;
      readonly glp1: Tri;
    }
  | {
      readonly item: "escort";
      readonly name: string;
      readonly phone: string;
      readonly presence: "present" | "confirmed" | "not-confirmed";
      readonly agreesNotToDrive: Tri;
    }
  | { readonly item: "medicines"; readonly takenAsPlanned: Tri; readonly heldAsPlanned: Tri; readonly note: string }
  | {
      readonly item: "pregnancy";
      readonly status: "negative-today" | "positive" | "cannot-become-pregnant" | "refused" | "unknown";
    }
  | {
      readonly item: "substances";
      readonly alcohol: Tri;
      readonly cannabis: Tri;
      readonly other: Tri;
      readonly appearsIntoxicated: Tri;
    }
  | { readonly item: "consent"; readonly seen: Tri; readonly signedOn: string }
  | {
      readonly item: "emergency-kit";
      readonly oxygenAndSuction: Tri;
      readonly defibrillator: Tri;
      readonly rescueMedicinesInDate: Tri;
      readonly trainedPersonOnSite: Tri;
    }
  /** `way`: how the patient calls where they do not have the screen in the room. */
  | { readonly item: "call-button"; readonly way: string; readonly tried: Tri };

export type ChecklistItem = ChecklistAnswer["item"];

/** A ketamine product as the clinic stocks it. Strength is mg of base per mL and is never converted. */
export type Product = {
  readonly drug: "ketamine-racemic-iv";
  readonly strength: MgPerMl;
  readonly vialMl: Millilitres;
};

export type SymptomGrade = 1 | 2 | 3 | 4;
export type AldreteItem = "activity" | "respiration" | "circulation" | "consciousness" | "spo2";
export type PadssItem = "vital-signs" | "activity" | "nausea" | "pain" | "bleeding";
export type ItemScore = 0 | 1 | 2 | null;

export type StopReason =
  | "patient-request"
  | "chest-pain"
  | "neurologic-deficit"
  | "severe-headache"
  | "hypertension"
  | "low-oxygen"
  | "apnoea"
  | "over-sedation"
  | "laryngospasm"
  | "arrhythmia"
  | "seizure"
  | "anaphylaxis"
  | "agitation"
  | "extravasation"
  | "pump-fault"
  | "distress"
  | "other";

/** The one calculation that vial, bag, pump, chart and ledger all read. Computed, never typed. */
export type PreparedDose = {
  readonly product: Product;
  readonly lot: string;
  readonly expires: string;
  readonly container: "bag" | "syringe";
  readonly diluentMl: Millilitres;
  readonly volumePolicy: "withdraw-equal-volume" | "add-to-bag";
  readonly dosingWeightKg: Kg;
  readonly doseMg: Mg;
  readonly drawMl: Millilitres;
  readonly actualMg: Mg;
  readonly finalMl: Millilitres;
  readonly bagMgPerMl: MgPerMl;
  readonly rateMlPerHour: MlPerHour;
  readonly overrides: readonly Override[];
};
