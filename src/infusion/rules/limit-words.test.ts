import { expect, test } from "vitest";
import { limitInWords } from "./limit-words.ts";

test("a limit that was passed is named in words, never by its code", () => {
  expect(limitInWords("spacing-unknown")).toBe("time since the last infusion not known");
  expect(limitInWords("mg-per-kg-above-soft")).toBe("dose per kg above the usual");
  expect(limitInWords("bag-mg-per-ml-below-soft")).toBe("bag concentration below the usual");
  expect(limitInWords("some-new-rule")).toBe("some new rule");
});
