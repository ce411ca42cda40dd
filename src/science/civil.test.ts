import { expect, test } from "vitest";
import { isZone } from "./civil.ts";

test.each(["America/New_York", "Europe/Paris", "Asia/Kolkata", "UTC"])("%s is a zone", (zone) => {
  expect(isZone(zone)).toBe(true);
});

test.each(["", "New York", "America/Nowhere", "+02:00", "-05:00"])("'%s' is none", (zone) => {
  expect(isZone(zone)).toBe(false);
});
