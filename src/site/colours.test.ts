import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { contrast, inkOn, isHex, readableOn } from "./colours.ts";

const anyColour = integer({ min: 0, max: 0xff_ff_ff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);

test("black on white is 21 to 1, and the order does not matter", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#b4532a", "#ffffff")).toBeCloseTo(contrast("#ffffff", "#b4532a"), 10);
});

test("whatever colour a clinic chooses, its buttons can be read", () => {
  assert(
    property(anyColour, (colour) => {
      expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("whatever colour a clinic chooses, its links can be read on paper, and a dark enough one is left as it is", () => {
  assert(
    property(anyColour, (colour) => {
      const shown = readableOn("#fffaf5", colour);
      expect(contrast(shown, "#fffaf5")).toBeGreaterThanOrEqual(4.5);
      if (contrast(colour, "#fffaf5") >= 4.5) expect(shown).toBe(colour);
    }),
  );
});

test("only six hexadecimal digits are a colour", () => {
  expect(isHex("#B4532a")).toBe(true);
  for (const no of ["b4532a", "#b45", "red", "#b4532a;}", "#b4532g"]) expect(isHex(no)).toBe(false);
});
