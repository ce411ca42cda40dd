import * as fc from "fast-check";
import { expect, test } from "vitest";
import { roundHalfUp } from "#science/decimal.ts";
import {
  as,
  type Centimetres,
  type Kg,
  type Mg,
  type MgPerKg,
  type MgPerMl,
  type Millilitres,
  type Minutes,
} from "#science/units.ts";
import { dosingWeight, poundsToKg } from "#science/weight.ts";
import {
  calculateDose,
  deliveredMg,
  type DoseCalculation,
  type DoseInput,
  residualMg,
  vialRemaining,
  wastedMg,
} from "./dose.ts";
import type { Product } from "../measures.ts";

const vial = (strength: number, vialMl = 10): Product => ({
  drug: "ketamine-racemic-iv",
  strength: as<MgPerMl>(strength),
  vialMl: as<Millilitres>(vialMl),
});

const bag = (kg: number, mgPerKg: number, minutes: number, strength: number, diluentMl: number): DoseInput => ({
  dosingWeightKg: as<Kg>(kg),
  mgPerKg: as<MgPerKg>(mgPerKg),
  minutes: as<Minutes>(minutes),
  product: vial(strength),
  container: "bag",
  diluentMl: as<Millilitres>(diluentMl),
  volumePolicy: "withdraw-equal-volume",
});

const heavyMan = (basis: "ideal" | "adjusted" | "actual") =>
  dosingWeight(basis, as<Kg>(128), as<Centimetres>(178), "male");
const shortWoman = dosingWeight("adjusted", as<Kg>(104.5), as<Centimetres>(163), "female");

type Expected = Partial<Record<keyof DoseCalculation, number>>;

const worked: readonly (readonly [string, DoseInput, Expected])[] = [
  [
    "1: 70 kg, 0.5 mg/kg, 50 mg/mL",
    bag(70, 0.5, 40, 50, 100),
    {
      doseMg: 35,
      drawMl: 0.7,
      actualMg: 35,
      deviationPct: 0,
      finalMl: 100,
      rateMlPerHour: 150,
      bagMgPerMl: 0.35,
      mgPerMinute: 0.875,
      mgPerKgPerHour: 0.75,
      mcgPerKgPerMinute: 12.5,
    },
  ],
  [
    "2: 58.3 kg, half a tenth rounds up",
    bag(58.3, 0.5, 40, 10, 50),
    { doseMg: 29.2, drawMl: 2.92, rateMlPerHour: 75, bagMgPerMl: 0.584, mgPerMinute: 0.73 },
  ],
  [
    "3: 92.4 kg from 100 mg/mL",
    bag(92.4, 0.5, 40, 100, 100),
    { doseMg: 46.2, drawMl: 0.46, actualMg: 46, deviationPct: -0.43, rateMlPerHour: 150, bagMgPerMl: 0.46 },
  ],
  [
    "4: 128 kg by ideal weight",
    bag(heavyMan("ideal"), 0.5, 40, 50, 100),
    { dosingWeightKg: 73.2, doseMg: 36.6, drawMl: 0.73, actualMg: 36.5, rateMlPerHour: 150 },
  ],
  [
    "5: 128 kg by adjusted weight",
    bag(heavyMan("adjusted"), 0.5, 40, 50, 100),
    { dosingWeightKg: 95.1, doseMg: 47.6, drawMl: 0.95, actualMg: 47.5, bagMgPerMl: 0.475 },
  ],
  [
    "6: 128 kg by actual weight",
    bag(heavyMan("actual"), 0.5, 40, 50, 100),
    { dosingWeightKg: 128, doseMg: 64, drawMl: 1.28, bagMgPerMl: 0.64, mgPerMinute: 1.6 },
  ],
  [
    "7: 0.75 mg/kg over an hour",
    bag(70, 0.75, 60, 50, 250),
    { doseMg: 52.5, drawMl: 1.05, rateMlPerHour: 250, bagMgPerMl: 0.21, mgPerKgPerHour: 0.75 },
  ],
  [
    "8: 47.6 kg, 0.4 mg/kg",
    bag(47.6, 0.4, 40, 10, 50),
    { doseMg: 19, drawMl: 1.9, rateMlPerHour: 75, mgPerKgPerHour: 0.6, mcgPerKgPerMinute: 10 },
  ],
  [
    "9: 104.5 kg by adjusted weight",
    bag(shortWoman, 0.5, 40, 50, 100),
    { dosingWeightKg: 74.9, doseMg: 37.5, drawMl: 0.75, rateMlPerHour: 150, bagMgPerMl: 0.375 },
  ],
  [
    "11: 35 mL syringe over 40 min",
    { ...bag(70, 0.5, 40, 50, 35), container: "syringe", volumePolicy: "add-to-bag" },
    { doseMg: 35, finalMl: 35, bagMgPerMl: 1, rateMlPerHour: 52.5 },
  ],
  [
    "14: drug added without withdrawing",
    { ...bag(70, 0.5, 40, 50, 100), volumePolicy: "add-to-bag" },
    { drawMl: 0.7, finalMl: 100.7, rateMlPerHour: 151.1, bagMgPerMl: 0.348 },
  ],
];

