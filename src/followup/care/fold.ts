import type { Instant } from "#science/units.ts";
import type { CareFact, RecordedCareFact } from "./facts.ts";

type Of<T extends CareFact["type"]> = Extract<RecordedCareFact, { type: T }>;
type DataOf<T extends CareFact["type"]> = Of<T>["data"];
type By = { readonly by: string; readonly at: Instant };

export type CareLetter = DataOf<"CareLetterDrafted"> & {
  readonly id: string;
  readonly draftedAt: Instant;
  readonly signed: (Pick<DataOf<"CareLetterSigned">, "printedName" | "contentHash"> & By) | null;
  readonly sent: (Pick<DataOf<"CareLetterSent">, "how" | "to"> & By) | null;
  readonly dropped: (Pick<DataOf<"CareLetterDropped">, "why"> & By) | null;
};

export type ExposureCheck = DataOf<"ExposureChecked"> & By & { readonly id: string };

/** Everything done for one patient beyond the infusions themselves. */
export type Care = {
  readonly letters: readonly CareLetter[];
  readonly checks: readonly ExposureCheck[];
  /** Null while the clinic cares for them. */
  readonly ended: (DataOf<"CareEnded"> & By & { readonly id: string }) | null;
  readonly endedBefore: number;
};

const NOTHING: Care = { letters: [], checks: [], ended: null, endedBefore: 0 };

/** How a patient's care stands after its facts. Total: a fact about a letter that is not there changes nothing. */
export const foldCare = (facts: readonly RecordedCareFact[]): Care => facts.reduce<Care>(evolve, NOTHING);

const evolve = (care: Care, fact: RecordedCareFact): Care => ({ ...care, ...changeOf(care, fact) });

function changeOf(care: Care, fact: RecordedCareFact): Partial<Care> {
  const by = { by: fact.by, at: fact.at };
  switch (fact.type) {
    case "ExposureChecked":
      return { checks: [...care.checks, { ...fact.data, ...by, id: fact.id }] };
    case "CareEnded":
      return { ended: { ...fact.data, ...by, id: fact.id } };
    case "CareResumed":
      return { ended: null, endedBefore: care.endedBefore + 1 };
    case "CareLetterDrafted": {
      const letter = { ...fact.data, id: fact.id, draftedAt: fact.at, signed: null, sent: null, dropped: null };
      return { letters: [...care.letters, letter] };
    }
    default:
      return { letters: care.letters.map((one) => (one.id === fact.data.letterId ? moved(one, fact) : one)) };
  }
}

type OfLetter = Of<"CareLetterEdited" | "CareLetterSigned" | "CareLetterSent" | "CareLetterDropped">;

function moved(letter: CareLetter, fact: OfLetter): CareLetter {
  const by = { by: fact.by, at: fact.at };
  switch (fact.type) {
    case "CareLetterEdited":
      return { ...letter, text: fact.data.text, language: fact.data.language ?? letter.language };
    case "CareLetterSigned": {
      const { text, printedName, contentHash } = fact.data;
      return { ...letter, text, signed: { printedName, contentHash, ...by } };
    }
    case "CareLetterSent":
      return { ...letter, sent: { how: fact.data.how, to: fact.data.to, ...by } };
    case "CareLetterDropped":
      return { ...letter, dropped: { why: fact.data.why, ...by } };
  }
}

/** What a letter waits for. */
export function letterState({ signed, sent, dropped }: CareLetter): "drafted" | "signed" | "sent" | "dropped" {
  if (sent !== null) return "sent";
  if (dropped !== null) return "dropped";
  return signed === null ? "drafted" : "signed";
}

/** The language of the newest letter to this person that a person asked for or signed; null where nobody has chosen one yet. */
export const languageKnown = (letters: readonly CareLetter[], personId: string): CareLetter["language"] | null =>
  letters.findLast((one) => one.personId === personId && (one.occasion === "on-request" || one.signed !== null))
    ?.language ?? null;
