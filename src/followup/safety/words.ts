import type { AlertFact, AlertSource, PageStep } from "./facts.ts";
import type { Level } from "./fold.ts";

type Outcome = Extract<AlertFact, { type: "AlertClosed" }>["data"]["outcome"];
type Tried = Extract<AlertFact, { type: "AlertTried" }>["data"]["what"];

/** What came of an alert, as it is chosen and as it is read later. A drill has its own. */
export const outcomes: readonly { readonly value: Exclude<Outcome, "drill-done">; readonly label: string }[] = [
  { value: "safe-plan-made", label: "Safe, plan made together" },
  { value: "seen-today", label: "Seen today by a clinician" },
  { value: "sent-to-emergency", label: "Sent to an emergency room" },
  { value: "emergency-services-called", label: "Emergency services called" },
  { value: "hospital", label: "In a hospital" },
  { value: "misunderstanding", label: "A misunderstanding" },
];

export const outcomeWords = (outcome: Outcome): string =>
  outcomes.find(({ value }) => value === outcome)?.label ?? "Drill done";

export const tries: readonly { readonly value: Tried; readonly label: string }[] = [
  { value: "no-answer", label: "No answer" },
  { value: "message-left", label: "Message left" },
  { value: "spoke", label: "Spoke, not finished" },
];

export const triedWords = (what: Tried): string => tries.find(({ value }) => value === what)?.label ?? what;

export const levelWords: Readonly<Record<Level, string>> = {
  "ask-more": "Not judged yet: ask",
  low: "Low",
  moderate: "Moderate",
  high: "HIGH",
};

export const sourceWords: Readonly<Record<AlertSource, string>> = {
  questionnaire: "On a questionnaire",
  "check-in": "In a check-in",
  message: "In a message",
  draft: "In a message they did not send",
  "evening-answer": "Before a visit",
  form: "On their own pages",
  enquiry: "On the public pages",
  room: "From the room",
  staff: "Told to staff",
  drill: "Drill",
};

export const stepWords: Readonly<Record<PageStep, string>> = { first: "First", second: "Second", third: "Third" };

/** What a page's letter has come to. */
export const letterWords = {
  waiting: "being tried",
  sending: "being sent",
  sent: "sent",
  dropped: "not needed any more",
  failed: "did not go out",
  unsure: "not known whether it went out",
} as const;

/** "Nov 26, 2026" */
export const dayOf = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat("en-US", { timeZone, month: "short", day: "numeric", year: "numeric" }).format(at);
