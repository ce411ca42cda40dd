import type { Language } from "#clinic/events.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";

/** What a letter to a patient's own clinician tells of. */
export type CareLetterOccasion = "after-infusion" | "red-flag" | "end-of-care" | "on-request";

/** How the care of a patient ended. */
export type CareEnding =
  | "recovered"
  | "no-benefit"
  | "patient-choice"
  | "moved-on"
  | "not-safe"
  | "lost-contact"
  | "died";

/** Stream "care:<patientId>": letters to their own clinicians, checks of long treatment, and the end of care. */
export type CareFact =
  | Fact<
      "CareLetterDrafted",
      {
        readonly personId: string;
        readonly occasion: CareLetterOccasion;
        /** The infusion, alert or the like it was written for; one letter to one person for one reason. */
        readonly about: string;
        readonly nth: number | null;
        readonly language: Language;
        readonly text: string;
      }
    >
  /** Other words; with a language, made anew from the record in it. */
  | Fact<"CareLetterEdited", { readonly letterId: string; readonly text: string; readonly language?: Language }>
  | Fact<
      "CareLetterSigned",
      { readonly letterId: string; readonly text: string; readonly printedName: string; readonly contentHash: string }
    >
  /** It left the house, and how. Nothing leaves without a release on record at that moment. */
  | Fact<
      "CareLetterSent",
      { readonly letterId: string; readonly how: "fax" | "post" | "by-hand" | "secure-mail"; readonly to: string }
    >
  | Fact<"CareLetterDropped", { readonly letterId: string; readonly why: string }>
  /** One check of long treatment. `answer` in the check's own words or number. */
  | Fact<
      "ExposureChecked",
      {
        readonly check: "urinary" | "liver" | "cognition" | "craving";
        readonly on: string;
        readonly concern: "yes" | "no" | "unknown";
        readonly note: string;
      }
    >
  | Fact<
      "CareEnded",
      {
        readonly how: CareEnding;
        readonly why: string;
        readonly handedTo: string;
        readonly toPatient: string;
        readonly printedName: string;
      }
    >
  | Fact<"CareResumed", { readonly why: string }>;

export type RecordedCareFact = Recorded<CareFact>;
