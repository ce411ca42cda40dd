import type { Said, Source } from "#clinic/events.ts";

/** One question. What may be answered are its choices, in the words of the instrument; a rating from `from` to `to` where there are none. */
export type Item = {
  readonly id: string;
  readonly text: Said;
  readonly loinc?: string;
  readonly choices?: readonly Choice[];
  readonly rating?: { readonly from: number; readonly to: number; readonly low: Said; readonly high: Said };
  /** Asked, shown, stored, and no part of the total. */
  readonly unscored?: boolean;
  /** Asked only where one of these was answered other than no, or was not answered for certain. */
  readonly askedIf?: readonly string[];
};

export type Choice = { readonly value: number; readonly text: Said; readonly loinc?: string };

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
  /** Whose words the Spanish is. "ours" was not validated, and the screen says so. */
  readonly spanish: "official" | "ours";
  readonly recall: Said | null;
  readonly preamble: Said | null;
  readonly items: readonly Item[];
  /** How many items the score function takes where their text is not here, each with its least and greatest value. */
  readonly itemRange: readonly (readonly [number, number])[];
  readonly score: "sum" | "qids" | "asq" | "c-ssrs" | "none";
  readonly range: readonly [number, number];
  readonly bands: readonly Band[];
  /** Higher is worse on every scale here but sedation. */
  readonly betterIs: "lower" | "higher";
  /**
   * Response by percent of improvement; remission at or under this score; a change that is more than chance, and one that matters
   * to the patient, in points. Null where the field has no figure.
   */
  readonly outcome: {
    readonly responsePct: number | null;
    readonly remissionAtMost: number | null;
    readonly reliableChange: number | null;
    readonly meaningfulChange: number | null;
    readonly source: Source;
  };
  /** So many may be missing and the total is prorated; null: none may. */
  readonly mayMiss: number | null;
  readonly panelLoinc: string | null;
  readonly totalLoinc: string | null;
};

/** What no field has a figure for. */
export const noOutcome = (from: string): Scale["outcome"] => ({
  responsePct: null,
  remissionAtMost: null,
  reliableChange: null,
  meaningfulChange: null,
  source: { from, evidence: "P" },
});
