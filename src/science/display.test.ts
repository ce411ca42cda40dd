import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuantity, showNumber, showQuantity, type Unit } from "./display.ts";

test.each([
  [0.7, "mL", "0.7 mL"],
  [35, "mg", "35 mg"],
  [35.0, "mg", "35 mg"],
  [37.5, "mg", "37.5 mg"],
  [29.155, "mg", "29.16 mg"],
  [1000, "mg", "1,000 mg"],
  [12_345.5, "mL", "12,345.5 mL"],
  [1_000_000, "mcg", "1,000,000 mcg"],
  [0.35, "mg/mL", "0.35 mg/mL"],
  [12.5, "mcg/kg/min", "12.5 mcg/kg/min"],
  [151.05, "mL/h", "151.1 mL/h"],
  [94, "%", "94%"],
  [999.996, "mg", "1,000 mg"],
  [0, "mg", "0 mg"],
] as const)("%d in %s is written %j", (value, unit, written) => {
  expect(showQuantity(value, unit)).toBe(written);
});

test("an amount too small to show never reads as nothing", () => {
  expect(showQuantity(0.001, "mg")).toBe("< 0.01 mg");
});

test("a number nobody has is not shown as one", () => {
  expect(showQuantity(Number.NaN, "mg")).toBe("unknown mg");
});

test("a naked decimal point, an unknown unit or a missing unit cannot be read", () => {
  expect(parseQuantity(".5 mg")).toBeNull();
  expect(parseQuantity("5 µg")).toBeNull();
  expect(parseQuantity("5")).toBeNull();
  expect(parseQuantity("10,00 mg")).toBeNull();
  expect(parseQuantity("1,000 mg")).toEqual({ value: 1000, unit: "mg" });
});

const amount = fc.integer({ min: 1, max: 1_000_000 }).map((hundredths) => hundredths / 100);
const unit = fc.constantFrom<Unit>("mg", "mcg", "mL");

test("every amount from 0.01 to 10,000 reads back as it was written", () => {
  fc.assert(
    fc.property(amount, unit, (value, of) => {
      expect(parseQuantity(showQuantity(value, of))).toEqual({ value, unit: of });
    }),
    { numRuns: 1000 },
  );
});

test("whatever the number, it has a leading zero, no trailing zero, commas, a space before its unit and no µ", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 10_000, noNaN: true }), unit, (value, of) => {
      const text = showQuantity(value, of);
      expect(text).toMatch(/^(0|[1-9]\d{0,2}(,\d{3})*)(\.\d*[1-9])? (mg|mcg|mL)$/);
      expect(Math.abs((parseQuantity(text)?.value ?? -1) - value)).toBeLessThanOrEqual(0.005_000_001);
    }),
    { numRuns: 1000 },
  );
});

test("places can be chosen", () => {
  expect(showNumber(2 / 3, 3)).toBe("0.667");
  expect(showNumber(-0.43, 2)).toBe("-0.43");
});
