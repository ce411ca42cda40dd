import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { inQuiet } from "../rules/quiet.ts";
import { isStillTrue, planOf, type ToPlan } from "./plan.ts";
import { addressFor, type Contact, dialled } from "./whom.ts";

const at = (iso: string) => as<Instant>(Date.parse(iso));
const ZONE = "America/New_York";
const rules = { quiet: { from: "21:00", to: "08:00" } };
const visit: ToPlan = {
  id: "0199c0de-0000-7000-8000-000000000001",
  state: "booked",
  startAt: at("2026-11-24T14:30:00Z"),
  moves: 0,
  changedAt: at("2026-11-02T15:00:00Z"),
  escort: true,
  ride: null,
  eveningAnswered: false,
};
const plan = (change: Partial<ToPlan> = {}) => planOf({ ...visit, ...change }, { zone: ZONE }, rules);
const kinds = (change: Partial<ToPlan> = {}) => plan(change).map(({ kind }) => kind);

test("a visit with an escort is confirmed, reminded three times, asked about the ride and, the evening before, six questions", () => {
  expect(kinds()).toEqual([
    "booked",
    "reminder-7d",
    "reminder-48h",
    "reminder-24h",
    "evening-questions",
    "ride-please",
  ]);
});

test("a visit without an escort is asked neither about a ride nor about the evening", () => {
  expect(kinds({ escort: false })).toEqual(["booked", "reminder-7d", "reminder-48h", "reminder-24h"]);
});

test("once a driver is named, the driver is asked; once they said yes, the patient is told", () => {
  const ride = { mobile: "+12125550142", confirmed: false };
  expect(kinds({ ride }).at(-1)).toBe("ride-ask-driver");
  expect(kinds({ ride: { ...ride, confirmed: true } }).at(-1)).toBe("ride-confirmed");
});

test("another driver is asked anew, and so is the same one for another time", () => {
  const keys = [
    plan({ ride: { mobile: "+12125550142", confirmed: false } }),
    plan({ ride: { mobile: "+12125550143", confirmed: false } }),
    plan({ ride: { mobile: "+12125550142", confirmed: false }, moves: 1 }),
  ].map((planned) => planned.at(-1)!.key);
  expect(new Set(keys).size).toBe(3);
});

test("somebody who answered the evening's questions is not asked again", () => {
  expect(kinds({ eveningAnswered: true })).not.toContain("evening-questions");
});

test("a visit moved has letters of its own, and none that says booked", () => {
  const [before, after] = [plan(), plan({ moves: 1 })];
  expect(after[0]!.kind).toBe("moved");
  expect(before.filter(({ key }) => after.some((one) => one.key === key))).toEqual([]);
});

test("a cancelled visit has one letter, which says so", () => {
  expect(kinds({ state: "cancelled" })).toEqual(["cancelled"]);
});

test("who booked long ago is not told today that they booked", () => {
  const [told] = plan();
  expect(told!.notAfter).toBe(at("2026-11-03T15:00:00Z"));
});

const someVisit: fc.Arbitrary<ToPlan> = fc.record({
  id: fc.uuid(),
  state: fc.constantFrom("booked" as const, "cancelled" as const),
  startAt: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }).map(as<Instant>),
  moves: fc.nat(3),
  changedAt: fc.integer({ min: Date.UTC(2025, 10, 1), max: Date.UTC(2028, 0, 1) }).map(as<Instant>),
  escort: fc.boolean(),
  ride: fc.option(fc.record({ mobile: fc.constantFrom("+12125550142", "+12125550143"), confirmed: fc.boolean() })),
  eveningAnswered: fc.boolean(),
});
const zones = fc.constantFrom(ZONE, "America/Phoenix", "Europe/Madrid", "Pacific/Auckland", "Asia/Kolkata");

test("for any visit each reason is there once, before the visit, true, and reminders come in waking hours", () => {
  fc.assert(
    fc.property(someVisit, zones, (one, zone) => {
      const planned = planOf(one, { zone }, rules);
      expect(new Set(planned.map(({ key }) => key)).size).toBe(planned.length);
      for (const { kind, key, notBefore, notAfter } of planned) {
        expect(notBefore).toBeLessThan(notAfter);
        expect(notAfter).toBeLessThanOrEqual(one.startAt);
        expect(isStillTrue(one, { key, template: kind })).toBe(true);
        if (kind.startsWith("reminder") || kind === "evening-questions")
          expect(inQuiet(notBefore, rules.quiet, zone)).toBe(false);
      }
    }),
  );
});

test("what was written for a visit is no longer true after it was moved, cancelled or is over", () => {
  for (const { key, kind: template } of plan()) {
    expect(isStillTrue({ ...visit, moves: 1 }, { key, template })).toBe(false);
    expect(isStillTrue({ ...visit, state: "cancelled" }, { key, template })).toBe(false);
    expect(isStillTrue(undefined, { key, template })).toBe(false);
  }
  const asking = plan().find(({ kind }) => kind === "ride-please")!;
  const ride = { mobile: "+12125550142", confirmed: false };
  expect(isStillTrue({ ...visit, ride }, { key: asking.key, template: asking.kind })).toBe(false);
});

const contact: Contact = {
  name: "Ode, Mara",
  email: "mara@visitor.example",
  mobile: "(212) 555-0142",
  language: "en",
  zone: ZONE,
  texts: true,
};

test("short and soon goes by text to those who said yes to texts, the rest by mail; each letter goes one way", () => {
  expect(addressFor("reminder-24h", contact)).toEqual({ channel: "text", recipient: "+12125550142" });
  expect(addressFor("booked", contact)).toEqual({ channel: "mail", recipient: "mara@visitor.example" });
  expect(addressFor("reminder-24h", { ...contact, texts: false })).toMatchObject({ channel: "mail" });
  expect(addressFor("booked", { ...contact, email: null })).toMatchObject({ channel: "text" });
});

test("nobody is sent a text who did not say yes, even where there is no mail", () => {
  expect(addressFor("reminder-24h", { ...contact, email: null, texts: false })).toBeNull();
});

test("numbers are dialled as they are written here, and what is no number is not dialled", () => {
  expect(["(212) 555-0142", "1-212-555-0142", "+44 20 7946 0000", "555-0142", "call me"].map(dialled)).toEqual([
    "+12125550142",
    "+12125550142",
    "+442079460000",
    null,
    null,
  ]);
});

test("an offer taken in place of another visit is told as one new time, and the visit given up not as a cancellation", () => {
  expect(kinds({ offer: "taken", escort: false })[0]).toBe("moved");
  expect(kinds({ offer: "given-up", state: "cancelled" })).toEqual([]);
  const cancelled = { key: `appointment:${visit.id}:0:cancelled`, template: "cancelled" };
  expect(isStillTrue({ ...visit, state: "cancelled", offer: "given-up" }, cancelled)).toBe(false);
  expect(isStillTrue({ ...visit, state: "cancelled" }, cancelled)).toBe(true);
});
