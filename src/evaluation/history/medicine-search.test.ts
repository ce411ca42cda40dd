import { expect, test } from "vitest";
import { brandMedicines, ingredientByCode, ingredients, ingredientsNamed, otherWords } from "./medicine-list.ts";
import { searchMedicines } from "./medicine-search.ts";

const first = (typed: string) => searchMedicines(typed)[0];
const names = (typed: string) => searchMedicines(typed).map(({ name }) => name);

test("there are well over a thousand ingredients, each code once and each name once", () => {
  expect(ingredients.length).toBeGreaterThan(1500);
  const codes = ingredients.flatMap(({ rxcui }) => rxcui ?? []);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^[1-9]\d*$/.test(code))).toBe(true);
  expect(new Set(ingredients.map(({ name }) => name.toLowerCase())).size).toBe(ingredients.length);
});

test("every brand and every other word leads to ingredients of the list, all of them", () => {
  for (const { name, ingredients: contents } of [...brandMedicines, ...otherWords])
    expect(contents, name).not.toHaveLength(0);
  expect(brandMedicines.filter(({ ingredients: contents }) => contents.length > 1).length).toBeGreaterThan(30);
});

test.each([
  ["sertraline", "sertraline"],
  ["sertra", "sertraline"],
  ["SERTRALINA", "sertralina"],
  ["Zoloft", "Zoloft"],
  ["sertaline", "sertraline"],
  ["setraline", "sertraline"],
  ["lamotrigne", "lamotrigine"],
  ["buproprion", "bupropion"],
  ["venlafaxin", "venlafaxine"],
  ["losartán", "losartan"],
])("typed %s finds %s first", (typed, name) => {
  expect(first(typed)?.name.toLowerCase()).toBe(name.toLowerCase());
});

test("an herb is found however its name is written", () => {
  for (const typed of ["St Johns Wort", "st. john's", "Saint Johns wort", "hypericum"])
    expect(first(typed)?.ingredients[0]?.name, typed).toBe("St. John's wort extract");
});

test("a brand of two medicines brings both", () => {
  expect(first("Contrave")?.ingredients.map(({ name }) => name)).toEqual(["naltrexone", "bupropion"]);
  expect(first("auvelity")?.ingredients.map(({ name }) => name)).toEqual(["dextromethorphan", "bupropion"]);
});

test("what is only near says so, and stands behind what fits", () => {
  expect(first("hydroxizine")).toMatchObject({ name: "hydroxyzine", isGuess: true });
  const hits = searchMedicines("hydroxyzine");
  expect(hits[0]).toMatchObject({ name: "hydroxyzine", isGuess: false });
  expect(hits.slice(1).every(({ isGuess }) => isGuess)).toBe(true);
});

test("nonsense and an empty field find nothing", () => {
  expect(names("")).toEqual([]);
  expect(names("  ")).toEqual([]);
  expect(names("qqqqxxzz")).toEqual([]);
});

test("a code leads to its name, and a name to its code, however it is written", () => {
  expect(ingredientByCode("36437")?.name).toBe("sertraline");
  expect(ingredientByCode("1")).toBeUndefined();
  expect(ingredientsNamed("  Saint John’s Wort ")[0]?.rxcui).toBe("258326");
  expect(ingredientsNamed("grandmother's drops")).toEqual([]);
});
