import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { faultIn, instantOf } from "./when.ts";

const zone = "America/New_York";
const now = as<Instant>(Date.UTC(2026, 0, 5, 15, 32, 14));

test("ten minutes ago is ten minutes before now", () => {
  expect(instantOf({ kind: "ago", minutes: 10 }, now, zone)).toBe(now - 600_000);
});

test("10:20 is read by the clinic's clock, five hours behind UTC in January", () => {
  expect(instantOf({ kind: "time", text: "10:20" }, now, zone)).toBe(Date.UTC(2026, 0, 5, 15, 20));
});

test("a time that has not come yet today was yesterday's", () => {
  expect(instantOf({ kind: "time", text: "23:50" }, now, zone)).toBe(Date.UTC(2026, 0, 5, 4, 50));
});

test("a time that is not complete is no time", () => {
  for (const text of ["", "10", "10:", "10:7", "25:00"])
    expect(instantOf({ kind: "time", text }, now, zone)).toBeNull();
});

test("an entry can be three days late: its day is named, in the clinic's own calendar", () => {
  const late = { kind: "time", text: "10:20", day: "2026-01-02" } as const;
  expect(instantOf(late, now, zone)).toBe(Date.UTC(2026, 0, 2, 15, 20));
});

test("a named day that is still to come, or does not exist, gives no time", () => {
  expect(instantOf({ kind: "time", text: "23:50", day: "2026-01-05" }, now, zone)).toBeNull();
  expect(instantOf({ kind: "time", text: "10:20", day: "2026-02-30" }, now, zone)).toBeNull();
  expect(instantOf({ kind: "time", text: "10:20", day: "" }, now, zone)).toBeNull();
});

test("a time still to come is said to be that, and one that lacks something too", () => {
  expect(faultIn({ kind: "time", text: "23:50", day: "2026-01-05" }, now, zone)).toBe("this time has not come yet");
  expect(faultIn({ kind: "time", text: "10:7", day: "2026-01-05" }, now, zone)).toBe("time not complete");
  expect(faultIn({ kind: "time", text: "10:20", day: "2026-01-05" }, now, zone)).toBeNull();
});
