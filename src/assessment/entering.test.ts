import { expect, test } from "vitest";
import { type Entry, itemNames, notNumbers, rangeOf, readEntry, sumFrom } from "./entering.ts";

const entry: Entry = { scaleId: "madrs", point: "other", day: "", total: "28", items: {}, ratedBy: " Ines ", note: "" };
const each = (count: number, text: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [String(at + 1), text]));

test("the total is reckoned from the items once all are there, by the instrument's own rule", () => {
  expect(sumFrom("madrs", each(10, "2"))).toBe(20);
  expect(sumFrom("qids-sr16", each(16, "3"))).toBe(27);
  expect(sumFrom("madrs", { ...each(10, "2"), "4": "" })).toBeNull();
});

test("a form without items is a total alone; items left open are sent as not known, never as zero", () => {
  expect(readEntry(entry)).toMatchObject({ total: 28, items: [], ratedBy: "Ines" });
  expect(readEntry({ ...entry, items: { "10": "4", "1": " " } }).items).toEqual([...Array(9).fill(null), 4]);
});

test("what is no whole number is held back rather than sent as not known", () => {
  expect([...notNumbers({ ...entry, items: { "1": "2", "2": "two", "3": "1.5", "4": "-1", "5": "" } })]).toEqual([
    "2",
    "3",
    "4",
  ]);
});

test("the item about suicide is named where there is one, and a screen's total is said in words", () => {
  expect([itemNames("madrs").suicide, itemNames("qids-sr16").suicide, itemNames("y-bocs").suicide]).toEqual([
    "10",
    "12",
    null,
  ]);
  expect(itemNames("c-ssrs").items.at(-1)?.label).toBe("6, in 3 months");
  expect([rangeOf("madrs"), rangeOf("c-ssrs")]).toEqual(["0 to 60", "0 nothing named, 1 low, 2 moderate, 3 high"]);
});
