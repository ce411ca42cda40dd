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

const refused = (rule: string, says: string, satisfy: string): ConsentRefused => ({
  refusals: [{ rule, says, satisfy }],
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
  if (known !== null) return known.patientId === patientId ? { consent: known } : taken(id);
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

const taken = (id: string): never => {
  throw new IdTaken(id);
};

async function after({ tx }: Doing, consentId: string): Promise<ConsentDone | ConsentRefused> {
  const consent = await consentOf(tx, consentId);
  return consent === null ? NO_CONSENT : { consent };
}

type Order = { readonly id: string; readonly consentId: string; readonly lastInfusion: LastInfusion | null };

/** One order on a consent: locked, done once, refused under the drug, decided on its text. */
async function change(
  doing: Doing,
  { id, consentId, lastInfusion }: Order,
  decide: (consent: Consent, text: ConsentText) => Pick<ConsentFact, "type" | "data"> | ConsentRefused,
): Promise<ConsentDone | ConsentRefused> {
  await lockChain(doing.tx);
  const [consent, facts] = [await consentOf(doing.tx, consentId), await consentFacts(doing.tx, consentId)];
  if (consent === null) return NO_CONSENT;
  const isSent = facts.some((fact) => fact.id === id);
  const [drugged, ...more] = isSent ? [] : underTheDrug(lastInfusion, doing.now);
  if (drugged !== undefined) return { refusals: [drugged, ...more] };
  const text = await textOf(doing.tx, { ...consent, version: consent.textVersion });
  if (text === null) return NO_CONSENT;
  if (isSent) return { consent };
  const decided = decide(consent, text);
  if ("refusals" in decided) return decided;
  await addTo(doing, consentId, { id, ...decided });
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
  change(doing, order, (consent, { sections }) => {
    const { section } = order;
    if (!sections.some(({ id }) => id === section))
      return refused("no-such-section", "This text has no such part.", "Reload the page.");
    return over(consent) ?? { type: "SectionAcknowledged", data: { section } };
  });

/** The patient's answer to one question of understanding, kept whether right or not. */
export const answerUnderstanding = (
  doing: Doing,
  order: Order & { readonly question: string; readonly choice: string },
) =>
  change(doing, order, (consent, { questions }) => {
    const { question, choice } = order;
    const asked = questions.find(({ id }) => id === question);
    if (asked === undefined || !asked.choices.some(({ id }) => id === choice))
      return refused("no-such-answer", "This question has no such answer.", "Choose one of those shown.");
    return (
      over(consent) ?? { type: "UnderstandingAnswered", data: { question, choice, isRight: asked.right === choice } }
    );
  });

export type Signature = Pick<
  Extract<ConsentFact, { type: "ConsentSigned" }>["data"],
  "printedName" | "identity" | "interpreter" | "copyTo"
> & {
  /** The hash of the text that was on the screen. */
  readonly contentHash: string;
};

/** The patient's signature. Refused until every part is read and every question answered right, and for another text than the one shown. */
export const signConsent = (doing: Doing, order: Order & Signature) =>
  change(doing, order, (consent, text) => {
    const { printedName, identity, interpreter, copyTo, contentHash } = order;
    const [first, ...more] = againstSigning(consent, text);
    if (first !== undefined) return { refusals: [first, ...more] };
    if (contentHash !== consent.contentHash)
      return refused(
        "other-text",
        "The text on this screen is not the one that was offered.",
        "Reload the page and read it again.",
      );
    if (printedName.trim().length < 3)
      return refused("no-name", "The name is missing.", "Write your first and last name.");
    return {
      type: "ConsentSigned",
      data: { printedName: printedName.trim(), identity, interpreter, copyTo, contentHash },
    };
  });

export type Attestation = Omit<Extract<ConsentFact, { type: "ConsentAttested" }>["data"], "contentHash">;

/** The clinician's part: talked it through, answered the questions, judged capacity. Not before the patient signed. */
export const attestConsent = (doing: Doing, order: Order & Attestation) =>
  change(doing, order, ({ signed, attested, withdrawn, contentHash }) => {
    const { printedName, capacity, questionsAnswered, witness } = order;
    if (signed === null)
      return refused("not-signed", "The patient has not signed yet.", "First the patient reads and signs.");
    if (attested !== null || withdrawn !== null)
      return refused("attested", "The clinician's part of this consent is over.", "Nothing more is needed.");
    return { type: "ConsentAttested", data: { printedName, capacity, questionsAnswered, witness, contentHash } };
  });

/** Taken back: always possible, at any moment, also during an infusion. */
export const withdrawConsent = (
  doing: Doing,
  order: Omit<Order, "lastInfusion"> & { readonly why: string; readonly saidBy: "patient" | "staff" },
) =>
  change(doing, { ...order, lastInfusion: null }, ({ withdrawn }) => {
    const { why, saidBy } = order;
    if (withdrawn !== null)
      return refused("withdrawn", "This consent was taken back already.", "Nothing more is needed.");
    return { type: "ConsentWithdrawn", data: { why, saidBy } };
  });
