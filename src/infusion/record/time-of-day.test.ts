import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { timeOfDay } from "./time-of-day.ts";

const instant = (text: string) => as<Instant>(Date.parse(text));
const NEW_YORK = "America/New_York";

test("a time typed in a correction is of the entry's day, by the clinic's clock", () => {
  const at = instant("2026-01-05T15:30:20Z");
  expect(timeOfDay("10:25", at, NEW_YORK)).toBe(instant("2026-01-05T15:25:00Z"));
});

test("the minute it was leaves the entry's seconds alone", () => {
  expect(timeOfDay("10:30", instant("2026-01-05T15:30:20Z"), NEW_YORK)).toBeNull();
});

test("just after midnight, 23:58 is of the evening before", () => {
  const at = instant("2026-01-06T05:04:00Z");
  expect(timeOfDay("23:58", at, NEW_YORK)).toBe(instant("2026-01-06T04:58:00Z"));
});

test("what is no time changes nothing", () => {
  expect(timeOfDay("", instant("2026-01-05T15:30:20Z"), NEW_YORK)).toBeNull();
});
