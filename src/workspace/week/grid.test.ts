import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant, minutes } from "#science/units.ts";
import {
  both,
  closedIn,
  type Column,
  columnsOf,
  levelsOf,
  minuteOfDay,
  mondayOf,
  snapped,
  type Span,
  wallTime,
  weekOf,
} from "./grid.ts";

const zone = "America/New_York";
const at = (day: string, clock: string): Instant => {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return wallTime(zone, day, hour * 60 + minute);
};
const span = (day: string, from: string, to: string): Span => ({ from: at(day, from), to: at(day, to) });
const thursday: Column = { day: "2026-12-03", from: at("2026-12-03", "8:00"), to: at("2026-12-03", "17:00") };

test("a week begins on Monday, over the end of a year too", () => {
  expect(mondayOf("2026-12-03")).toBe("2026-11-30");
  expect(weekOf("2027-01-01")).toEqual([
    "2026-12-28",
    "2026-12-29",
    "2026-12-30",
    "2026-12-31",
    "2027-01-01",
    "2027-01-02",
    "2027-01-03",
  ]);
});

test("days nobody works on are left out, and the hours hold the earliest and the latest of all", () => {
  const columns = columnsOf(
    weekOf("2026-12-03"),
    [span("2026-12-01", "8:00", "17:00"), span("2026-12-03", "7:30", "18:15")],
    zone,
  );
  expect(columns.map(({ day }) => day)).toEqual(["2026-12-01", "2026-12-03"]);
  expect(columns.map(({ from, to }) => [minuteOfDay(zone, from) / 60, minuteOfDay(zone, to) / 60])).toEqual([
    [7, 19],
    [7, 19],
  ]);
});

test("on the day the clocks change nine in the morning is still nine on the wall", () => {
  expect(minuteOfDay(zone, wallTime(zone, "2026-11-01", 9 * 60))).toBe(9 * 60);
  const [sunday] = columnsOf(weekOf("2026-11-01"), [span("2026-11-01", "8:00", "17:00")], zone);
  expect(sunday?.to).toBe(at("2026-11-01", "17:00"));
});

test("what is not open is closed: before, between and after", () => {
  const open = [span("2026-12-03", "9:00", "12:00"), span("2026-12-03", "13:00", "16:00")];
  expect(closedIn(thursday, open)).toEqual([
    span("2026-12-03", "8:00", "9:00"),
    span("2026-12-03", "12:00", "13:00"),
    span("2026-12-03", "16:00", "17:00"),
  ]);
  expect(closedIn(thursday, [])).toEqual([{ from: thursday.from, to: thursday.to }]);
});

test("somebody can be booked while they are on and the clinic is open", () => {
  const shift = [span("2026-12-03", "7:00", "10:00"), span("2026-12-03", "15:00", "19:00")];
  expect(both(shift, [span("2026-12-03", "8:00", "17:00")])).toEqual([
    span("2026-12-03", "8:00", "10:00"),
    span("2026-12-03", "15:00", "17:00"),
  ]);
});

test("two beside one nurse lie under each other, the third after them on the first level again", () => {
  const spans = [
    span("2026-12-03", "9:00", "11:00"),
    span("2026-12-03", "10:00", "12:00"),
    span("2026-12-03", "11:00", "12:00"),
  ];
  expect(levelsOf(spans)).toEqual([0, 1, 0]);
});

const spans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 200 })).map(([from, length]) => ({
    from: as<Instant>(from),
    to: as<Instant>(from + length),
  })),
  { maxLength: 30 },
);

test("no two of one level ever overlap, and there are no more levels than overlap at one moment", () => {
  fc.assert(
    fc.property(spans, (all) => {
      const levels = levelsOf(all);
      for (const [n, a] of all.entries())
        for (const [m, b] of all.entries())
          if (n < m && levels[n] === levels[m]) expect(a.from < b.to && b.from < a.to).toBe(false);
      const most = Math.max(0, ...all.map(({ from }) => all.filter((one) => one.from <= from && from < one.to).length));
      expect(new Set(levels).size).toBe(most);
    }),
  );
});

test("wherever it is let go, a start is on the step and within the day", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.5, max: 1.5, noNaN: true }), fc.constantFrom(5, 10, 15, 20, 30), (share, step) => {
      const start = snapped(thursday, share, zone, step);
      expect(minuteOfDay(zone, start) % step).toBe(0);
      expect(start >= thursday.from && start + minutes(step) <= thursday.to).toBe(true);
    }),
  );
});
