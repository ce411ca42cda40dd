import type { Language } from "#clinic/events.ts";
import type { BookingRules } from "../events.ts";
import type { LetterKind } from "./facts.ts";

/** How somebody is reached, patient or not yet. */
export type Contact = {
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly language: Language;
  readonly zone: string;
  /** Said yes to text messages. */
  readonly texts: boolean;
  /** Their own quiet hours; the clinic's where they have none. */
  readonly quiet?: BookingRules["quiet"] | null;
};

/** Short and soon, so better on a telephone than in a mailbox, for those who said yes to texts. Each letter goes one way, never both. */
const BETTER_AS_TEXT: ReadonlySet<LetterKind> = new Set<LetterKind>([
  "reminder-48h",
  "reminder-24h",
  "evening-questions",
  "ride-please",
  "wait-offer",
  "message-waits",
  "check-in",
]);

export type Address = { readonly channel: "mail" | "text"; readonly recipient: string };

/** By which way a letter goes to somebody; null where there is none, and somebody has to call. */
export function addressFor(kind: LetterKind, { email, mobile, texts }: Contact): Address | null {
  const number = texts && mobile !== null ? dialled(mobile) : null;
  const text: Address | null = number === null ? null : { channel: "text", recipient: number };
  const mail: Address | null = email === null || email === "" ? null : { channel: "mail", recipient: email };
  return BETTER_AS_TEXT.has(kind) ? (text ?? mail) : (mail ?? text);
}

/** A number as the provider wants it, "+12125550142". Ten digits are a number of the United States; null for what is none. */
export function dialled(number: string): string | null {
  const digits = number.replaceAll(/\D/g, "");
  if (number.trim().startsWith("+")) return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 && digits.startsWith("1") ? `+${digits}` : null;
}
