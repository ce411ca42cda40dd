import type { Language } from "#clinic/events.ts";
import { profileOf } from "#clinic/read.ts";
import type { CirclePerson } from "#people/events.ts";
import { circleOf } from "#people/read.ts";
import { type Db, inClinic, type Tx } from "#plumbing/db.ts";
import { idOf } from "#plumbing/derived-id.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import { as, type Instant } from "#science/units.ts";
import { type Care, type CareLetter, languageKnown, letterState } from "./fold.ts";
import { whatFails } from "../safety/one-by-one.ts";
import { OWN_CLINICIANS, whomToLookAt } from "./looking.ts";
import { careLetterText } from "./rules/letter-text.ts";
import { careOf, change, type Doing, type Outcome, refused } from "./store.ts";
import { type About, owedTo, tellingOf } from "./telling.ts";

/** What is older is no news any more. */
const NEWS_MS = 30 * 86_400_000;
const newsFrom = (now: Instant): Instant => as<Instant>(now - NEWS_MS);
/** Whoever was treated so long ago may still be told of. */
const TREATED_MS = 200 * 86_400_000;

const isOwnClinician = ({ role }: CirclePerson): boolean => OWN_CLINICIANS.some((own) => own === role);

/** Whom the patient lets us write to, of those who treat them elsewhere. */
export const released = (people: readonly CirclePerson[]): readonly CirclePerson[] =>
  people.filter((person) => isOwnClinician(person) && person.release === "yes");

type Round = { readonly db: Db; readonly store: EventStore; readonly now: Instant };

/**
 * Drafts the letters that are owed and drops those that may not be sent any more. All it goes by is how things stand, so it may run
 * at any time and after a crash again. A patient is a transaction of their own; what fails for one is thrown once all others are
 * looked after. Gives back how many were drafted.
 */
export async function keepCareLetters({ db, store, now }: Round, clinicId: string): Promise<number> {
  const patientIds = await inClinic(db, clinicId, (tx) =>
    whomToLookAt(tx, { since: as<Instant>(now - TREATED_MS), from: newsFrom(now) }),
  );
  let drafted = 0;
  const [failed] = await whatFails(patientIds, async (patientId) => {
    drafted += await inClinic(db, clinicId, (tx) => keepOne({ tx, store, by: "system", now }, patientId));
  });
  if (failed !== undefined) throw failed;
  return drafted;
}

async function keepOne(doing: Doing, patientId: string): Promise<number> {
  const { tx, now } = doing;
  const people = released(await circleOf(tx, patientId));
  await dropUnreleased(doing, patientId, people);
  const { letters, ended } = await careOf(tx, patientId);
  if (people.length === 0 || ended !== null) return 0;
  const known = new Set(letters.map(({ personId, about }) => `${personId} ${about}`));
  let drafted = 0;
  for (const owed of await owedTo(tx, patientId, newsFrom(now)))
    for (const person of people.filter(({ personId }) => !known.has(`${personId} ${owed.about}`))) {
      await draftTo(doing, { patientId, person, language: null }, { ...owed, ended: null });
      drafted += 1;
    }
  return drafted;
}

async function dropUnreleased(doing: Doing, patientId: string, people: readonly CirclePerson[]): Promise<void> {
  const { letters } = await careOf(doing.tx, patientId);
  const allowed = new Set(people.map(({ personId }) => personId));
  for (const letter of letters.filter((one) => !allowed.has(one.personId) && isOpen(letterState(one)))) {
    const fact = { id: idOf("care letter dropped", letter.id), type: "CareLetterDropped" } as const;
    const why = "The patient no longer lets us write to this person, or they are not around them any more.";
    await change(doing, patientId, fact, () => ({ letterId: letter.id, why }));
  }
}

const isOpen = (state: ReturnType<typeof letterState>): boolean => state === "drafted" || state === "signed";

type To = {
  readonly patientId: string;
  readonly person: CirclePerson;
  /** Null: theirs, where it is known, else the clinic's. */
  readonly language: Language | null;
};

/** One letter to one person for one reason: drafted again, it is the same. */
export async function draftTo(
  doing: Doing,
  { patientId, person, language: asked }: To,
  about: About,
): Promise<Outcome> {
  const id = idOf("care letter", patientId, person.personId, about.about);
  return change(doing, patientId, { id, type: "CareLetterDrafted" }, async ({ letters }) => {
    const language = asked ?? languageKnown(letters, person.personId) ?? (await clinicLanguage(doing.tx));
    return {
      personId: person.personId,
      occasion: about.occasion,
      about: about.about,
      nth: about.nth,
      language,
      text: careLetterText(await tellingOf(doing.tx, { patientId, person, now: doing.now }, about), language),
    };
  });
}

/** The first of those the clinic says it speaks. */
const clinicLanguage = async (tx: Tx): Promise<Language> => (await profileOf(tx)).languages[0] ?? "en";

type Putting = {
  readonly id: string;
  readonly patientId: string;
  readonly letterId: string;
  readonly language: Language;
};

/** A draft is made anew from the record in another language: what was changed in its words by hand goes with them. */
export const putInLanguage = (doing: Doing, { id, patientId, letterId, language }: Putting): Promise<Outcome> =>
  change(doing, patientId, { id, type: "CareLetterEdited" }, async ({ letters, ended }) => {
    const letter = letters.find((one) => one.id === letterId);
    if (letter === undefined) return NO_LETTER;
    const state = letterState(letter);
    if (state !== "drafted") return refused("letter-state", `This letter is ${state}.`, "Read the page again.");
    const person = await releasedPerson(doing.tx, patientId, letter.personId);
    if (person === null) return NO_RELEASE;
    const telling = await tellingOf(
      doing.tx,
      { patientId, person, now: doing.now },
      await aboutOf(doing, patientId, letter, ended),
    );
    return { letterId, language, text: careLetterText(telling, language) };
  });

export const NO_LETTER = refused("no-such-letter", "There is no such letter.", "Reload the page.");

/** What a letter was drafted about, as it stands now. */
async function aboutOf(
  { tx, now }: Doing,
  patientId: string,
  { occasion, about, nth }: CareLetter,
  ended: Care["ended"],
): Promise<About> {
  const owed = occasion === "red-flag" ? await owedTo(tx, patientId, as<Instant>(0)) : [];
  const { flag = null, at = now } = owed.find((one) => one.about === about) ?? {};
  return { occasion, about, nth, flag, at, ended: occasion === "end-of-care" ? ended : null };
}

type Asking = {
  readonly id: string;
  readonly patientId: string;
  readonly personId: string;
  readonly language: Language;
};

/** Somebody asks for a letter to one who treats the patient elsewhere, in English or Spanish. */
export async function askForLetter(doing: Doing, { id, patientId, personId, language }: Asking): Promise<Outcome> {
  const person = await releasedPerson(doing.tx, patientId, personId);
  if (person === null) return NO_RELEASE;
  const about = { occasion: "on-request", about: id, nth: null, flag: null, at: doing.now, ended: null } as const;
  return draftTo(doing, { patientId, person, language }, about);
}

export const NO_RELEASE = refused(
  "no-release",
  "The patient has not said that we may write to this person.",
  "Ask the patient for a release first.",
);

/** Somebody around the patient whom we may write to at this moment; null where we may not. */
export const releasedPerson = async (tx: Tx, patientId: string, personId: string): Promise<CirclePerson | null> =>
  released(await circleOf(tx, patientId)).find((one) => one.personId === personId) ?? null;
