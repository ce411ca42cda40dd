import { expect, test } from "vitest";
import { typedIn } from "./typed.ts";

test("what was typed is found however deep it stands, one word among it", () => {
  expect(typedIn({ text: "suicide" })).toEqual(["suicide"]);
  expect(typedIn({ answers: [{ note: "no more" }], wish: "" })).toEqual(["no more", ""]);
  expect(typedIn({ told: { anything: "two words" } })).toEqual(["two words"]);
});

test("names of questions, choices, numbers and hashes are nobody's words", () => {
  expect(typedIn({ part: "suicide", question: "suicide-attempt", answer: "no", count: 988, hash: "98ab-988" })).toEqual(
    [],
  );
});
