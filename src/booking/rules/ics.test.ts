import * as fc from "fast-check";
import { expect, test } from "vitest";
import { at } from "./clinic.test-data.ts";
import { icsOf } from "./ics.ts";

/** Many cases on a busy machine: time is no finding here. */
const patient = { timeout: 120_000 };

const entry = {
  uid: "7d3e@clinic.example",
  sequence: 0,
  cancelled: false,
  startAt: at("2026-03-09T09:00-04:00"),
  endAt: at("2026-03-09T10:00-04:00"),
  title: "Appointment",
  place: "12 Example Street, Springfield",
  about: "",
  url: null,
  organizer: { name: "The clinic", email: "desk@clinic.example" },
  writtenAt: at("2026-02-01T12:00:05Z"),
};

test("an appointment is one entry, its times in UTC, private, with comma and semicolon escaped", () => {
  expect(icsOf(entry).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Afterglow//Booking//EN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    "UID:7d3e@clinic.example",
    "SEQUENCE:0",
    "DTSTAMP:20260201T120005Z",
    "DTSTART:20260309T130000Z",
    "DTEND:20260309T140000Z",
    "SUMMARY:Appointment",
    "LOCATION:12 Example Street\\, Springfield",
    'ORGANIZER;CN="The clinic":mailto:desk@clinic.example',
    "STATUS:CONFIRMED",
    "CLASS:PRIVATE",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("nine in the morning is one hour apart in UTC on both sides of the change of the clocks", () => {
  const before = icsOf({ ...entry, startAt: at("2026-03-07T09:00-05:00") });
  expect(before).toContain("DTSTART:20260307T140000Z");
  expect(icsOf({ ...entry, startAt: at("2026-11-02T09:00-05:00") })).toContain("DTSTART:20261102T140000Z");
});

test("a cancelled appointment takes its entry out of the calendar: the same uid, a later sequence", () => {
  const ics = icsOf({ ...entry, cancelled: true, sequence: 2 });
  for (const line of ["METHOD:CANCEL", "UID:7d3e@clinic.example", "SEQUENCE:2", "STATUS:CANCELLED"])
    expect(ics).toContain(`\r\n${line}\r\n`);
});

/** Read back the way a calendar does: unfold, then unescape. */
const readBack = (ics: string, name: string) =>
  ics
    .replaceAll("\r\n ", "")
    .split("\r\n")
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .replaceAll(/\\([\\;,nN])/g, (_, character: string) => (character.toLowerCase() === "n" ? "\n" : character));

test(
  "whatever the clinic calls itself, no line is longer than 75 octets, no character is cut, and it reads back as it was",
  patient,
  () => {
    const words = fc.string({ unit: "binary", maxLength: 200 }).map((text) => text.replaceAll(/\p{Cc}|\p{Cs}/gu, "\n"));
    fc.assert(
      fc.property(words, words, (place, about) => {
        const ics = icsOf({ ...entry, place, about, organizer: null });
        for (const line of ics.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(new TextDecoder("utf-8", { fatal: true }).decode(new TextEncoder().encode(ics))).toBe(ics);
        expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        if (about !== "") expect(readBack(ics, "DESCRIPTION")).toBe(about);
        if (place !== "") expect(readBack(ics, "LOCATION")).toBe(place);
      }),
    );
  },
);

test("nothing typed into a name can add a line of its own", () => {
  const evil = 'x\r\nATTENDEE:mailto:somebody@else.example\u0000"';
  const ics = icsOf({
    ...entry,
    title: evil,
    uid: evil,
    url: `https://clinic.example/${evil}`,
    organizer: { name: evil, email: evil },
  });
  expect(ics.split("\r\n").filter((line) => line.startsWith("ATTENDEE"))).toEqual([]);
  expect(ics).not.toContain("\u0000");
});

test("a long line is filled to exactly 75 octets and goes on after a space", () => {
  const lines = icsOf({ ...entry, about: "x".repeat(100) }).split("\r\n");
  const first = lines.findIndex((line) => line.startsWith("DESCRIPTION:"));
  expect(lines.slice(first, first + 2)).toEqual([`DESCRIPTION:${"x".repeat(63)}`, ` ${"x".repeat(37)}`]);
});
