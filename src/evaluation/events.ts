import type { Language, Source } from "#clinic/events.ts";
import type { Fact, Recorded, Tri } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

export type { ConsentFact } from "./consent/facts.ts";
export { letterIn } from "./rules/letter-frame.ts";

/** Who says so. What a patient remembers is marked as such; a record or a pharmacy outweighs it. */
export type SaidBy = "patient" | "staff" | "record" | "pharmacy";

/** An ingredient of the shipped list, or, `rxcui` null, what was typed because nobody found it there. */
export type Ingredient = { readonly rxcui: string | null; readonly name: string };

export type Medicine = {
  readonly medicineId: string;
  readonly ingredient: Ingredient;
  /** One dose, as taken; null where nobody knows. */
  readonly dose: { readonly amount: number; readonly unit: "mg" | "mcg" | "g" | "mL" | "units" | "puffs" } | null;
  readonly perDay: number | null;
  readonly route: "by-mouth" | "under-tongue" | "skin" | "injection" | "nose" | "inhaled" | "eye" | "other" | "unknown";
  readonly asNeeded: boolean;
  readonly takenFor: string;
  /** "2026-03" or a whole day; empty where not known. */
  readonly since: string;
  readonly note: string;
  readonly saidBy: SaidBy;
};

export type TrialOutcome = "none" | "partial" | "response" | "remission" | "relapse-on-drug" | "unknown";

/** One past treatment for the illness (clinical reference 1.3). Null or "unknown" is never "no". */
export type PastTrial = {
  readonly trialId: string;
  readonly kind:
    | "antidepressant"
    | "augmentation"
    | "ect"
    | "tms"
    | "esketamine"
    | "ketamine"
    | "psychotherapy"
    | "other";
  readonly ingredient: Ingredient | null;
  /** What was augmented, the trial's id; null for a treatment of its own. */
  readonly augments: string | null;
  readonly maxSustainedDailyMg: number | null;
  readonly weeksAtOrAboveMin: number | null;
  /** Sessions of a procedure. */
  readonly sessions: number | null;
  readonly adherencePct: number | null;
  readonly improvementPct: number | null;
  readonly outcome: TrialOutcome;
  readonly stopReason: "inefficacy" | "intolerance" | "cost" | "other" | "still-taking" | "unknown";
  readonly currentEpisode: Tri;
  readonly from: string;
  readonly to: string;
  readonly note: string;
  readonly saidBy: SaidBy;
};

export type Diagnosis = {
  readonly diagnosisId: string;
  /** ICD-10-CM, such as "F33.2". */
  readonly code: string;
  readonly name: string;
  readonly isPrimary: boolean;
  readonly clinician: string;
  /** "2026-11-02" */
  readonly madeOn: string;
};

/** Work-up items of clinical reference 3.1. */
export type WorkupItem =
  | "physical"
  | "airway-and-asa"
  | "resting-bp"
  | "height-and-weight"
  | "spo2"
  | "ecg"
  | "liver"
  | "renal"
  | "tsh"
  | "cbc"
  | "urine-hcg"
  | "urine-drug-screen"
  | "urinalysis"
  | "urinary-checklist"
  | "stop-bang"
  | "pdmp"
  | "mania-screen"
  | "psychosis-screen"
  | "cognition";

/** A result. `values` by the item's own names and units (see `workup/items.ts`); `abnormal` as the clinician judged it. */
export type Workup = {
  readonly workupId: string;
  readonly item: WorkupItem;
  /** "2026-11-02" */
  readonly doneOn: string;
  readonly values: Readonly<Record<string, number | string>>;
  readonly abnormal: Tri;
  readonly note: string;
  readonly saidBy: SaidBy;
};

/** One question about health (see `history/conditions.ts`), answered. `since` is a day, a month, or empty. */
export type ConditionAnswer = {
  readonly condition: string;
  readonly answer: Tri;
  readonly since: string;
  readonly note: string;
  readonly saidBy: SaidBy;
};

/**
 * What a prescriber wants done with one medicine on the days of an infusion. `of` is the medicine as they saw it: decided of this
 * amount taken in this way, and of nothing it is changed to later.
 */
export type MedicineDay = {
  readonly medicineId: string;
  readonly onTheDay: "take" | "leave-out";
  /** So many hours before the start it is left out; null: what would be taken that morning. */
  readonly hoursBefore: number | null;
  /** Read by the patient as it stands; empty where there is nothing to add. */
  readonly note: string;
  readonly of: Pick<Medicine, "ingredient" | "dose" | "perDay" | "route" | "asNeeded">;
};

