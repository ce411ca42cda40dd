import { expect, test } from "vitest";
import { itemIds } from "../rules/answers.ts";
import { batteries } from "../rules/points.ts";
import { scaleOf, scales } from "./all.ts";

const marks = new Set(["R", "R2", "K-H", "K-M", "K-L", "P"]);

test("every instrument, every figure of its outcome and every list of what is asked when has a source with its mark", () => {
  for (const { id, source, outcome } of scales)
    for (const one of [source, outcome.source]) {
      expect(one.from, id).not.toBe("");
      expect(marks.has(one.evidence), id).toBe(true);
    }
  for (const { source } of Object.values(batteries)) expect(marks.has(source.evidence)).toBe(true);
});

test("instruments and their items each have a name of their own, and every text is there in both languages", () => {
  expect(new Set(scales.map(({ id }) => id)).size).toBe(scales.length);
  for (const one of scales) {
    expect(new Set(itemIds(one)).size, one.id).toBe(itemIds(one).length);
    const texts = one.items.flatMap(({ text, choices = [] }) => [text, ...choices.map((choice) => choice.text)]);
    for (const { en, es } of [one.name, ...texts]) expect(en.trim() !== "" && es.trim() !== "", one.id).toBe(true);
  }
});

test("no word of an instrument whose text is somebody's stands here", () => {
  for (const id of ["madrs", "qids-sr16", "y-bocs", "cadss", "cadss-6", "c-ssrs", "wsas"])
    expect(scaleOf(id), id).toMatchObject({ licence: "total-only", items: [] });
});

test("the range of a sum is what its items can come to", () => {
  for (const { id, score, items, itemRange, range } of scales.filter((one) => one.score === "sum")) {
    const ofItems = items
      .filter(({ unscored }) => unscored !== true)
      .map(({ choices, rating }) => {
        const values = choices?.map(({ value }) => value) ?? [rating?.from ?? NaN, rating?.to ?? NaN];
        return [Math.min(...values), Math.max(...values)] as const;
      });
    const all = items.length > 0 ? ofItems : itemRange;
    const sum = (at: 0 | 1) => all.reduce((total, one) => total + one[at], 0);
    expect([sum(0), sum(1)], `${id} ${score}`).toEqual(range);
  }
});

/** LOINC, as it stands in several public files (clinical reference 8); PCL-5 and those nobody could check carry none. */
test("PHQ-9 and GAD-7 carry their LOINC codes, and nothing unverified does", () => {
  expect(scaleOf("phq-9")?.items.map(({ loinc }) => loinc)).toEqual([
    "44250-9",
    "44255-8",
    "44259-0",
    "44254-1",
    "44251-7",
    "44258-2",
    "44252-5",
    "44253-3",
    "44260-8",
    "69722-7",
  ]);
  expect(scaleOf("gad-7")).toMatchObject({ panelLoinc: "69737-5", totalLoinc: "70274-6" });
  const coded = scales.filter(({ panelLoinc, totalLoinc }) => panelLoinc !== null || totalLoinc !== null);
  expect(coded.map(({ id }) => id)).toEqual(["phq-9", "gad-7", "c-ssrs"]);
});

test("our own lists say that they are not validated, and Spanish that is ours says so", () => {
  for (const { id, notice } of scales.filter((one) => one.licence === "own"))
    expect(notice, id).toContain("Not validated");
  expect(scales.filter(({ spanish }) => spanish === "official").map(({ id }) => id)).toEqual(["phq-9"]);
});
