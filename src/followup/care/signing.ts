import { createHash } from "node:crypto";
import { signatureOf } from "#course/read.ts";
import { addressed, letterPaper } from "#evaluation/read.ts";
import { placeOf } from "#clinic/read.ts";
import { patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { canonical } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import { type CareLetter, letterState } from "./fold.ts";
import type { CareFact } from "./facts.ts";
import { careOf, change, type Doing, type NewFact, type Outcome, type Refused, refused } from "./store.ts";
import { NO_LETTER, NO_RELEASE, releasedPerson } from "./writing.ts";

type OfLetter = { readonly id: string; readonly patientId: string; readonly letterId: string };

const NO_WORDS = refused("text", "A letter needs words.", "Write them, or drop the letter.", "text");

/** Keeps other words of a letter that is not signed yet. */
export const editLetter = (doing: Doing, { text, ...of }: OfLetter & { readonly text: string }): Promise<Outcome> =>
  onLetter(doing, of, "CareLetterEdited", ["drafted"], ({ id: letterId }) =>
    text.trim() === "" ? NO_WORDS : { letterId, text },
  );

/** A physician signs the words as they stand on the screen; the release must be on record at this moment too. */
export const signLetter = (doing: Doing, { text, ...of }: OfLetter & { readonly text: string }): Promise<Outcome> =>
  onLetter(doing, of, "CareLetterSigned", ["drafted"], async ({ id: letterId, personId }) => {
    if (text.trim() === "") return NO_WORDS;
    if ((await releasedPerson(doing.tx, of.patientId, personId)) === null) return NO_RELEASE;
    const printedName = await signatureOf(doing);
    const signed = { letterId, text: `${text.trimEnd()}\n${printedName}`, printedName };
    return { ...signed, contentHash: createHash("sha256").update(canonical(signed)).digest("hex") };
  });

type Sending = OfLetter & { readonly how: Extract<CareFact, { type: "CareLetterSent" }>["data"]["how"] };

/** Somebody says how a signed letter left the house. Without a release on record at this moment it may not. */
export const noteSent = (doing: Doing, { how, ...of }: Sending): Promise<Outcome> =>
  onLetter(doing, of, "CareLetterSent", ["signed"], async ({ id: letterId, personId }) => {
    const person = await releasedPerson(doing.tx, of.patientId, personId);
    return person === null ? NO_RELEASE : { letterId, how, to: addressed(person) };
  });

/** A letter that is not to be sent is dropped with the reason, and stays readable. */
export const dropLetter = (doing: Doing, { why, ...of }: OfLetter & { readonly why: string }): Promise<Outcome> =>
  onLetter(doing, of, "CareLetterDropped", ["drafted", "signed"], ({ id: letterId }) => ({ letterId, why }));

function onLetter(
  doing: Doing,
  { id, patientId, letterId }: OfLetter,
  type: NewFact["type"],
  from: readonly ReturnType<typeof letterState>[],
  decide: (letter: CareLetter) => Promise<Refused | NewFact["data"]> | Refused | NewFact["data"],
): Promise<Outcome> {
  return change(doing, patientId, { id, type }, (care) => {
    const letter = care.letters.find((one) => one.id === letterId);
    if (letter === undefined) return NO_LETTER;
    const state = letterState(letter);
    return from.includes(state)
      ? decide(letter)
      : refused("letter-state", `This letter is ${state}.`, "Read the page again.");
  });
}

/** A signed letter as paper; null where it is not signed, or the patient no longer lets us write to that person. */
export async function careLetterPaper(tx: Tx, patientId: string, letterId: string, now: Instant) {
  const letter = (await careOf(tx, patientId)).letters.find(({ id }) => id === letterId);
  const patient = await patientOf(tx, patientId);
  if (letter?.signed == null || letter.dropped !== null || patient === undefined) return null;
  if ((await releasedPerson(tx, patientId, letter.personId)) === null) return null;
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const { language, text, signed } = letter;
  return { patientId, bytes: () => letterPaper({ letter: { language, text, at: signed.at }, patient, zone }, now) };
}
