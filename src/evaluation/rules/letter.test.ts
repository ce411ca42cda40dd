import { expect, test } from "vitest";
import { indications } from "./indications.ts";
import { alternatives } from "./kind-words.ts";
import { type LetterAbout, letterText } from "./letter.ts";
import { letterWords } from "./letter-words.ts";
import { today } from "./rules.test-data.ts";

const about: LetterAbout = {
  clinic: "Sampleton Clinic",
  to: "B. Ode, MD",
  patient: { name: "Ada Fable", birthDate: "1980-02-03" },
  today,
  indication: "TRD-MDD",
  diagnosis: "F33.2 Recurrent depression",
  resistance: { counted: 2, needed: 2 },
  scores: ["PHQ-9: 20 (2026-11-20)"],
  decision: "declined",
  reasons: "Blood pressure first.",
  missing: ["An ECG"],
  alternatives: [alternatives[1] ?? "", "Walks with a friend"],
  signed: "Ines Reyes, MD",
};

test.each(["en", "es"] as const)(
  "a letter in %s says who, why, what was decided, and what else may help",
  (language) => {
    const text = letterText(about, language);
    for (const said of [
      "Sampleton Clinic, 2026-11-26",
      "Ada Fable",
      "F33.2",
      "PHQ-9: 20",
      "Blood pressure first.",
      "Ines Reyes, MD",
    ])
      expect(text).toContain(said);
    expect(text).toContain(letterWords[language].says.declined);
    expect(text).not.toContain("An ECG");
    expect(text).toContain("- Walks with a friend");
  },
);

test("what was ticked is told in the letter's language, and every indication has its words in both", () => {
  expect(letterText(about, "es")).toContain("- Psicoterapia");
  for (const { id } of indications) expect(letterWords.es.indications[id]).not.toBe(letterWords.en.indications[id]);
});

test("what is missing stands in a letter that asks for it, and nothing is suggested instead", () => {
  const text = letterText({ ...about, decision: "needs-information" }, "es");
  expect(text).toContain("Falta todavía:\n- An ECG");
  expect(text).not.toContain("Psicoterapia");
});
