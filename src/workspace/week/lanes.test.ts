import { expect, test } from "vitest";
import type { AppointmentRow } from "#booking/read.ts";
import { as, type Instant } from "#science/units.ts";
import { bookedIn, laneIdsOf, lanesBy, NOWHERE, type Shown, wishOf } from "./lanes.ts";

const at = (n: number) => as<Instant>(n);
const row = (change: Partial<AppointmentRow>): AppointmentRow => ({
  id: "a",
  typeId: "infusion",
  state: "booked",
  siteId: "s",
  zone: "UTC",
  roomId: "r1",
  startAt: at(10),
  endAt: at(20),
  staffIds: ["nurse"],
  enquiryId: null,
  patientId: "p",
  name: "Fable, Adaeze",
  language: "en",
  series: null,
  nth: null,
  heldUntil: null,
  override: null,
  moves: 0,
  agreedAt: null,
  ride: null,
  evening: null,
  onTheWay: false,
  ...change,
});
const person = (id: string, roles: readonly string[], on: boolean) => ({
  id,
  name: `Some ${id}`,
  credential: roles.includes("prescriber") ? "MD" : "RN",
  roles,
  on: on ? [{ from: at(5), to: at(30) }] : [],
});
const shown: Shown = {
  open: [{ from: at(0), to: at(25) }],
  rooms: [
    { id: "r1", name: "Room 1" },
    { id: "r2", name: "Room 2" },
  ],
  people: [
    person("nurse", ["nurse"], true),
    person("away", ["nurse"], false),
    person("doctor", ["prescriber"], true),
    person("desk", ["front-desk"], true),
  ],
  types: [],
  courses: { course: 6 },
  appointments: [row({}), row({ id: "b", state: "cancelled" }), row({ id: "c", roomId: null, staffIds: ["doctor"] })],
};
const booked = bookedIn(shown);

test("what was cancelled is not drawn", () => {
  expect(booked.map((one) => one.row.id)).toEqual(["a", "c"]);
});

test("a visit of a course says how many the course has, as the board does", () => {
  const [third] = bookedIn({ ...shown, appointments: [row({ series: "course", nth: 3 })] });
  expect(third?.what).toBe("3 of 6");
});

test("by room: the rooms as they stand, and a row for visits by video while there are any", () => {
  expect(lanesBy("room", shown, booked).map(({ name }) => name)).toEqual(["Room 1", "Room 2", "Video"]);
  const [first] = booked;
  expect(lanesBy("room", shown, [first!]).map(({ name }) => name)).toEqual(["Room 1", "Room 2"]);
});

test("by person: who treats and is here, prescribers first; not the front desk, not who is away", () => {
  expect(lanesBy("person", shown, booked).map(({ name }) => name)).toEqual(["Dr doctor", "nurse"]);
});

test("who is booked has a row even when the rota does not know them", () => {
  const on = [{ ...booked[0]!, row: row({ staffIds: ["away"] }) }];
  expect(lanesBy("person", shown, on).map(({ id }) => id)).toEqual(["doctor", "nurse", "away"]);
});

test("somebody can be booked while they are on and the clinic is open", () => {
  expect(lanesBy("person", shown, booked)[0]?.open).toEqual([{ from: at(5), to: at(25) }]);
});

test("pulled to another room it asks for that room; to another person, for them instead of whom it was pulled from", () => {
  const [first] = booked;
  expect(wishOf(first!, "room", { from: "r1", to: "r2" })).toEqual({ roomId: "r2" });
  const two = { ...first!, row: row({ staffIds: ["nurse", "doctor"] }) };
  expect(wishOf(two, "person", { from: "nurse", to: "away" })).toEqual({ staffIds: ["doctor", "away"] });
  expect(wishOf(two, "person", { from: "nurse", to: "nurse" })).toEqual({ staffIds: ["doctor", "nurse"] });
});

test("a visit by video is in no room, and asks for none", () => {
  const video = booked[1]!;
  expect(laneIdsOf(video, "room")).toEqual([NOWHERE]);
  expect(wishOf(video, "room", { from: NOWHERE, to: NOWHERE })).toEqual({});
});
