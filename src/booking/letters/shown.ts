import type { Instant } from "#science/units.ts";
import type { LetterKind } from "./facts.ts";

/** What each letter is called among the staff. */
export const letterNames: Readonly<Record<LetterKind, string>> = {
  code: "Code",
  "enquiry-received": "Enquiry received",
  booked: "Booking",
  moved: "New time",
  cancelled: "Cancellation",
  "reminder-7d": "Reminder, 7 days before",
  "reminder-48h": "Reminder, 48 hours before",
  "reminder-24h": "Reminder, 24 hours before",
  "evening-questions": "Questions of the evening before",
  "ride-please": "Request to name a ride",
  "ride-ask-driver": "Request to the driver",
  "ride-confirmed": "Ride confirmed",
  "wait-offer": "Offer of a free time",
  forms: "Questions to fill in",
  "message-waits": "A message waits",
  "check-in": "How are you?",
  "passkey-made": "New way to open their own pages",
  invitation: "Invitation to work here",
  "new-way-in": "New way in for a colleague",
};

/** With what other rooms send: a colleague called to a word of danger. */
const NAMES: Readonly<Record<string, string>> = { ...letterNames, page: "Urgent call to a colleague" };

/** A letter by the name the staff know it by; a kind that is no longer written keeps its own word. */
export const letterName = (template: string): string =>
  Object.hasOwn(NAMES, template) ? (NAMES[template] ?? template) : template;

export type ShownLetter = {
  readonly id: string;
  readonly what: string;
  readonly channel: "mail" | "text";
  readonly language: "en" | "es";
  /** Whom it speaks to, or of, where that is known. */
  readonly name: string | null;
  readonly recipient: string;
  readonly state: "waiting" | "sending" | "sent" | "failed" | "unsure" | "dropped";
  readonly tries: number;
  readonly says: string | null;
  readonly madeAt: Instant;
  /** When it is tried next; meant for letters that wait. */
  readonly nextTry: Instant;
  readonly doneAt: Instant | null;
  /** It did not arrive, or may not have, and a person still has to look after it. */
  readonly lost: boolean;
  /** Whether sending it again could still help. */
  readonly canResend: boolean;
};

const rank = ({ lost, state, tries }: ShownLetter): number => {
  if (lost) return 0;
  return state === "waiting" && tries > 0 ? 1 : 2;
};

/** Those that did not arrive first, then those in trouble, then the newest. */
export const inOrder = (letters: readonly ShownLetter[]): readonly ShownLetter[] =>
  letters.toSorted((a, b) => rank(a) - rank(b) || (b.doneAt ?? b.madeAt) - (a.doneAt ?? a.madeAt));
