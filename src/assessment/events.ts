import type { Language, Said, Source } from "#clinic/events.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** How an answer came to us: the patient's own screen, staff at their side, or a total copied from a form we may not ship. */
export type AskedHow = "patient" | "staff" | "total-only";

/** When in the treatment it was asked for (clinical reference 9.2). */
export type AssessmentPoint =
  | "baseline"
  | "day-after-first"
  | "mid-course"
  | "before-sixth"
  | "after-course"
  | "maintenance"
  | "other";

/** One question. `values` are what may be answered, with the words of the instrument; a rating from `from` to `to` where null. */
export type Item = {
  readonly id: string;
  readonly text: Said;
  readonly loinc?: string;
  readonly choices?: readonly { readonly value: number; readonly text: Said; readonly loinc?: string }[];
  readonly rating?: { readonly from: number; readonly to: number; readonly low: Said; readonly high: Said };
  /** Asked, shown, stored, and no part of the total. */
  readonly unscored?: boolean;
};

/** Scores from `from` (included) to the next band. */
export type Band = { readonly from: number; readonly name: Said };

/**
 * One instrument as data. `items` is empty where its text may not be shipped: then only the score function and its range are here.
 * `licence`: "ship" wording may be here; "own" is ours; "labels" item names only; "total-only" no text.
 */
export type Scale = {
  readonly id: string;
  readonly version: string;
  readonly name: Said;
  readonly licence: "ship" | "own" | "labels" | "total-only";
  readonly notice: string;
  readonly source: Source;
  readonly by: "patient" | "clinician";
  readonly recall: Said | null;
  readonly preamble: Said | null;
  readonly items: readonly Item[];
  /** How many items the score function takes where their text is not here, each with its greatest value. */
  readonly itemRange: readonly (readonly [number, number])[];
  readonly score: "sum" | "qids" | "asq" | "c-ssrs" | "none";
  readonly range: readonly [number, number];
  readonly bands: readonly Band[];
  /** Response by percent of improvement; remission at or under this score; null where the field has no figure. */
  readonly outcome: {
    readonly responsePct: number | null;
    readonly remissionAtMost: number | null;
    readonly reliableChange: number | null;
    readonly source: Source;
  };
  /** So many may be missing and the total is prorated; null: none may. */
  readonly mayMiss: number | null;
  readonly panelLoinc: string | null;
  readonly totalLoinc: string | null;
};

/** What a safety item asks of the clinic, never only a number. */
export type SafetyLevel = "none" | "ask-more" | "low" | "moderate" | "high";

/** Stream "assessment:<id>": one questionnaire of one patient, from being asked for to its score. */
export type AssessmentFact =
  | Fact<
      "AssessmentAsked",
      {
        readonly patientId: string;
        readonly scaleId: string;
        readonly scaleVersion: string;
        readonly language: Language;
        readonly how: AskedHow;
        readonly point: AssessmentPoint;
        readonly dueAt: Instant | null;
      }
    >
  /** Each answer is kept as it is given. Null: would rather not say, which is not zero. `by` is "patient:<id>" on their own screen. */
  | Fact<"ItemAnswered", { readonly item: string; readonly value: number | null }>
  | Fact<"AssessmentFinished", Readonly<Record<string, never>>>
  | Fact<
      "TotalEntered",
      {
        readonly total: number;
        /** By item number where the form is at hand; empty where only the total is. */
        readonly items: readonly (number | null)[];
        readonly ratedBy: string;
        readonly note: string;
      }
    >
  | Fact<"ItemCorrected", { readonly item: string; readonly value: number | null; readonly why: string }>
  | Fact<"AssessmentVoided", { readonly why: string }>;

export type RecordedAssessmentFact = Recorded<AssessmentFact>;
