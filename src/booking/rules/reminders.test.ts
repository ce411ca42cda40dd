import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { at, iso } from "./clinic.test-data.ts";
import { defaultBookingRules } from "./defaults.ts";
import { afterQuiet, inQuiet } from "./quiet.ts";
import { remindersOf } from "./reminders.ts";

/** Many cases on a busy machine: time is no finding here. */
const patient = { timeout: 120_000 };

const { quiet } = defaultBookingRules;
const newYork = { zone: "America/New_York" };
const booked = { startAt: at("2026-05-20T09:00-04:00"), agreedAt: at("2026-05-01T12:00-04:00"), evening: true };
const sent = (change: object = {}, contact = newYork) =>
  remindersOf({ ...booked, ...change }, contact, { quiet }).map(({ kind, notBefore }) => `${kind} ${iso(notBefore)}`);
const kindsAt = (now: string) =>
  remindersOf(booked, newYork, { quiet })
    .filter(({ notBefore, notAfter }) => notBefore <= at(now) && at(now) < notAfter)
    .map(({ kind }) => kind);

test("a visit at nine is reminded of seven days, two days and one day before, and the questions come at five the evening before", () => {
  expect(sent()).toEqual([
    "reminder-7d 2026-05-13T13:00",
    "reminder-48h 2026-05-18T13:00",
    "reminder-24h 2026-05-19T13:00",
    "evening-questions 2026-05-19T21:00",
  ]);
});

test("a visit that needs no fast and no ride gets no questions", () => {
  expect(sent({ evening: false })).toHaveLength(3);
});

test("a reminder whose moment was over when the time was agreed is left out", () => {
  expect(sent({ agreedAt: at("2026-05-17T12:00-04:00") })).toEqual([
    "reminder-48h 2026-05-18T13:00",
    "reminder-24h 2026-05-19T13:00",
    "evening-questions 2026-05-19T21:00",
  ]);
});

test("somebody who books late in the evening before is asked the questions at once, or in the morning when it is night", () => {
  expect(sent({ agreedAt: at("2026-05-19T20:00-04:00") })).toEqual(["evening-questions 2026-05-20T00:00"]);
  expect(sent({ agreedAt: at("2026-05-19T22:00-04:00") })).toEqual(["evening-questions 2026-05-20T12:00"]);
  expect(sent({ startAt: at("2026-05-20T07:30-04:00"), agreedAt: at("2026-05-19T22:00-04:00") })).toEqual([]);
});

test("each reminder is due for its hours and not before or after", () => {
  expect(kindsAt("2026-05-13T08:59-04:00")).toEqual([]);
  expect(kindsAt("2026-05-13T09:00-04:00")).toEqual(["reminder-7d"]);
  expect(kindsAt("2026-05-14T09:00-04:00")).toEqual([]);
  expect(kindsAt("2026-05-18T09:00-04:00")).toEqual(["reminder-48h"]);
  expect(kindsAt("2026-05-19T09:00-04:00")).toEqual(["reminder-24h"]);
  expect(kindsAt("2026-05-19T17:00-04:00")).toEqual(["reminder-24h", "evening-questions"]);
  expect(kindsAt("2026-05-20T08:59-04:00")).toEqual(["evening-questions"]);
  expect(kindsAt("2026-05-20T09:00-04:00")).toEqual([]);
});

test("reminders wait for the morning where the patient lives, not where the clinic stands", () => {
  expect(sent({}, { zone: "America/Los_Angeles" })).toEqual([
    "reminder-7d 2026-05-13T15:00",
    "reminder-48h 2026-05-18T15:00",
    "reminder-24h 2026-05-19T15:00",
    "evening-questions 2026-05-20T00:00",
  ]);
});

test("the evening before is at five by the wall on the day the clocks change", () => {
  const change = { startAt: at("2026-03-09T09:00-04:00"), agreedAt: at("2026-03-01T00:00Z") };
  expect(sent(change)).toContain("evening-questions 2026-03-08T21:00");
  expect(sent({ ...change, startAt: at("2026-03-08T09:00-04:00") })).toContain("evening-questions 2026-03-07T22:00");
});

