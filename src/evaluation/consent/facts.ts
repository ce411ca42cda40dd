import type { Language } from "#clinic/events.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";

export type ConsentKind = "treatment" | "telehealth" | "finance";

/** A question that shows the text was understood; exactly one choice is right, and why is said after a wrong one. */
export type UnderstandingQuestion = {
  readonly id: string;
  readonly asks: string;
  readonly choices: readonly { readonly id: string; readonly says: string }[];
  readonly right: string;
  readonly because: string;
};

/** Elements of clinical reference 12.1 are sections: each is read and acknowledged by itself. */
export type ConsentSection = { readonly id: string; readonly title: string; readonly markdown: string };

/** Stream "consent-text:<clinicId>": the clinic's texts, by version. One byte changed is another text and another hash. */
export type ConsentTextFact = Fact<
  "ConsentTextPublished",
  {
    readonly kind: ConsentKind;
    readonly language: Language;
    readonly version: number;
    readonly sections: readonly ConsentSection[];
    readonly questions: readonly UnderstandingQuestion[];
    readonly contentHash: string;
  }
>;

/** What was agreed to: a change of drug, a higher ceiling, another protocol version or the time since needs a new signature. */
export type ConsentScope = {
  readonly drug: "ketamine-racemic-iv";
  readonly maxMgPerKg: number;
  readonly protocolId: string;
  readonly protocolVersion: string;
};

/** Stream "consent:<id>": one text offered to one patient, read, understood, signed, and perhaps withdrawn. */
export type ConsentFact =
  | Fact<
      "ConsentOffered",
      {
        readonly patientId: string;
        readonly kind: ConsentKind;
        readonly language: Language;
        readonly textVersion: number;
        readonly contentHash: string;
        readonly scope: ConsentScope | null;
      }
    >
  | Fact<"SectionAcknowledged", { readonly section: string }>
  | Fact<"UnderstandingAnswered", { readonly question: string; readonly choice: string; readonly isRight: boolean }>
  | Fact<
      "ConsentSigned",
      {
        readonly printedName: string;
        readonly contentHash: string;
        /** How we know who signed: the portal's code and birth date, or staff who looked at their papers. */
        readonly identity: "code-and-birth-date" | "staff-checked" | "paper";
        readonly interpreter: string;
        readonly copyTo: string;
      }
    >
  /** The clinician's part: the talk, questions answered, capacity. */
  | Fact<
      "ConsentAttested",
      {
        readonly printedName: string;
        readonly capacity: "yes" | "no";
        readonly questionsAnswered: string;
        readonly witness: string;
        readonly contentHash: string;
      }
    >
  | Fact<"ConsentWithdrawn", { readonly why: string; readonly saidBy: "patient" | "staff" }>;

export type RecordedConsentFact = Recorded<ConsentFact>;
