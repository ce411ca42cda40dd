import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Kg, type MgPerKg, type MgPerMl, type Millilitres, type Minutes } from "#science/units.ts";
import { calculateDose, type DoseCalculation } from "./dose.ts";
import { checkDose } from "./dose-limits.ts";

/** The table of dose limits, edge by edge: the number itself is inside, a step beyond it is outside. Reference 4.7. */
const usual = calculateDose({
  dosingWeightKg: as<Kg>(70),
  mgPerKg: as<MgPerKg>(0.5),
  minutes: as<Minutes>(40),
  product: { drug: "ketamine-racemic-iv", strength: as<MgPerMl>(50), vialMl: as<Millilitres>(10) },
  container: "bag",
  diluentMl: as<Millilitres>(100),
  volumePolicy: "withdraw-equal-volume",
});
if (usual === null) throw new Error("the usual dose could not be worked out");

const found = (field: keyof DoseCalculation, value: number, limit: string, infusionNumber = 2) =>
  checkDose(
    { ...usual, [field]: value },
    {
      infusionNumber,
      orderedMgPerKg: as<MgPerKg>(0.5),
      previousWeightKg: null,
      heightCm: null,
      actualKg: as<Kg>(70),
      hoursSinceLast: 48,
      infusionsIn7Days: 1,
    },
    unapprovedExample,
  )
    .map(({ rule }) => rule)
    .filter((rule) => rule.startsWith(`${limit}-`))
    .map((rule) => rule.slice(limit.length + 1));

test.each<[string, keyof DoseCalculation, number, number, string]>([
  ["dosing-weight-kg", "dosingWeightKg", 40, 39.9, "below-soft"],
  ["dosing-weight-kg", "dosingWeightKg", 150, 150.1, "above-soft"],
  ["mg-per-kg", "mgPerKg", 0.3, 0.29, "below-soft"],
  ["mg-per-kg", "mgPerKg", 0.75, 0.76, "above-soft"],
  ["total-mg", "actualMg", 15, 14.9, "below-soft"],
  ["total-mg", "actualMg", 80, 80.1, "above-soft"],
  ["minutes", "minutes", 40, 39, "below-soft"],
  ["minutes", "minutes", 60, 61, "above-soft"],
  ["mg-per-kg-per-hour", "mgPerKgPerHour", 0.3, 0.299, "below-soft"],
  ["mg-per-kg-per-hour", "mgPerKgPerHour", 1, 1.001, "above-soft"],
  ["bag-mg-per-ml", "bagMgPerMl", 1, 1.001, "above-soft"],
  ["ml-per-hour", "rateMlPerHour", 400, 400.1, "above-soft"],
])("%s: a %s of %d is in order, %d asks for a reason", (limit, field, inside, outside, rule) => {
  expect(found(field, inside, limit)).toEqual([]);
  expect(found(field, outside, limit)).toEqual([rule]);
});

test.each<[string, keyof DoseCalculation, number, number, string]>([
  ["dosing-weight-kg", "dosingWeightKg", 30, 29.9, "below"],
  ["dosing-weight-kg", "dosingWeightKg", 250, 250.1, "above"],
  ["mg-per-kg", "mgPerKg", 0.1, 0.09, "below"],
  ["mg-per-kg", "mgPerKg", 1, 1.01, "above"],
  ["total-mg", "actualMg", 5, 4.9, "below"],
  ["total-mg", "actualMg", 120, 120.1, "above"],
  ["minutes", "minutes", 30, 29, "below"],
  ["minutes", "minutes", 120, 121, "above"],
  ["mg-per-kg-per-hour", "mgPerKgPerHour", 1.5, 1.501, "above"],
  ["bag-mg-per-ml", "bagMgPerMl", 2, 2.001, "above"],
  ["ml-per-hour", "rateMlPerHour", 999, 999.1, "above"],
])("%s: a %s of %d can still be ordered with a reason, %d cannot", (limit, field, inside, outside, side) => {
  expect(found(field, inside, limit)).toEqual([`${side}-soft`]);
  expect(found(field, outside, limit)).toEqual([`${side}-hard`]);
});

test("a bag of 0.05 mg/mL is in order, a thinner one is blocked: no reason helps", () => {
  expect(found("bagMgPerMl", 0.05, "bag-mg-per-ml")).toEqual([]);
  expect(found("bagMgPerMl", 0.049, "bag-mg-per-ml")).toEqual(["below-hard"]);
});

test("at the first infusion of a later course 0.5 mg/kg is in order and 0.51 asks for a reason", () => {
  expect(found("mgPerKg", 0.5, "mg-per-kg", 1)).toEqual([]);
  expect(found("mgPerKg", 0.51, "mg-per-kg", 1)).toEqual(["above-soft"]);
});
