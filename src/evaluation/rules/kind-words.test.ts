import { expect, test } from "vitest";
import { alternatives, asRead, patientWords } from "./kind-words.ts";

test("what is delivered is read in Spanish by who reads Spanish; what a clinician wrote stays as it was written", () => {
  for (const text of [...alternatives, ...Object.values(patientWords)]) {
    expect(asRead(text, "en")).toBe(text);
    expect(asRead(text, "es")).not.toBe(text);
  }
  expect(asRead("We talked about it on Tuesday.", "es")).toBe("We talked about it on Tuesday.");
});