test.each(worked)("worked case %s", (_, input, expected) => {
  const dose = calculateDose(input);
  const shown = { ...dose, bagMgPerMl: roundHalfUp(dose?.bagMgPerMl ?? 0, 3) };
  expect(shown).toMatchObject(expected);
});

test("worked case 10: stopped with 62 mL in, 21.7 mg are delivered and 13.3 mg wasted", () => {
  const delivered = deliveredMg(as<MgPerMl>(0.35), as<Millilitres>(62));
  expect(delivered).toBe(21.7);
  expect(wastedMg(as<Mg>(35), delivered)).toBe(13.3);
});

test("worked case 12: 18 mL left in the line holds 6.3 mg, 18% of the dose", () => {
  expect(residualMg(as<MgPerMl>(0.35), as<Millilitres>(18))).toBe(6.3);
});

test("worked case 13: 154 lb is 69.9 kg", () => {
  expect(poundsToKg(154)).toBe(69.9);
});

test("worked case 15: a 500 mg vial after 35, 46 and 36.5 mg holds 382.5 mg in 7.65 mL", () => {
  expect(
    vialRemaining(
      vial(50, 10),
      [35, 46, 36.5].map((mg) => as<Mg>(mg)),
    ),
  ).toEqual({ mg: 382.5, ml: 7.65 });
});

test.each([
  ["no weight", bag(0, 0.5, 40, 50, 100)],
  ["no minutes", bag(70, 0.5, 0, 50, 100)],
  ["a negative dose", bag(70, -0.5, 40, 50, 100)],
  ["an empty bag", bag(70, 0.5, 40, 50, 0)],
  ["a strength that is no number", bag(70, 0.5, 40, Number.NaN, 100)],
  ["a dose that rounds to nothing", bag(1, 0.01, 40, 50, 100)],
])("%s gives no dose at all", (_, input) => {
  expect(calculateDose(input)).toBeNull();
});

const anyInput = fc
  .record({
    tenthsKg: fc.integer({ min: 300, max: 2500 }),
    hundredthsPerKg: fc.integer({ min: 10, max: 150 }),
    minutes: fc.integer({ min: 30, max: 120 }),
    strength: fc.constantFrom(10, 50, 100),
    diluentMl: fc.constantFrom(50, 100, 250),
  })
  .map((n) => bag(n.tenthsKg / 10, n.hundredthsPerKg / 100, n.minutes, n.strength, n.diluentMl));

test("for any order the drug in the draw is the drug in the bag, within half a mark of the syringe of the dose", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const dose = calculateDose(input);
      if (dose === null) throw new Error("a dose was expected");
      const { strength } = input.product;
      expect(dose.actualMg).toBe((Math.round(dose.drawMl * 100) * strength) / 100);
      expect(Math.abs(dose.actualMg - dose.doseMg)).toBeLessThanOrEqual(0.005 * strength + 1e-9);
      expect(Math.abs(dose.doseMg - input.dosingWeightKg * input.mgPerKg)).toBeLessThanOrEqual(0.05 + 1e-9);
      expect(dose.bagMgPerMl * dose.finalMl).toBeCloseTo(dose.actualMg, 9);
    }),
  );
});

test("for any order the pump set so empties the bag in the time ordered, within a tenth of a mL per hour", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const rate = calculateDose(input)?.rateMlPerHour ?? 0;
      expect(Math.abs(rate - (input.diluentMl * 60) / input.minutes)).toBeLessThanOrEqual(0.05 + 1e-9);
    }),
  );
});

test("more weight never gives less drug", () => {
  fc.assert(
    fc.property(anyInput, fc.integer({ min: 1, max: 500 }), (input, tenths) => {
      const heavier = { ...input, dosingWeightKg: as<Kg>(roundHalfUp(input.dosingWeightKg + tenths / 10, 1)) };
      expect(calculateDose(heavier)?.actualMg ?? 0).toBeGreaterThanOrEqual(calculateDose(input)?.actualMg ?? 0);
    }),
  );
});
