import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

export type Attachment = {
  readonly fileId: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
};

/** "practical": a visit, a payment, a form; the front desk reads it too. "health": only those who treat. */
export type Topic = "practical" | "health";

/** Stream "thread:<id>": one conversation with one patient. `by` "patient:<id>" is the patient; anyone else is staff. */
export type ThreadFact =
  | Fact<"ThreadOpened", { readonly patientId: string; readonly subject: string; readonly topic: Topic }>
  | Fact<
      "MessageWritten",
      {
        readonly text: string;
        readonly files: readonly Attachment[];
        readonly templateId: string | null;
        /** By when the patient was promised an answer; null for staff, and where the clinic has promised no time. */
        readonly answerBy: Instant | null;
      }
    >
  /** A call that was had, written down by who had it; the patient does not see it. `at` is when it was. */
  | Fact<
      "PhoneNoted",
      {
        readonly with: string;
        readonly text: string;
        readonly minutes: number | null;
        /** What the patient had asked was answered in it. */
        readonly answers: boolean;
      }
    >
  /** Staff among themselves; the patient never sees it. `to` null: given back to everybody. */
  | Fact<"HandedOver", { readonly to: string | null; readonly note: string }>
  /** It turned out to be about health: from here on only those who treat read it. Never the other way. */
  | Fact<"MadeClinical", { readonly why: string }>
  | Fact<"MessageStruck", { readonly messageId: string; readonly why: string }>
  | Fact<"ReadUpTo", { readonly messageId: string }>
  /** No answer is owed: said with what came of it. A new message of the patient opens it again. */
  | Fact<"ThreadSettled", { readonly outcome: string }>;

/** Stream "message-templates:<clinicId>" */
export type TemplateFact =
  | Fact<
      "TemplateKept",
      { readonly templateId: string; readonly name: string; readonly en: string; readonly es: string }
    >
  | Fact<"TemplateDropped", { readonly templateId: string; readonly why: string }>;

export type RecordedThreadFact = Recorded<ThreadFact>;
