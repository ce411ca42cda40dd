import type { Refusal, Tri } from "#plumbing/facts.ts";
import { compareDays, type Day, monthsAfter, showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { after, between, type Instant, minutes } from "#science/units.ts";
import type { ConsentScope, ConsentSection, UnderstandingQuestion } from "./facts.ts";
import type { Consent } from "./fold.ts";

/** A text as it was published, or as the clinic began with it. */
export type ConsentText = {
  readonly version: number;
  readonly sections: readonly ConsentSection[];
  readonly questions: readonly UnderstandingQuestion[];
  readonly contentHash: string;
};

/**
 * What a hash is taken over: every byte a patient reads, in order, with nothing left out and nothing that could run together.
 * One byte changed is another text.
 */
export const writtenOut = (sections: readonly ConsentSection[], questions: readonly UnderstandingQuestion[]): string =>
  JSON.stringify([
    sections.map(({ id, title, markdown }) => [id, title, markdown]),
    questions.map(({ id, asks, choices, right, because }) => [
      id,
      asks,
      choices.map((choice) => [choice.id, choice.says]),
      right,
      because,
    ]),
  ]);

export type Standing = {
  /** "yes": signed by the patient and the clinician for just this. "unknown": something that decides it is not known. */
  readonly answer: Tri;
  readonly says: string;
  readonly satisfy: string;
  /** "2026-11-02"; null where nothing counts. */
  readonly signedOn: string | null;
  readonly consentId: string | null;
};

export type StandingQuestion = {
  readonly now: Instant;
  readonly zone: string;
  readonly consentMonths: number;
  /** The hash of the text that is in force in the consent's language. */
  readonly hashInForce: string;
  /** What is about to be given; null for a consent that is not about a drug. */
  readonly scope: ConsentScope | null;
};

const none = (says: string, satisfy: string, consent: Consent | null): Standing => ({
  answer: "no",
  says,
  satisfy,
  signedOn: null,
  consentId: consent?.consentId ?? null,
});

/** Does this consent cover what is about to happen? Every reason against it is asked in turn; the first is told. */
export function standingOf(consent: Consent | null, question: StandingQuestion): Standing {
  if (consent === null)
    return none("No consent has been offered.", "Offer the consent, and go through it together.", null);
  if (consent.withdrawn !== null)
    return none(
      "The patient took the consent back.",
      "Nothing is given. Talk with the patient; a new consent is a new text.",
      consent,
    );
  const { signed, attested } = consent;
  if (signed === null)
    return none("The consent is not signed.", "The patient reads and signs it, on the phone or here.", consent);
  if (attested === null)
    return none(
      "The clinician's part of the consent is missing.",
      "A clinician talks it through with the patient and signs.",
      consent,
    );
  if (attested.capacity !== "yes")
    return none("The clinician found no capacity to consent.", "Evaluate again before anything is given.", consent);
  const outdated = outdatedBy(consent, signed.at, question);
  if (outdated !== null) return none(outdated, "Offer the consent again: it is signed anew.", consent);
  const signedOn = showDay(dayIn(question.zone, signed.at));
  return { answer: "yes", says: `Consent signed on ${signedOn}.`, satisfy: "", signedOn, consentId: consent.consentId };
}

function outdatedBy(
  { contentHash, scope }: Consent,
  signedAt: Instant,
  { now, zone, consentMonths, hashInForce, scope: wanted }: StandingQuestion,
): string | null {
  if (isOlder(dayIn(zone, signedAt), dayIn(zone, now), consentMonths))
    return `The consent is older than ${consentMonths} months.`;
  if (contentHash !== hashInForce) return "The text of the consent has changed since it was signed.";
  return wanted === null ? null : beyondScope(scope, wanted);
}

/** Signed so many months ago to the day still counts. */
const isOlder = (signed: Day, today: Day, months: number): boolean =>
  compareDays(today, monthsAfter(signed, months)) > 0;

function beyondScope(agreed: ConsentScope | null, wanted: ConsentScope): string | null {
  if (agreed === null) return "The consent does not say what it was for.";
  if (agreed.drug !== wanted.drug) return "The consent was for another drug.";
  if (wanted.maxMgPerKg > agreed.maxMgPerKg)
    return `The consent covers up to ${agreed.maxMgPerKg} mg/kg; ${wanted.maxMgPerKg} mg/kg is ordered.`;
  if (agreed.protocolId !== wanted.protocolId || agreed.protocolVersion !== wanted.protocolVersion)
    return "The clinic's protocol has changed since the consent was signed.";
  return null;
}

const no = (rule: string, says: string, satisfy: string): Refusal => ({ rule, says, satisfy });

/** What still stands between a patient and their signature; empty when it may be signed. */
export function againstSigning(consent: Consent, text: ConsentText): readonly Refusal[] {
  const unread = text.sections.filter(({ id }) => consent.acknowledged[id] === undefined);
  const open = text.questions.filter(({ id }) => consent.understood[id]?.isRight !== true);
  return [
    ...(consent.withdrawn === null
      ? []
      : [no("withdrawn", "This consent was taken back.", "Ask the clinic for a new one.")]),
    ...(consent.signed === null ? [] : [no("signed", "This consent is signed already.", "Nothing more is needed.")]),
    ...(unread.length === 0
      ? []
      : [
          no(
            "unread",
            `${unread.length} of ${text.sections.length} parts are not read yet.`,
            "Read each part and say that you did.",
          ),
        ]),
    ...(open.length === 0
      ? []
      : [
          no(
            "understanding",
            `${open.length} of ${text.questions.length} questions are not answered right yet.`,
            "Answer them, or ask us.",
          ),
        ]),
  ];
}

/** When a drug was last running: `endedAt` is null while it still does. */
export type LastInfusion = { readonly startedAt: Instant; readonly endedAt: Instant | null };

const CLEAR_HEAD = minutes(120);

/** Nobody agrees to anything during an infusion, nor for two hours after it (clinical reference 12.1; the time is the issue's own). */
export function underTheDrug(last: LastInfusion | null, now: Instant): readonly Refusal[] {
  if (last === null) return [];
  if (last.endedAt !== null && between(last.endedAt, now) >= CLEAR_HEAD) return [];
  const until = last.endedAt === null ? "two hours after the infusion" : timeLeft(after(last.endedAt, CLEAR_HEAD), now);
  return [
    no(
      "under-the-drug",
      "A consent is not read or signed during an infusion or for two hours after it.",
      `Go on ${until}.`,
    ),
  ];
}

const timeLeft = (clear: Instant, now: Instant): string => `in ${Math.ceil(between(now, clear) / 60_000)} minutes`;
