import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

export type Attachment = {
  readonly fileId: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
};

/** Stream "thread:<id>": one conversation with one patient. `by` "patient:<id>" is the patient; anyone else is staff. */
export type ThreadFact =
  | Fact<"ThreadOpened", { readonly patientId: string; readonly subject: string }>
  | Fact<
      "MessageWritten",
      { readonly text: string; readonly files: readonly Attachment[]; readonly templateId: string | null }
    >
  /** A call that was had, written down by who had it. `at` is when it was. */
  | Fact<"PhoneNoted", { readonly with: string; readonly text: string; readonly minutes: number | null }>
  /** Staff among themselves; the patient never sees it. */
  | Fact<"HandedOver", { readonly to: string; readonly note: string }>
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

/** By when an answer is owed, counted in the clinic's open hours. */
export type Owed = { readonly since: Instant; readonly dueAt: Instant };
