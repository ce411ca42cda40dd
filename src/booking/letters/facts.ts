import type { Said } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";

/** What a letter may say of the clinic. */
export type Sender = { readonly name: string; readonly phone: string; readonly street: string; readonly town: string };

/** What a letter may say of a visit. `name` is the neutral name of its type; `link` is the page where it is looked at, moved or cancelled. */
export type VisitFacts = {
  readonly name: Said;
  readonly startAt: Instant;
  readonly endAt: Instant;
  readonly zone: string;
  readonly video: boolean;
  /** Which of the clinic's sites; null where it has only one, whose address is the clinic's. */
  readonly site: string | null;
  /** Where one joins by video; null where the clinic has not said. */
  readonly videoLink: string | null;
  readonly escort: boolean;
  /** Until so many hours before, a patient moves or cancels by themselves. */
  readonly cutoffHours: number;
  /** Whether that time is still to come. */
  readonly selfService: boolean;
  readonly link: string;
};

type ToSomebody = {
  readonly clinic: Sender;
  /** "Ode, Mara" or "Mara Ode". */ readonly name: string;
};
type OfVisit = ToSomebody & { readonly visit: VisitFacts };

/** What each letter needs to know. */
export type FactsOf = {
  readonly code: {
    readonly clinic: Sender;
    readonly code: string;
    readonly minutes: number;
    /** Opens the page with the code in the browser that asked for it; null where the code is only to be typed. */
    readonly link: string | null;
  };
  readonly "enquiry-received": ToSomebody;
  readonly booked: OfVisit;
  readonly moved: OfVisit;
  readonly cancelled: OfVisit;
  readonly "reminder-7d": OfVisit;
  readonly "reminder-48h": OfVisit;
  readonly "reminder-24h": OfVisit;
  readonly "evening-questions": OfVisit;
  readonly "ride-please": OfVisit;
  /** To the driver: `name` is theirs, `patient` is who named them. */
  readonly "ride-ask-driver": OfVisit & { readonly patient: string; readonly link: string };
  readonly "ride-confirmed": OfVisit & { readonly driver: string };
  readonly "wait-offer": OfVisit & { readonly until: Instant; readonly link: string };
  /** There is something to fill in on the patient's own pages; what, the letter does not say. */
  readonly forms: ToSomebody & { readonly link: string };
  /** A message of the clinic waits on the patient's own pages; what it says, the letter does not. */
  readonly "message-waits": ToSomebody & { readonly link: string };
  /** Somebody is asked how they are, on their own pages; after which visit, the letter does not say. */
  readonly "check-in": ToSomebody & { readonly link: string };
  /** A telephone was made to open the patient's own pages: not they? Then somebody else did. */
  readonly "passkey-made": ToSomebody & { readonly link: string };
  readonly invitation: OneLink;
  readonly "new-way-in": OneLink;
};

/** To a colleague: `inviter` had it sent, the link works once and for so many minutes. */
type OneLink = ToSomebody & { readonly inviter: string; readonly link: string; readonly minutes: number };

export type LetterKind = keyof FactsOf;

/** A letter in words: for mail `subject` and `body`, for a text message `text`. */
export type Written = { readonly subject: string; readonly body: string; readonly text: string };

/** What a template says; the frame around a mail is added where it is put together. */
export type Wording = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly text: string;
};

export type Templates = { readonly [K in LetterKind]: (facts: FactsOf[K]) => Wording };
