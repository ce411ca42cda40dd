import { uuidv7 } from "uuidv7";
import { acknowledgeSection, answerUnderstanding, attestConsent, offerConsent, signConsent } from "#evaluation/desk.ts";
import { textInForce } from "#evaluation/read.ts";
import type { Instant } from "#science/units.ts";
import { done, type Told } from "./telling.ts";

const MINUTE = 60_000;

/** The highest dose these patients agree to, mg/kg. */
const UP_TO = 0.75;

/** Offered, read part by part at home, understood, signed with the code from the mail; talked through and attested by the physician. */
export async function agree(told: Told): Promise<void> {
  const { tx, person, patientId, past, story } = told;
  const language = person.language ?? "en";
  const kind = "treatment" as const;
  const consentId = uuidv7();
  let at = past.calendar.at(story.consented, "09:10");
  done(
    "offer of consent",
    await offerConsent(told.as("reyes", at), { id: consentId, patientId, kind, language, maxMgPerKg: UP_TO }),
  );
  const text = await textInForce(tx, kind, language);
  if (text === null) throw new Error(`the demonstration has no consent in ${language}`);
  const next = () => {
    at = (at + MINUTE) as Instant;
    return { doing: told.as("patient", at), order: { id: uuidv7(), consentId, lastInfusion: null } };
  };
  for (const { id: section } of text.sections) {
    const { doing, order } = next();
    done("reading", await acknowledgeSection(doing, { ...order, section }));
  }
  for (const { id: question, right: choice } of text.questions) {
    const { doing, order } = next();
    done("answer", await answerUnderstanding(doing, { ...order, question, choice }));
  }
  const { doing, order } = next();
  const printedName = `${person.given} ${person.family}`;
  const { contentHash } = text;
  const how = { identity: "code-and-birth-date", interpreter: "", copyTo: "" } as const;
  done("signature", await signConsent(doing, { ...order, ...how, printedName, contentHash }));
  await attest(told, consentId, (at + 30 * MINUTE) as Instant);
}

async function attest(told: Told, consentId: string, at: Instant): Promise<void> {
  const attesting = {
    id: uuidv7(),
    consentId,
    lastInfusion: null,
    printedName: "Ines Reyes, MD",
    witness: "",
    capacity: "yes",
    questionsAnswered: "Asked about driving and about how long it holds; answered.",
  } as const;
  done("attestation", await attestConsent(told.as("reyes", at), attesting));
}
