import * as fc from "fast-check";
import { expect, test } from "vitest";
import { difference, percentOff, product, quotient, roundHalfUp, sum } from "./decimal.ts";

test("58.3 kg at 0.5 mg/kg is exactly 29.15 mg, and half up makes it 29.2", () => {
  expect(product(58.3, 0.5)).toBe(29.15);
  expect(roundHalfUp(29.15, 1)).toBe(29.2);
  expect(roundHalfUp(product(104.9, 0.5), 1)).toBe(52.5);
  expect(roundHalfUp(1.005, 2)).toBe(1.01);
});

test("sums and differences carry no crumbs", () => {
  expect(sum(0.1, 0.2)).toBe(0.3);
  expect(sum(35, 46, 36.5)).toBe(117.5);
  expect(difference(0.3, 0.1)).toBe(0.2);
});

test("a half below zero goes away from zero", () => {
  expect(roundHalfUp(-0.125, 2)).toBe(-0.13);
  expect(roundHalfUp(-0.4329, 2)).toBe(-0.43);
});

test("46 mg instead of 46.2 mg is 0.43% too little", () => {
  expect(roundHalfUp(percentOff(46, 46.2), 2)).toBe(-0.43);
  expect(percentOff(110, 100)).toBe(10);
});

test("a number that cannot be written down is refused", () => {
  expect(() => product(Number.NaN, 1)).toThrow();
  expect(() => quotient(1, 0)).toThrow();
});

test("rounding any weight to one place moves it by half a step at the most, and a half goes up", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300_000 }), (thousandths) => {
      const kg = thousandths / 1000;
      expect(roundHalfUp(kg, 1)).toBe(Math.floor((thousandths + 50) / 100) / 10);
    }),
  );
});

test("two-place numbers multiply as integers of hundredths do", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }), (a, b) => {
      expect(product(a / 100, b / 100)).toBe((a * b) / 10_000);
    }),
  );
});
