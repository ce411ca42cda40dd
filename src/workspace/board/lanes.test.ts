import { expect, test } from "vitest";
import { after, as, type Instant, minutes } from "#science/units.ts";
import type { DayVisit } from "../board.ts";
import { hoursOf, spanOfVisit } from "./lanes.ts";

const zone = "America/New_York";
const ten = as<Instant>(Date.UTC(2026, 0, 5, 15, 0));
const at = (minute: number) => after(ten, minutes(minute));
const visit: DayVisit = {
  infusionId: "i",
  roomId: "r",
  patientName: "Sonnet, Samira",
  number: 1,
  of: 6,
  plannedStartAt: at(0),
  startedAt: null,
  endedAt: null,
  wentHomeAt: null,
  minutes: null,
};

test("a visit that waits is drawn from its planned start, or from now when that is over", () => {
  expect(spanOfVisit(visit, at(-20))).toEqual({ from: at(0), ends: at(40), to: at(100) });
  expect(spanOfVisit(visit, at(15)).from).toBe(at(15));
});

test("a running infusion ends as ordered; one that runs on ends no sooner than now", () => {
  const running = { ...visit, startedAt: at(5), minutes: 50 };
  expect(spanOfVisit(running, at(20)).ends).toBe(at(55));
  expect(spanOfVisit(running, at(70)).ends).toBe(at(70));
});

test("a patient who went home is drawn as it was, whatever the hour", () => {
  const home = { ...visit, startedAt: at(5), endedAt: at(47), wentHomeAt: at(118) };
  expect(spanOfVisit(home, at(600))).toEqual({ from: at(5), ends: at(47), to: at(118) });
});

test("the axis runs from eight to five, and reaches further for an evening visit", () => {
  const hours = hoursOf([], ten, zone);
  expect([hours[0], hours.at(-1)]).toEqual([at(-120), at(7 * 60)]);
  const evening = { from: at(400), ends: at(440), to: at(505) };
  expect(hoursOf([evening], ten, zone).at(-1)).toBe(at(9 * 60));
});
