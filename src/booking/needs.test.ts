import { expect, test } from "vitest";
import { inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { Appointment } from "./fold/appointment.ts";
import type { Enquiry } from "./fold/enquiry.ts";
import { appointmentNeeds, enquiryNeeds } from "./needs.ts";
import { defaultBookingRules } from "./rules/defaults.ts";

const ZONE = "America/New_York";
const at = (day: number, hour: number): Instant =>
  inZone({ year: 2026, month: 3, day, hour, minute: 0, second: 0, ms: 0 }, ZONE);
const type = (id: string) => defaultBookingRules.types.find((one) => one.id === id);
const fine = { food: "yes", medicines: "no", illness: "no", pregnancy: "no", substances: "no", ride: "yes" } as const;
const ride = { driver: "Ida Haiku", mobile: "+15555550111", confirmed: false };

/** An infusion on Monday the 9th at nine: the night before, the clocks went forward. */
const appointment: Appointment = {
  enquiryId: null,
  patientId: "fable",
  typeId: "infusion",
  state: "booked",
  placing: {
    siteId: "site",
    zone: ZONE,
    startAt: at(9, 9),
    endAt: at(9, 11),
    roomId: "room",
    staffIds: [],
    lanes: [],
    occupiedFrom: at(9, 9),
    occupiedTo: at(9, 11),
  },
  heldUntil: null,
  agreedAt: at(2, 9),
  language: "en",
  series: null,
  nth: null,
  override: null,
  moves: 0,
  ride: { ...ride, confirmed: true },
  evening: { at: at(8, 18), answers: fine },
  onTheWay: false,
  arrivedAt: null,
  ended: null,
};
const needs = (change: Partial<Appointment>, kind = "infusion") =>
  appointmentNeeds("id", { ...appointment, ...change }, type(kind), { name: "", patientId: "fable" });
const evening = (change: object) => needs({ evening: { at: at(8, 18), answers: { ...fine, ...change } } });

test("a visit with a driver who said yes and an evening without trouble needs nobody", () => {
  expect(needs({})).toEqual([]);
});

test("without a confirmed driver somebody calls from noon of the day before, also over the change of the clocks", () => {
  expect(needs({ ride: null })).toMatchObject([{ key: "ride", says: "No ride home named", since: at(8, 12) }]);
  expect(needs({ ride })).toMatchObject([{ says: "The ride home is not confirmed by Ida Haiku" }]);
  expect(needs({ ride: null, agreedAt: at(8, 15) })).toMatchObject([{ since: at(8, 15) }]);
});

test("who is not taken home needs no driver and no evening questions", () => {
  expect(needs({ ride: null, evening: null }, "evaluation")).toEqual([]);
});

test("an evening nobody answered is asked about in the morning of the visit", () => {
  expect(needs({ evening: null })).toMatchObject([{ key: "evening-unanswered", since: at(9, 7) }]);
});

test("food and the ride are the desk's to talk about; illness, medicine and pregnancy a nurse's, and nobody else reads them", () => {
  expect(evening({ ride: "no" })).toMatchObject([
    { key: "evening", severity: "high", owner: "front-desk", sees: "see-schedule" },
  ]);
  expect(evening({ ride: "no", pregnancy: "yes" })).toMatchObject([{ owner: "nurse", sees: "see-patient" }]);
});

test("an answer of not knowing, or none, is no answer without trouble", () => {
  expect(evening({ illness: "unknown" })).toMatchObject([
    {
      key: "evening",
      says: "The evening before: illness, not sure. Was ill or in hospital: ask what happened; a prescriber decides.",
    },
  ]);
  expect(needs({ evening: { at: at(8, 18), answers: {} } })).toMatchObject([
    { says: expect.stringMatching(/food, not answered.*illness, not answered.*ride, not answered. No ride home/) },
  ]);
});

test("who did not come, or gave their visit up, is called; whom we cancelled we have told", () => {
  const ended = { at: at(9, 10), byWhom: null, why: "" };
  expect(needs({ state: "missed", ended })).toMatchObject([{ key: "missed", severity: "high", closedBy: "person" }]);
  expect(needs({ state: "cancelled", ended: { ...ended, byWhom: "patient" } })).toMatchObject([{ key: "gave-up" }]);
  expect(needs({ state: "cancelled", ended: { ...ended, byWhom: "staff" } })).toEqual([]);
  expect(needs({ state: "done", ended, ride: null, evening: null })).toEqual([]);
});

const enquiry: Enquiry = {
  name: "Mara Ode",
  email: "mara@people.example",
  mobile: null,
  language: "en",
  zone: ZONE,
  texts: false,
  source: "site",
  wish: "",
  selfCheck: "none",
  stage: "new",
  proven: ["mail"],
  owner: null,
  patientId: null,
  madeAt: as<Instant>(0),
  movedAt: as<Instant>(0),
};

test("a new enquiry is answered by the desk, or by whoever took it", () => {
  expect(enquiryNeeds("id", enquiry)).toMatchObject([{ key: "answer", about: "Mara Ode", owner: "front-desk" }]);
  expect(enquiryNeeds("id", { ...enquiry, owner: "park" })).toMatchObject([{ owner: "park" }]);
  expect(enquiryNeeds("id", { ...enquiry, stage: "booked" })).toEqual([]);
});

test("an address that anybody could have typed calls nobody until it was proven; a call on the telephone does", () => {
  expect(enquiryNeeds("id", { ...enquiry, proven: [] })).toEqual([]);
  expect(enquiryNeeds("id", { ...enquiry, proven: [], source: "telephone" })).toHaveLength(1);
});
