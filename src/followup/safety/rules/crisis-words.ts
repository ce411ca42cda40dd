import type { Language, Source } from "#clinic/events.ts";
import { english } from "./crisis-english.ts";
import { spanish } from "./crisis-spanish.ts";

/**
 * Words that a person must read at once. `finds` is sought in the plain form of a text: small letters without accents, no signs,
 * one space between words.
 */
export type CrisisRow = {
  readonly id: string;
  readonly language: Language;
  readonly finds: RegExp;
  readonly source: Source;
};

export const crisisRows: readonly CrisisRow[] = [...english, ...spanish];

/** What was heard in a text, by row; `denied` where every one of them stands behind a no. It is told all the same. */
export type HeardWords = { readonly rows: readonly string[]; readonly denied: boolean };

/** Digits and signs that stand for letters where somebody hides a word, as in "su1c1de" or "k!ll". */
const STANDS_FOR: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const PLAIN_MARKS = /[\u0300-\u036F\u00AD\u200B-\u200F\u2060\uFEFF'’‘`´]/g;

/** The plain form of a text. Letters said many times count twice at most, and a word spelled with gaps or dots is one word. */
export function plainOf(text: string): string {
  const bare = text.normalize("NFKD").replaceAll(PLAIN_MARKS, "").toLowerCase();
  const letters = bare.replaceAll(/(?<=[a-z])[013457@$!](?=[a-z0-9@$!]*[a-z])/g, (sign) => STANDS_FOR[sign] ?? sign);
  const words = letters.replaceAll(/[^a-z0-9]+/g, " ").trim();
  return words
    .replaceAll(/\b(?:[a-z] ){3,}[a-z]\b/g, (spelled) => spelled.replaceAll(" ", ""))
    .replaceAll(/([a-z])\1{2,}/g, "$1");
}

const NO =
  /\b(?:no|not|never|dont|wont|isnt|arent|havent|hasnt|without|denies|denied|nunca|jamas|sin|ya no)(?: \w+){0,4} ?$/;

/**
 * Which rows a text holds. Both languages are sought whatever page it was written on. A no before the words is noted and
 * silences nothing: "I do not want to kill myself" is read by a person too. Somebody called in vain costs a call.
 */
export function crisisIn(text: string): HeardWords | null {
  const plain = plainOf(text);
  const found = crisisRows.flatMap(({ id, finds }) => {
    const at = plain.search(finds);
    return at === -1 ? [] : [{ id, denied: NO.test(plain.slice(0, at)) }];
  });
  return found.length === 0 ? null : { rows: found.map(({ id }) => id), denied: found.every(({ denied }) => denied) };
}

/** Must somebody read this at once? */
export const heardCrisis = (text: string): boolean => crisisIn(text) !== null;
