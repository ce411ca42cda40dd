import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import type { AppointmentFact, Placing } from "../events.ts";
import { foldAppointment, isOccupying, type RecordedAppointmentFact } from "./appointment.ts";

const HOUR = 3_600_000;
const NINE = Date.UTC(2026, 2, 4, 14);
const placing = (startAt: number): Placing => ({
  siteId: "site",
  zone: "America/New_York",
  startAt: as<Instant>(startAt),
  endAt: as<Instant>(startAt + HOUR),
  roomId: "room",
  staffIds: ["reyes"],
  lanes: ["room:room", "staff:reyes#1"],
  occupiedFrom: as<Instant>(startAt),
  occupiedTo: as<Instant>(startAt + HOUR),
});
const whose = { enquiryId: "enquiry", patientId: null, typeId: "infusion", series: null, nth: null };

type Step = {
  [T in AppointmentFact["type"]]: readonly [T, Extract<AppointmentFact, { type: T }>["data"]];
}[AppointmentFact["type"]];

const told = (...steps: readonly Step[]) =>
  foldAppointment(
    steps.map(
      ([type, data], n) =>
        ({ id: `${n}`, type, data, at: as<Instant>(1000 + n), by: "staff" }) as unknown as RecordedAppointmentFact,
    ),
  );

const held: Step = ["AppointmentHeld", { ...whose, placing: placing(NINE), heldUntil: as<Instant>(5000) }];
const booked: Step = ["AppointmentBooked", { ...whose, placing: placing(NINE), language: "es", override: null }];
const moved = (startAt: number): Step => [
  "AppointmentMoved",
  { placing: placing(startAt), byWhom: "patient", override: null },
];
const ride: Step = ["RideNamed", { driver: "Ida Haiku", mobile: "+15555550111" }];
const yes: Step = ["RideConfirmed", { how: "by-link" }];
const evening: Step = ["EveningAnswered", { answers: { ride: "yes" } }];

test("without a hold or a booking there is no appointment, whatever else was noted", () => {
  expect(told()).toBeNull();
  expect(told(ride, ["OnTheWay", {}])).toBeNull();
});

test("a hold becomes a booking in the language it was made in", () => {
  expect(told(held)).toMatchObject({ state: "held", heldUntil: 5000, language: null, agreedAt: null });
  expect(told(held, booked)).toMatchObject({ state: "booked", heldUntil: null, language: "es", agreedAt: 1001 });
});

test("a hold that was released is booked after all, where the time was still free", () => {
  expect(told(held, ["HoldReleased", { why: "ran-out" }], booked)).toMatchObject({ state: "booked", ended: null });
});

test("moved, the driver is asked again, and to another day the evening too", () => {
  const before = [booked, ride, yes, evening, ["OnTheWay", {}]] as const;
  expect(told(...before)).toMatchObject({ ride: { confirmed: true }, onTheWay: true });
  const sameDay = told(...before, moved(NINE + HOUR));
  expect(sameDay).toMatchObject({ ride: { driver: "Ida Haiku", confirmed: false }, onTheWay: false, moves: 1 });
  expect(sameDay?.evening).not.toBeNull();
  expect(told(...before, moved(NINE + 24 * HOUR))?.evening).toBeNull();
});

test("another driver is another question", () => {
  expect(told(booked, ride, yes, ["RideNamed", { driver: "Per Legend", mobile: "+15555550112" }])?.ride).toEqual({
    driver: "Per Legend",
    mobile: "+15555550112",
    confirmed: false,
  });
  expect(told(booked, yes)?.ride).toBeNull();
});

test("what is cancelled, given back or missed takes no room; what is held, here or over does", () => {
  const takes = (...steps: readonly Step[]) => isOccupying(told(booked, ...steps)!);
  expect(takes(["AppointmentCancelled", { byWhom: "patient", why: "" }])).toBe(false);
  expect(takes(["Missed", { why: "" }])).toBe(false);
  expect(takes(["HoldReleased", { why: "given-back" }])).toBe(false);
  expect(isOccupying(told(held)!)).toBe(true);
  expect(takes(["Arrived", {}])).toBe(true);
  expect(takes(["Arrived", {}], ["Done", {}])).toBe(true);
});
