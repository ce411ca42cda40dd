import { expect, test } from "vitest";
import { calendarFrom, dayAround, openSpans } from "./calendar.ts";
import { at, facts, iso, newYork, span, week } from "./clinic.test-data.ts";
import type { Span } from "./intervals.ts";
import { aligned, clockOf } from "./wall-clock.ts";

const shown = (spans: readonly Span[]) => spans.map(({ from, to }) => `${iso(from)} to ${iso(to)}`);
const daily = [1, 2, 3, 4, 5, 6, 7];
const berlin = "Europe/Berlin";

test("the clinic opens at nine by its own wall clock before and after the clocks go forward in New York", () => {
  const window = span("2026-03-07T00:00-05:00", "2026-03-10T00:00-04:00");
  expect(shown(openSpans(week("09:00", "17:00", daily), [], newYork, window))).toEqual([
    "2026-03-07T14:00 to 2026-03-07T22:00",
    "2026-03-08T13:00 to 2026-03-08T21:00",
    "2026-03-09T13:00 to 2026-03-09T21:00",
  ]);
});

test("the clinic opens at nine by its own wall clock before and after the clocks go back in Berlin", () => {
  const window = span("2026-10-24T00:00+02:00", "2026-10-26T00:00+01:00");
  expect(shown(openSpans(week("09:00", "17:00", daily), [], berlin, window))).toEqual([
    "2026-10-24T07:00 to 2026-10-24T15:00",
    "2026-10-25T08:00 to 2026-10-25T16:00",
  ]);
});

test("the weeks between the change in the US and in Europe are each zone's own", () => {
  const window = span("2026-03-16T00:00Z", "2026-03-17T00:00Z");
  const monday = week("09:00", "17:00", [1]);
  expect(shown(openSpans(monday, [], newYork, window))).toEqual(["2026-03-16T13:00 to 2026-03-16T21:00"]);
  expect(shown(openSpans(monday, [], berlin, window))).toEqual(["2026-03-16T08:00 to 2026-03-16T16:00"]);
  expect(shown(openSpans(monday, [], "Europe/Dublin", window))).toEqual(["2026-03-16T09:00 to 2026-03-16T17:00"]);
});

test("a night of 24 hours on the wall lasts 23 in spring, 25 in autumn, and half an hour more or less on Lord Howe", () => {
  const hours = (zone: string, from: string, to: string) =>
    openSpans(week("00:00", "24:00", daily), [], zone, span(from, to)).map((one) => (one.to - one.from) / 3_600_000);
  const oneDay = (zone: string, day: string, next: string) => {
    const weekday = new Date(day.slice(0, 10)).getUTCDay() || 7;
    const [only] = openSpans(week("00:00", "24:00", [weekday]), [], zone, span(day, next));
    return (only!.to - only!.from) / 3_600_000;
  };
  expect(oneDay(newYork, "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00")).toBe(23);
  expect(oneDay(newYork, "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00")).toBe(25);
  expect(oneDay("America/Los_Angeles", "2026-03-08T00:00-08:00", "2026-03-09T00:00-07:00")).toBe(23);
  expect(oneDay(berlin, "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00")).toBe(23);
  expect(oneDay("Europe/Dublin", "2026-10-25T00:00+01:00", "2026-10-26T00:00+00:00")).toBe(25);
  expect(oneDay("Australia/Lord_Howe", "2026-10-04T00:00+10:30", "2026-10-05T00:00+11:00")).toBe(23.5);
  expect(oneDay("Australia/Lord_Howe", "2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30")).toBe(24.5);
  expect(hours(newYork, "2026-03-07T12:00Z", "2026-03-09T12:00Z")).toHaveLength(1);
});

test("a shift that begins in the skipped hour begins when the clock skips it", () => {
  const window = span("2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00");
  expect(shown(openSpans(week("02:30", "06:00", [7]), [], newYork, window))).toEqual([
    "2026-03-08T07:00 to 2026-03-08T10:00",
  ]);
  expect(openSpans(week("02:10", "02:50", [7]), [], newYork, window)).toEqual([]);
});

test("a shift that begins in the hour that comes twice begins the first time, and ends the first time", () => {
  const window = span("2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00");
  expect(shown(openSpans(week("01:30", "04:00", [7]), [], newYork, window))).toEqual([
    "2026-11-01T05:30 to 2026-11-01T09:00",
  ]);
  expect(shown(openSpans(week("00:00", "01:30", [7]), [], newYork, window))).toEqual([
    "2026-11-01T04:00 to 2026-11-01T05:30",
  ]);
});

