import { expect, test } from "vitest";
import { familyOf, shortName } from "./names.ts";

test("a physician is called Dr in a narrow column, others by their family name", () => {
  expect(shortName("Ines Reyes", "MD")).toBe("Dr Reyes");
  expect(shortName("Ines Reyes", "MD, PhD")).toBe("Dr Reyes");
  expect(shortName("Nora Alvarez", "RN")).toBe("Alvarez");
});

test("a bar names the family, however the name was written", () => {
  expect(["Ode, Mara", "Mara Ode", "Mara", ""].map(familyOf)).toEqual(["Ode", "Ode", "Mara", ""]);
});