/** Stream "history:<patientId>": what is known of a patient's health, said by whom. Never edited; a later fact stands in for an earlier. */
export type HistoryFact =
  | Fact<"MedicineListed", Medicine>
  | Fact<"MedicineChanged", Medicine>
  | Fact<"MedicineStopped", { readonly medicineId: string; readonly on: string; readonly why: string }>
  | Fact<"MedicineListedInError", { readonly medicineId: string; readonly why: string }>
  /** Somebody went through the whole list: what is not on it is not taken. Until then an empty list means "not asked". */
  | Fact<"MedicinesReviewed", { readonly saidBy: SaidBy }>
  | Fact<"MedicineDayDecided", MedicineDay>
  | Fact<"TrialListed", PastTrial>
  | Fact<"TrialChanged", PastTrial>
  | Fact<"TrialListedInError", { readonly trialId: string; readonly why: string }>
  | Fact<"TrialsReviewed", { readonly saidBy: SaidBy }>
  | Fact<"ConditionAnswered", ConditionAnswer>
  | Fact<"DiagnosisMade", Diagnosis>
  | Fact<"DiagnosisWithdrawn", { readonly diagnosisId: string; readonly why: string }>
  | Fact<"WorkupRecorded", Workup>
  | Fact<"WorkupRecordedInError", { readonly workupId: string; readonly why: string }>
  | Fact<
      "StoryTold",
      { readonly section: "illness" | "health" | "family" | "substances" | "wishes"; readonly text: string }
    >;

export type RecordedHistoryFact = Recorded<HistoryFact>;

export type Indication = "TRD-MDD" | "MDD-SI" | "BIP-DEP" | "PTSD" | "OCD" | "ANX";

export type EvaluationDecision = "eligible" | "specialist-review" | "needs-information" | "declined";

/** What a rule found when the decision was made: kept with it, so that later rules do not rewrite it. */
export type FindingSeen = {
  readonly ruleId: string;
  readonly answer: Tri;
  readonly severity: Severity;
  readonly overridden: boolean;
};

export type Severity = "exclude" | "specialist-review" | "caution" | "info";

/** One finding of the rules. `answer` "unknown" is never "no": it blocks "cleared". */
export type Finding = {
  readonly ruleId: string;
  /** Of an exclusion "yes" speaks against treatment, of an inclusion "no" does. */
  readonly kind: "exclusion" | "inclusion";
  readonly title: string;
  readonly severity: Severity;
  readonly hardStop: boolean;
  /** Settled before the decision, with the consent after it, or on each day of treatment. */
  readonly when: "decision" | "consent" | "day";
  /** Judged for the decision and not again: treatment is meant to change it. */
  readonly once: boolean;
  /** What it means for treatment when it speaks against it. */
  readonly message: string;
  readonly answer: Tri;
  /** What it rests on, in words: "MI on 2026-10-20, 5 weeks ago". */
  readonly because: string;
  /** What would settle it. */
  readonly satisfy: string;
  /** What was looked at, as it stood: an override covers this and nothing that is found out later. */
  readonly rests: readonly string[];
  readonly sources: readonly Source[];
  readonly override: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
  readonly opinion: { readonly from: string; readonly on: string; readonly says: string } | null;
};

/** Stream "evaluation:<id>": one specialist's evaluation of one patient. */
export type EvaluationFact =
  | Fact<
      "EvaluationOpened",
      { readonly patientId: string; readonly indication: Indication; readonly appointmentId: string | null }
    >
  | Fact<"IndicationChanged", { readonly indication: Indication; readonly why: string }>
  /** Autosaved: the newest of a section stands. */
  | Fact<"NoteSaved", { readonly section: string; readonly text: string }>
  | Fact<
      "MentalStateSaved",
      { readonly aspects: Readonly<Record<string, { readonly finding: string; readonly note: string }>> }
    >
  /** The clinician's own judgement where no number decides: capacity, severity at least moderate, continuing care. */
  | Fact<"StatementMade", { readonly about: string; readonly answer: Tri; readonly note: string }>
  /** `answer` and `rests`: what the physician saw. Something else found later is not covered. */
  | Fact<
      "FindingOverridden",
      { readonly ruleId: string; readonly answer: Tri; readonly rests: readonly string[]; readonly reason: string }
    >
  | Fact<"OverrideWithdrawn", { readonly ruleId: string; readonly why: string }>
  | Fact<
      "OpinionRecorded",
      {
        readonly ruleId: string;
        readonly answer: Tri;
        readonly rests: readonly string[];
        readonly from: string;
        readonly on: string;
        readonly says: string;
      }
    >
  | Fact<
      "Decided",
      {
        readonly decision: EvaluationDecision;
        readonly reasons: string;
        readonly toPatient: string;
        readonly alternatives: readonly string[];
        readonly missing: readonly string[];
        readonly findings: readonly FindingSeen[];
        readonly printedName: string;
        readonly contentHash: string;
      }
    >
  | Fact<"LetterWritten", { readonly to: string; readonly language: Language; readonly text: string }>
  | Fact<"EvaluationClosed", { readonly why: string }>;

export type RecordedEvaluationFact = Recorded<EvaluationFact>;