test("starts every half hour by the wall on Lord Howe, where the clocks move by half an hour", () => {
  const night = span("2026-10-04T01:00+10:30", "2026-10-04T04:00+11:00");
  const offered = [...aligned(clockOf("Australia/Lord_Howe", night), night, 60)];
  const wall = offered.map((instant) =>
    new Date(instant).toLocaleTimeString("en-GB", { timeZone: "Australia/Lord_Howe", timeStyle: "short" }),
  );
  expect(wall).toEqual(["01:00", "03:00"]);
});

test("the hour that comes twice is offered twice", () => {
  const night = span("2026-11-01T00:30-04:00", "2026-11-01T02:30-05:00");
  expect([...aligned(clockOf(newYork, night), night, 30)].map(iso)).toEqual([
    "2026-11-01T04:30",
    "2026-11-01T05:00",
    "2026-11-01T05:30",
    "2026-11-01T06:00",
    "2026-11-01T06:30",
    "2026-11-01T07:00",
  ]);
});

test("a step that does not divide the day begins anew at midnight", () => {
  const night = span("2026-01-05T22:00-05:00", "2026-01-06T02:00-05:00");
  expect([...aligned(clockOf(newYork, night), night, 100)].map(iso)).toEqual([
    "2026-01-06T04:20",
    "2026-01-06T05:00",
    "2026-01-06T06:40",
  ]);
});

test("a closed day is closed from its first to its last midnight, first and last day included", () => {
  const closure = { closureId: "c", siteId: "here", firstDay: "2026-12-24", lastDay: "2026-12-25", why: "Holiday" };
  const window = span("2026-12-23T00:00-05:00", "2026-12-27T00:00-05:00");
  expect(shown(openSpans(week("09:00", "17:00", daily), [closure], newYork, window))).toEqual([
    "2026-12-23T14:00 to 2026-12-23T22:00",
    "2026-12-26T14:00 to 2026-12-26T22:00",
  ]);
  const elsewhere = { ...closure, siteId: "there" };
  expect(
    calendarFrom(facts({ closures: [elsewhere], window, hours: week("09:00", "17:00", daily) })).open,
  ).toHaveLength(4);
});

test("opening hours that reach into the window are told uncut", () => {
  const window = span("2026-01-05T12:00-05:00", "2026-01-05T13:00-05:00");
  expect(shown(openSpans(week("09:00", "17:00"), [], newYork, window))).toEqual([
    "2026-01-05T14:00 to 2026-01-05T22:00",
  ]);
});

test("a time that no clock shows opens nothing", () => {
  const window = span("2026-01-05T00:00-05:00", "2026-01-10T00:00-05:00");
  for (const [from, to] of [
    ["9", "17:00"],
    ["09:00", "25:00"],
    ["09:70", "17:00"],
    ["17:00", "09:00"],
    ["", ""],
  ] as const)
    expect(openSpans(week(from, to), [], newYork, window)).toEqual([]);
});

test("a person is there for their rota without their leave; without a rota they are never there", () => {
  const leave = (from: string, to: string) => ({
    leaveId: from,
    staffId: "ode",
    fromAt: at(from),
    toAt: at(to),
    why: "Holiday",
  });
  const { people } = calendarFrom(
    facts({
      window: span("2026-01-05T00:00-05:00", "2026-01-06T00:00-05:00"),
      rotas: [{ staffId: "ode", weekly: week("08:00", "18:00") }],
      leaves: [
        leave("2026-01-05T09:00-05:00", "2026-01-05T10:00-05:00"),
        leave("2026-01-05T09:30-05:00", "2026-01-05T11:00-05:00"),
        leave("2026-01-05T17:00-05:00", "2026-01-07T17:00-05:00"),
      ],
    }),
  );
  expect(shown(people[0]!.on)).toEqual([
    "2026-01-05T13:00 to 2026-01-05T14:00",
    "2026-01-05T16:00 to 2026-01-05T22:00",
  ]);
  expect(people[1]?.on).toEqual([]);
});

test("leave and appointments are read a day further at both ends than the window", () => {
  const around = dayAround(span("2026-01-05T12:00Z", "2026-01-06T12:00Z"));
  expect(shown([around])).toEqual(["2026-01-04T12:00 to 2026-01-07T12:00"]);
});

test("a place that never closes is open in one stretch, a day further than the window at both ends", () => {
  const window = span("2026-01-05T12:00-05:00", "2026-01-06T12:00-05:00");
  expect(shown(openSpans(week("00:00", "24:00", daily), [], newYork, window))).toEqual([
    "2026-01-04T05:00 to 2026-01-08T05:00",
  ]);
});
