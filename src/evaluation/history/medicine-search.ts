import type { Ingredient } from "../events.ts";
import { brandMedicines, ingredients, otherWords, plainWords } from "./medicine-list.ts";

/** One line to choose from. A brand of several ingredients lists each of them: none may be lost by the choice of one. */
export type FoundMedicine = {
  readonly name: string;
  readonly ingredients: readonly Ingredient[];
  /** Not what was typed, only near it: the screen asks "Did you mean?". */
  readonly isGuess: boolean;
};

type Entry = FoundMedicine & {
  readonly plain: string;
  readonly words: readonly string[];
  readonly letters: number;
  readonly rank: number;
};

/** One bit for each letter a-z that occurs, one for all digits, one for all the rest. */
const lettersOf = (plain: string): number => {
  let bits = 0;
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at) - LETTER_A;
    bits |= 1 << (code >= 0 && code < 26 ? code : code < 0 ? 26 : 27);
  }
  return bits;
};
const LETTER_A = 97;

const entry = (name: string, contents: readonly Ingredient[], rank: number): Entry => {
  const plain = plainWords(name);
  const words = plain.split(" ");
  return { name, ingredients: contents, isGuess: false, plain, words, letters: lettersOf(plain), rank };
};

const sold = new Set(brandMedicines.flatMap(({ ingredients: contents }) => contents));

/** Where they fit equally well: what is sold under a known brand first, then brands, other words, and the rarer ingredients. */
const entries: readonly Entry[] = [
  ...ingredients.map((one) => entry(one.name, [one], sold.has(one) ? 0 : 3)),
  ...brandMedicines.map(({ name, ingredients: contents }) => entry(name, contents, 1)),
  ...otherWords.map(({ name, ingredients: contents }) => entry(name, contents, 2)),
];

const SHORTEST_GUESS = 4;
const LONG = 7;

type Hit = { readonly one: Entry; readonly miss: number };

/**
 * The medicines that begin as typed, best first; then, where few do, those that nearly begin so. At most `most`; nothing for
 * an empty field.
 */
export function searchMedicines(typed: string, most = 12): readonly FoundMedicine[] {
  const asked = plainWords(typed).slice(0, 60);
  if (asked === "") return [];
  const fits = sorted(entries.flatMap((one) => hitOf(one, fitOf(asked, one)))).slice(0, most);
  const guesses = fits.length < FEW ? sorted(guessesOf(asked)).slice(0, most - fits.length) : [];
  return [...fits.map(found(false)), ...guesses.map(found(true))];
}
const FEW = 6;

const hitOf = (one: Entry, miss: number | null): readonly Hit[] => (miss === null ? [] : [{ one, miss }]);

const sorted = (hits: readonly Hit[]): readonly Hit[] =>
  hits.toSorted((a, b) => a.miss - b.miss || a.one.rank - b.one.rank || (a.one.plain < b.one.plain ? -1 : 1));

const found =
  (isGuess: boolean) =>
  ({ one: { name, ingredients: contents } }: Hit): FoundMedicine => ({ name, ingredients: contents, isGuess });

/** 0 the same, 1 its beginning, 2 the beginning of a later word of it. */
function fitOf(asked: string, { plain }: Entry): number | null {
  if (plain === asked) return 0;
  if (plain.startsWith(asked)) return 1;
  return plain.includes(` ${asked}`) ? 2 : null;
}

function guessesOf(asked: string): readonly Hit[] {
  if (asked.length < SHORTEST_GUESS) return [];
  const slips = asked.length < LONG ? 1 : 2;
  const letters = lettersOf(asked);
  return entries.flatMap((one) => {
    // Every letter that does not occur at all is a slip of its own: most entries fall out here.
    if (fitOf(asked, one) !== null || countOf(letters & ~one.letters) > slips) return [];
    const away = Math.min(
      slipsFrom(asked, one.plain, slips),
      ...one.words.map((word) => slipsFrom(asked, word, slips)),
    );
    return away > slips ? [] : [{ one, miss: away }];
  });
}

function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/**
 * The fewest slips of the hand (a letter wrong, missing, doubled or swapped with its neighbour) from `asked` to a beginning
 * of `word`: the restricted Damerau-Levenshtein distance, given up once every way has more than `most`.
 */
function slipsFrom(asked: string, word: string, most: number): number {
  const target = word.slice(0, asked.length + most);
  if (target.length < asked.length - most) return most + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: target.length + 1 }, (_, at) => at);
  for (let row = 1; row <= asked.length; row++) {
    const line = [row];
    for (let at = 1; at <= target.length; at++) line.push(stepOf(asked, target, row, at, line, last, beforeLast));
    if (Math.min(...line) > most) return most + 1;
    beforeLast = last;
    last = line;
  }
  return Math.min(...last);
}

function stepOf(
  asked: string,
  target: string,
  row: number,
  at: number,
  line: readonly number[],
  last: readonly number[],
  beforeLast: readonly number[],
): number {
  const isSame = asked[row - 1] === target[at - 1];
  const isSwap = row > 1 && at > 1 && asked[row - 1] === target[at - 2] && asked[row - 2] === target[at - 1];
  const less = Math.min((last[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (isSame ? 0 : 1));
  return isSwap ? Math.min(less, (beforeLast[at - 2] ?? 0) + 1) : less;
}
