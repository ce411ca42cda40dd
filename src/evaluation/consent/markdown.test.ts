import { assert, property, string, constantFrom, array } from "fast-check";
import { expect, test } from "vitest";
import { blocksOf } from "./markdown.ts";
import { treatmentEn } from "./texts/treatment-en.ts";
import { treatmentEs } from "./texts/treatment-es.ts";

const plain = (markdown: string) =>
  blocksOf(markdown)
    .flatMap(({ runs }) => runs.map(({ text }) => text))
    .join("");

test("paragraphs, points and stressed words come out as they were meant", () => {
  expect(blocksOf("You **may** stop.\n\n- at once\n- any *time*\n  you like")).toEqual([
    {
      kind: "paragraph",
      runs: [
        { text: "You ", look: "plain" },
        { text: "may", look: "strong" },
        { text: " stop.", look: "plain" },
      ],
    },
    { kind: "point", runs: [{ text: "at once", look: "plain" }] },
    {
      kind: "point",
      runs: [
        { text: "any ", look: "plain" },
        { text: "time", look: "emphasis" },
        { text: " you like", look: "plain" },
      ],
    },
  ]);
});

test("no word a patient signs is ever left out, however it was written", () => {
  const words = array(constantFrom("*", "**", "- ", "\n", "\n\n", " ", "word", "¿ñ?", "_", "#"), { maxLength: 40 });
  const letters = (text: string) => text.replaceAll(/[*\s-]/g, "");
  assert(
    property(words, string(), (parts, more) => {
      const markdown = [...parts, more].join("");
      expect(letters(plain(markdown))).toBe(letters(markdown));
    }),
  );
});

test("no sign of the markdown is left standing in the texts a clinic starts with", () => {
  for (const { markdown } of [...treatmentEn, ...treatmentEs]) expect(plain(markdown)).not.toContain("*");
});
