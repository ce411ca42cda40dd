import type { Instant } from "#science/units.ts";
import type { ConsentFact, ConsentKind, ConsentScope, RecordedConsentFact } from "./facts.ts";

type DataOf<T extends ConsentFact["type"]> = Extract<ConsentFact, { type: T }>["data"];
type Put<T extends ConsentFact["type"]> = DataOf<T> & { readonly at: Instant; readonly by: string };

/** One text offered to one patient, as its facts stand. */
export type Consent = {
  readonly consentId: string;
  readonly patientId: string;
  readonly kind: ConsentKind;
  readonly language: DataOf<"ConsentOffered">["language"];
  readonly textVersion: number;
  readonly contentHash: string;
  readonly scope: ConsentScope | null;
  readonly offeredAt: Instant;
  /** Sections read and acknowledged, each with when. */
  readonly acknowledged: Readonly<Record<string, Instant>>;
  /** The newest answer of each question; `tries` counts the wrong ones too. */
  readonly understood: Readonly<Record<string, { readonly isRight: boolean; readonly tries: number }>>;
  readonly signed: Put<"ConsentSigned"> | null;
  readonly attested: Put<"ConsentAttested"> | null;
  readonly withdrawn: Put<"ConsentWithdrawn"> | null;
};

/** The consent after its facts, oldest first; null where there are none. Total: a fact that comes too late changes nothing it may not. */
export function foldConsent(facts: readonly RecordedConsentFact[]): Consent | null {
  const [first, ...rest] = facts;
  if (first?.type !== "ConsentOffered") return null;
  const offered: Consent = {
    ...first.data,
    consentId: first.stream.slice("consent:".length),
    offeredAt: first.at,
    acknowledged: {},
    understood: {},
    signed: null,
    attested: null,
    withdrawn: null,
  };
  for (const fact of rest) Object.assign(offered, changeOf(offered, fact));
  return offered;
}

function changeOf(consent: Consent, fact: RecordedConsentFact): Partial<Consent> {
  switch (fact.type) {
    case "ConsentOffered":
      return {};
    case "SectionAcknowledged":
      return { acknowledged: { ...consent.acknowledged, [fact.data.section]: fact.at } };
    case "UnderstandingAnswered":
      return { understood: understoodAfter(consent, fact.data) };
    default:
      return signedOff(consent, fact);
  }
}

function understoodAfter({ understood }: Consent, { question, isRight }: DataOf<"UnderstandingAnswered">) {
  return { ...understood, [question]: { isRight, tries: (understood[question]?.tries ?? 0) + 1 } };
}

/** The first signature of each kind stands: a second changes nothing. */
function signedOff(
  { signed, attested, withdrawn }: Consent,
  fact: Extract<RecordedConsentFact, { type: "ConsentSigned" | "ConsentAttested" | "ConsentWithdrawn" }>,
): Partial<Consent> {
  const { at, by } = fact;
  switch (fact.type) {
    case "ConsentSigned":
      return { signed: signed ?? { ...fact.data, at, by } };
    case "ConsentAttested":
      return { attested: attested ?? { ...fact.data, at, by } };
    case "ConsentWithdrawn":
      return { withdrawn: withdrawn ?? { ...fact.data, at, by } };
  }
}
