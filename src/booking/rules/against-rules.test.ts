import { expect, test } from "vitest";
import type { BookingRules } from "../events.ts";
import { againstRules } from "./against-rules.ts";
import { defaultBookingRules } from "./defaults.ts";

const fields = (change: Partial<BookingRules>) =>
  againstRules({ ...defaultBookingRules, ...change }).map(({ field }) => field);
const [evaluation] = defaultBookingRules.types;

test("the shipped rules are sound", () => {
  expect(againstRules(defaultBookingRules)).toEqual([]);
});

test.each([
  ["nobody sits beside a nurse", { patientsPerNurse: 0 }, ["patientsPerNurse"]],
  ["more beside a nurse than she has seats", { patientsPerNurse: 5 }, ["patientsPerNurse"]],
  ["half a week ahead", { weeksAhead: 0.5 }, ["weeksAhead"]],
  ["quiet hours that no clock shows", { quiet: { from: "25:00", to: "08:00" } }, ["quiet"]],
  ["nothing to book", { types: [] }, ["types"]],
  ["two kinds of one name", { types: [evaluation!, evaluation!] }, ["types.1.id"]],
  ["a visit of no length", { types: [{ ...evaluation!, minutes: 0 }] }, ["types.0.minutes"]],
  ["neither a room nor video", { types: [{ ...evaluation!, room: null }] }, ["types.0.room"]],
  [
    "a monitor in no room",
    { types: [{ ...evaluation!, room: null, video: true, monitor: true }] },
    ["types.0.monitor"],
  ],
])("%s is refused at its field", (_what, change, expected) => {
  expect(fields(change)).toEqual(expected);
});
