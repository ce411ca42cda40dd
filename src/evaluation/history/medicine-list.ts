import type { Ingredient } from "../events.ts";
import { brands, otherNames, withoutCode } from "./brands.ts";
import { ingredientsAToK } from "./ingredients-a-k.ts";
import { ingredientsLToZ } from "./ingredients-l-z.ts";

const partsOf = (text: string): readonly string[] =>
  text
    .split(";")
    .map((part) => part.trim().replaceAll(/\s+/g, " "))
    .filter((part) => part !== "");

function coded(part: string): Ingredient {
  const space = part.indexOf(" ");
  return { rxcui: part.slice(0, space), name: part.slice(space + 1) };
}

/** Every ingredient that can be chosen. A null code: two copies of RxNorm did not agree on one, so none is shipped. */
export const ingredients: readonly Ingredient[] = [
  ...partsOf(ingredientsAToK + ingredientsLToZ).map(coded),
  ...partsOf(withoutCode).map((name) => ({ rxcui: null, name })),
];

/**
 * Small letters, without accents, signs and doubled spaces: what two spellings of one word have in common.
 * "St. John's wort" and "st johns wort" are then the same.
 */
export const plainWords = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const byName: ReadonlyMap<string, Ingredient> = new Map(ingredients.map((one) => [plainWords(one.name), one]));
const byCode: ReadonlyMap<string, Ingredient> = new Map(
  ingredients.flatMap((one) => (one.rxcui === null ? [] : [[one.rxcui, one] as const])),
);

export const ingredientByCode = (rxcui: string): Ingredient | undefined => byCode.get(rxcui);

/** What a name stands for on its own: an ingredient, a brand of one or several, another word for one. Empty where nobody knows. */
export const ingredientsNamed = (name: string): readonly Ingredient[] => {
  const plain = plainWords(name);
  const one = byName.get(plain);
  return one === undefined ? (named.get(plain)?.ingredients ?? []) : [one];
};

export type NamedMedicine = { readonly name: string; readonly ingredients: readonly Ingredient[] };

/** "Auvelity: dextromethorphan + bupropion" */
function namedOf(part: string): NamedMedicine {
  const colon = part.indexOf(":");
  const contents = part.slice(colon + 1).split(" + ");
  return {
    name: part.slice(0, colon).trim(),
    ingredients: contents.flatMap((content) => byName.get(plainWords(content)) ?? []),
  };
}

export const brandMedicines: readonly NamedMedicine[] = partsOf(brands).map(namedOf);
export const otherWords: readonly NamedMedicine[] = partsOf(otherNames).map(namedOf);

const named: ReadonlyMap<string, NamedMedicine> = new Map(
  [...brandMedicines, ...otherWords].map((one) => [plainWords(one.name), one]),
);

/** What one entry of a list holds, by its code or by the words that were typed; empty where nobody knows. */
export const contentsOf = ({ rxcui, name }: Ingredient): readonly Ingredient[] => {
  const known = rxcui === null ? undefined : byCode.get(rxcui);
  return known === undefined ? ingredientsNamed(name) : [known];
};
