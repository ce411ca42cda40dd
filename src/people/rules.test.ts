import { expect, test } from "vitest";
import { type Registration, refusalsOf } from "./rules.ts";

const today = { year: 2026, month: 11, day: 24 };
const wish: Registration = {
  mrn: "A-2",
  family: "Ode",
  given: "Mara",
  birthDate: "1990-05-06",
  sex: "female",
  heightCm: null,
  allergies: null,
  isAnother: false,
};
const rulesOf = (change: Partial<Registration>, known = [{ ...wish, mrn: "A-1", family: "Fable" }]) =>
  refusalsOf({ ...wish, ...change }, known, today).map(({ rule }) => rule);

test("a new adult with a number of their own is registered", () => {
  expect(rulesOf({})).toEqual([]);
});

test.each([
  ["2008-11-24", []],
  ["2008-11-25", ["adult"]],
  ["2026-11-25", ["birth-date"]],
  ["1906-11-23", []],
  ["1905-11-23", ["birth-date"]],
  ["1990-02-30", ["birth-date"]],
])("born %s: %j", (birthDate, rules) => {
  expect(rulesOf({ birthDate })).toEqual(rules);
});

test("a record number belongs to one patient", () => {
  expect(rulesOf({ mrn: "A-1" })).toEqual(["mrn-taken"]);
});

test("the same name and birth date is the same person, however it is typed, until somebody says it is not", () => {
  const known = [{ ...wish, mrn: "A-1" }];
  expect(rulesOf({ family: " ODE", given: "mara " }, known)).toEqual(["already-here"]);
  expect(rulesOf({ isAnother: true }, known)).toEqual([]);
  expect(rulesOf({ birthDate: "1990-05-07" }, known)).toEqual([]);
});
