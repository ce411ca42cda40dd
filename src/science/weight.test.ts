import { expect, test } from "vitest";
import { roundHalfUp } from "./decimal.ts";
import { as, type Centimetres, type Kg } from "./units.ts";
import { adjustedWeight, bodyMassIndex, dosingWeight, idealWeight, kgToPounds, poundsToKg } from "./weight.ts";

const kg = (n: number) => as<Kg>(n);
const cm = (n: number) => as<Centimetres>(n);

test.each([
  ["male", 92.4, 180, 28.5, 75.0, 82.0],
  ["male", 128, 178, 40.4, 73.2, 95.1],
  ["female", 104.5, 163, 39.3, 55.1, 74.9],
] as const)("%s, %d kg, %d cm: BMI %d, ideal %d kg, adjusted %d kg", (sex, weight, height, bmi, ideal, adjusted) => {
  expect(bodyMassIndex(kg(weight), cm(height))).toBe(bmi);
  expect(roundHalfUp(idealWeight(cm(height), sex), 1)).toBe(ideal);
  expect(roundHalfUp(adjustedWeight(kg(weight), cm(height), sex), 1)).toBe(adjusted);
  expect(dosingWeight("ideal", kg(weight), cm(height), sex)).toBe(ideal);
  expect(dosingWeight("adjusted", kg(weight), cm(height), sex)).toBe(adjusted);
  expect(dosingWeight("actual", kg(weight), cm(height), sex)).toBe(weight);
});

test("under 60 inches the ideal weight stays at its base", () => {
  expect(idealWeight(cm(152), "female")).toBe(45.5);
  expect(idealWeight(cm(140), "male")).toBe(50);
  expect(idealWeight(cm(152.4), "unknown")).toBe(47.75);
});

test("when sex for dosing is unknown the ideal weight is the mean of the two", () => {
  const mean = (idealWeight(cm(170), "female") + idealWeight(cm(170), "male")) / 2;
  expect(idealWeight(cm(170), "unknown")).toBeCloseTo(mean, 10);
});

test("a patient lighter than the formula's weight is dosed by her own", () => {
  expect(dosingWeight("ideal", kg(42), cm(175), "female")).toBe(42);
  expect(dosingWeight("adjusted", kg(42), cm(175), "female")).toBe(42);
});

test("a scale that reads more finely is taken to 0.1 kg, half up", () => {
  expect(dosingWeight("actual", kg(70.05), cm(165), "female")).toBe(70.1);
});

test("154 lb is 69.9 kg, and 70 kg is 154.3 lb", () => {
  expect(poundsToKg(154)).toBe(69.9);
  expect(kgToPounds(kg(70))).toBe(154.3);
});