test("quiet from nine in the evening to eight: nine is quiet, eight is not", () => {
  const quietAt = (time: string) => inQuiet(at(`2026-05-20T${time}-04:00`), quiet, newYork.zone);
  expect(["20:59", "21:00", "23:59", "00:00", "07:59", "08:00", "12:00"].map(quietAt)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  const noon = { from: "12:00", to: "13:00" };
  expect(inQuiet(at("2026-05-20T12:30-04:00"), noon, newYork.zone)).toBe(true);
  expect(inQuiet(at("2026-05-20T13:00-04:00"), noon, newYork.zone)).toBe(false);
  expect(inQuiet(at("2026-05-20T12:00-04:00"), { from: "12:00", to: "12:00" }, newYork.zone)).toBe(false);
});

test("quiet hours that no clock shows are an error, not a quiet night without quiet", () => {
  expect(() => inQuiet(booked.startAt, { from: "9 pm", to: "08:00" }, newYork.zone)).toThrow("no times");
});

const zones = fc.constantFrom(
  "America/New_York",
  "America/Los_Angeles",
  "Europe/Berlin",
  "Europe/Dublin",
  "Australia/Lord_Howe",
);
const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }).map((ms) => as<Instant>(ms));
const changing = fc
  .tuple(
    fc.constantFrom("2026-03-08", "2026-11-01", "2026-03-29", "2026-10-25", "2026-04-05", "2026-10-04"),
    fc.integer({ min: -1800, max: 1800 }),
  )
  .map(([day, minutes]) => as<Instant>(new Date(day).getTime() + minutes * 60_000));
const times = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${String(Math.floor(n / 4)).padStart(2, "0")}:${String((n % 4) * 15).padStart(2, "0")}`);

test(
  "what waits for the end of the quiet hours is never sent in them, never earlier than wished, and no longer than a day later",
  patient,
  () => {
    fc.assert(
      fc.property(fc.oneof(instants, changing), zones, times, times, (instant, zone, from, to) => {
        const sentAt = afterQuiet(instant, { from, to }, zone);
        expect(sentAt).toBeGreaterThanOrEqual(instant);
        expect(inQuiet(sentAt, { from, to }, zone)).toBe(false);
        expect(sentAt - instant).toBeLessThanOrEqual(25 * 3_600_000);
        for (let between: number = instant; between < sentAt; between += 420_000)
          expect(inQuiet(as<Instant>(between), { from, to }, zone)).toBe(true);
      }),
      { numRuns: 60 },
    );
  },
);

test("no reminder is sent in quiet hours, before the time was agreed, or after the start", patient, () => {
  fc.assert(
    fc.property(
      fc.oneof(instants, changing),
      fc.integer({ min: 0, max: 20 * 24 * 60 }),
      zones,
      (startAt, minutes, zone) => {
        const agreedAt = as<Instant>(startAt - minutes * 60_000);
        for (const { notBefore, notAfter } of remindersOf({ startAt, agreedAt, evening: true }, { zone }, { quiet })) {
          expect(inQuiet(notBefore, quiet, zone)).toBe(false);
          expect(notBefore).toBeGreaterThanOrEqual(agreedAt);
          expect(notAfter).toBeLessThanOrEqual(startAt);
        }
      },
    ),
  );
});

test("in the hour that comes twice, what is written the second time waits for the second end of the quiet", () => {
  const late = { from: "22:00", to: "02:30" };
  expect(iso(afterQuiet(at("2026-10-25T02:10+02:00"), late, "Europe/Berlin"))).toBe("2026-10-25T00:30");
  expect(iso(afterQuiet(at("2026-10-25T02:10+01:00"), late, "Europe/Berlin"))).toBe("2026-10-25T01:30");
});

test("a time agreed exactly a day before is still reminded of", () => {
  expect(sent({ agreedAt: at("2026-05-19T09:00-04:00"), evening: false })).toEqual(["reminder-24h 2026-05-19T13:00"]);
});
