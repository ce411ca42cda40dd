import { expect, test } from "vitest";
import { dayIn, isZone } from "./civil.ts";
import { as, type Instant } from "./units.ts";

test.each(["America/New_York", "Europe/Paris", "Asia/Kolkata", "UTC"])("%s is a zone", (zone) => {
  expect(isZone(zone)).toBe(true);
});

test.each(["", "New York", "America/Nowhere", "+02:00", "-05:00"])("'%s' is none", (zone) => {
  expect(isZone(zone)).toBe(false);
});

test("an hour after midnight in UTC it is still the day before in New York", () => {
  expect(dayIn("America/New_York", as<Instant>(Date.UTC(2026, 0, 6, 1, 0)))).toEqual({ year: 2026, month: 1, day: 5 });
});
