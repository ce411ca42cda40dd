import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { judgeNumber, type Key, press } from "./number.ts";

const systolic = { label: "Systolic", unit: "mm Hg", min: 20, max: 320, decimals: 0 };
const weight = { label: "Weight", unit: "kg", min: 20, max: 400, decimals: 1 };

test("162 is taken as it is; an empty field is no number and no fault", () => {
  expect(judgeNumber("162", systolic)).toEqual({ value: 162, says: null });
  expect(judgeNumber("", systolic)).toEqual({ value: null, says: null });
});

test("a number a body cannot show is refused in words, at both edges and not on them", () => {
  expect(judgeNumber("320", systolic).value).toBe(320);
  expect(judgeNumber("321", systolic)).toEqual({
    value: null,
    says: "Systolic: 321 mm Hg is over 320 mm Hg. Read it again.",
  });
  expect(judgeNumber("20", systolic).value).toBe(20);
  expect(judgeNumber("19", systolic).says).toContain("under 20 mm Hg");
});

test("decimals only where the measure has them, and a naked point is no number", () => {
  expect(judgeNumber("72.4", weight).value).toBe(72.4);
  expect(judgeNumber("72.44", weight).says).toBe("Weight: at most 1 decimal.");
  expect(judgeNumber("16.2", systolic).says).toBe("Systolic: whole numbers only.");
  expect(judgeNumber(".5", weight).says).toBe("Weight: “.5” is not a number.");
  expect(judgeNumber("5.", weight).value).toBeNull();
});

test("the keypad writes the leading zero and only one point", () => {
  const typed = ([".", "5", ".", "3", "back"] as const).reduce<string>(press, "");
  expect(typed).toBe("0.5");
  expect(press("0", "7")).toBe("7");
});

test("whatever is pressed, the entry never starts with a point and never has two", () => {
  const keys = array(constantFrom<Key>("0", "1", "5", "9", ".", "back"));
  assert(
    property(keys, (pressed) => {
      const text = pressed.reduce<string>(press, "");
      expect(text.startsWith(".")).toBe(false);
      expect(text.split(".").length).toBeLessThanOrEqual(2);
    }),
  );
});
