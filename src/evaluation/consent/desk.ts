import type { Doing } from "#booking/desk.ts";
import type { Language } from "#clinic/events.ts";
import { currentProtocol } from "#clinic/read.ts";
import { patientOf } from "#people/read.ts";
import { IdTaken, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { ConsentFact, ConsentKind } from "./facts.ts";
import type { Consent } from "./fold.ts";
import { againstSigning, type ConsentText, type LastInfusion, underTheDrug } from "./rules.ts";
import { addTo, consentFacts, consentOf } from "./store.ts";
import { textInForce, textOf } from "./texts.ts";

export type ConsentDone = { readonly consent: Consent };
export type ConsentRefused = { readonly refusals: readonly [Refusal, ...Refusal[]] };

const refused = (rule: string, says: string, satisfy: string, field?: string): ConsentRefused => ({
  refusals: [{ rule, says, satisfy, ...(field !== undefined && { field }) }],
});

const NO_CONSENT = refused("no-such-consent", "There is no such consent.", "Reload the page.");

export type Offer = {
  readonly id: string;
  readonly patientId: string;
  readonly kind: ConsentKind;
  readonly language: Language;
  /** The highest dose the patient agrees to; null for a consent that is not about a drug. */
  readonly maxMgPerKg: number | null;
};

/** Offers a patient the text in force. `id` is the consent's from then on; sent again, it is offered once. */
export async function offerConsent(doing: Doing, offer: Offer): Promise<ConsentDone | ConsentRefused> {
  const { tx } = doing;
  const { id, patientId, kind, language, maxMgPerKg } = offer;
  await lockChain(tx);
  const known = await consentOf(tx, id);
  if (known !== null) return isSameOffer(known, offer) ? { consent: known } : taken(id);
  if ((await patientOf(tx, patientId)) === undefined)
    return refused("no-such-patient", "There is no such patient.", "Search for the patient again.");
  const text = await textInForce(tx, kind, language);
  if (text === null)
    return refused("no-text", "This clinic has no such text in that language.", "The medical director publishes one.");
  if (kind === "treatment" && maxMgPerKg === null)
    return refused("no-ceiling", "The highest dose is missing.", "Enter up to how many mg/kg the consent goes.");
  const { protocol } = await currentProtocol(tx);
  const { id: protocolId, version: protocolVersion } = protocol;
  const scope =
    maxMgPerKg === null ? null : { drug: "ketamine-racemic-iv" as const, maxMgPerKg, protocolId, protocolVersion };
  const { version: textVersion, contentHash } = text;
  const data = { patientId, kind, language, textVersion, contentHash, scope };
  await addTo(doing, id, { id, type: "ConsentOffered", data });
  return after(doing, id);
}

const isSameOffer = (known: Consent, { patientId, kind, language, maxMgPerKg }: Offer): boolean =>
  known.patientId === patientId &&
  known.kind === kind &&
  known.language === language &&
  (known.scope?.maxMgPerKg ?? null) === maxMgPerKg;

const taken = (id: string): never => {
  throw new IdTaken(id);
};

async function after({ tx }: Doing, consentId: string): Promise<ConsentDone | ConsentRefused> {
  const consent = await consentOf(tx, consentId);
  return consent === null ? NO_CONSENT : { consent };
}

type Order = { readonly id: string; readonly consentId: string; readonly lastInfusion: LastInfusion | null };
type NewFact = Pick<ConsentFact, "type" | "data">;
/** The text of the consent, and whether it is still the one in force. */
type Offered = ConsentText & { readonly isInForce: boolean };

/**
 * One order on a consent: locked, done once, refused under the drug, decided on its text. Sent again it is the same fact, for
 * which nothing is asked anew; another fact under that id throws IdTaken.
 */
async function change(
  doing: Doing,
  { id, consentId, lastInfusion }: Order,
  makes: (consent: Consent, text: Offered) => NewFact | ConsentRefused,
  against: (consent: Consent, text: Offered) => ConsentRefused | null,
): Promise<ConsentDone | ConsentRefused> {
  const { tx, now } = doing;
  await lockChain(tx);
  const [consent, facts] = [await consentOf(tx, consentId), await consentFacts(tx, consentId)];
  const text = consent === null ? null : await textOf(tx, { ...consent, version: consent.textVersion });
  if (consent === null || text === null) return NO_CONSENT;
  const inForce = await textInForce(tx, consent.kind, consent.language);
  const offered = { ...text, isInForce: inForce?.contentHash === consent.contentHash };
  const made = makes(consent, offered);
  if ("refusals" in made) return made;
  if (!facts.some((fact) => fact.id === id)) {
    const [drugged] = underTheDrug(lastInfusion, now);
    const refusal = drugged === undefined ? against(consent, offered) : { refusals: [drugged] as const };
    if (refusal !== null) return refusal;
  }
  await addTo(doing, consentId, { id, ...made });
  return after(doing, consentId);
}

const over = ({ signed, withdrawn }: Consent): ConsentRefused | null =>
  withdrawn !== null
    ? refused("withdrawn", "This consent was taken back.", "Ask the clinic for a new one.")
    : signed !== null
      ? refused("signed", "This consent is signed already.", "Nothing more is needed.")
      : null;

/** The patient has read one part and says so. */
export const acknowledgeSection = (doing: Doing, order: Order & { readonly section: string }) =>
  change(
    doing,
    order,
    (_, { sections }) =>
      sections.some(({ id }) => id === order.section)
        ? { type: "SectionAcknowledged", data: { section: order.section } }
        : refused("no-such-section", "This text has no such part.", "Reload the page."),
    over,
  );

/** The patient's answer to one question of understanding, kept whether right or not. */
export const answerUnderstanding = (
  doing: Doing,
  order: Order & { readonly question: string; readonly choice: string },
) =>
  change(
    doing,
    order,
    (_, { questions }) => {
      const { question, choice } = order;
      const asked = questions.find(({ id }) => id === question);
      return asked?.choices.some(({ id }) => id === choice) === true
        ? { type: "UnderstandingAnswered", data: { question, choice, isRight: asked.right === choice } }
        : refused("no-such-answer", "This question has no such answer.", "Choose one of those shown.");
    },
    over,
  );

export type Signature = Pick<
  Extract<ConsentFact, { type: "ConsentSigned" }>["data"],
  "printedName" | "identity" | "interpreter" | "copyTo"
> & {
  /** The hash of the text that was on the screen. */
  readonly contentHash: string;
};

/**
 * The patient's signature. Refused until every part is read and every question answered right, for another text than the one
 * shown, and for one that the clinic has replaced since: it would cover nothing.
 */
export const signConsent = (doing: Doing, order: Order & Signature) => {
  const { identity, interpreter, copyTo, contentHash } = order;
  const printedName = order.printedName.trim();
  return change(
    doing,
    order,
    () => ({ type: "ConsentSigned", data: { printedName, identity, interpreter, copyTo, contentHash } }),
    (consent, text) => {
      const [first, ...more] = againstSigning(consent, text);
      if (first !== undefined) return { refusals: [first, ...more] };
      if (contentHash !== consent.contentHash)
        return refused("other-text", "This is not the text that was offered.", "Reload the page and read it again.");
      if (!text.isInForce)
        return refused("text-replaced", "The clinic has published another text since.", "Ask for the new text.");
      return printedName.length < NAME_LENGTH
        ? refused("no-name", "The name is missing.", "Write your first and last name.", "printedName")
        : null;
    },
  );
};

const NAME_LENGTH = 3;

export type Attestation = Omit<Extract<ConsentFact, { type: "ConsentAttested" }>["data"], "contentHash">;

/** The clinician's part: talked it through, answered the questions, judged capacity. Not before the patient signed. */
export const attestConsent = (doing: Doing, order: Order & Attestation) =>
  change(
    doing,
    order,
    ({ contentHash }) => {
      const { printedName, capacity, questionsAnswered, witness } = order;
      return { type: "ConsentAttested", data: { printedName, capacity, questionsAnswered, witness, contentHash } };
    },
    ({ signed, attested, withdrawn }) => {
      if (signed === null)
        return refused("not-signed", "The patient has not signed yet.", "First the patient reads and signs.");
      return attested === null && withdrawn === null
        ? null
        : refused("attested", "The clinician's part of this consent is over.", "Nothing more is needed.");
    },
  );

/** Taken back: always possible, at any moment, also during an infusion. */
export const withdrawConsent = (
  doing: Doing,
  order: Omit<Order, "lastInfusion"> & { readonly why: string; readonly saidBy: "patient" | "staff" },
) =>
  change(
    doing,
    { ...order, lastInfusion: null },
    () => ({ type: "ConsentWithdrawn", data: { why: order.why, saidBy: order.saidBy } }),
    ({ withdrawn }) =>
      withdrawn === null
        ? null
        : refused("withdrawn", "This consent was taken back already.", "Nothing more is needed."),
  );
