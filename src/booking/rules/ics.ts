import { dayOf } from "#science/calendar.ts";
import type { Instant } from "#science/units.ts";
import { DAY } from "./wall-clock.ts";

/** What a calendar is told. Neutral words only: a calendar lies open on kitchen tables and in offices. */
export type CalendarEntry = {
  /** The same for every version of one appointment: calendars replace by it. */
  readonly uid: string;
  /** Grows with every version: 0 when booked, more when moved or cancelled. */
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly startAt: Instant;
  readonly endAt: Instant;
  readonly title: string;
  readonly place: string;
  readonly about: string;
  readonly url: string | null;
  /** The clinic, whose entry this is: RFC 5546 asks for it wherever a calendar is told what to do. Null writes a bare entry. */
  readonly organizer: { readonly name: string; readonly email: string } | null;
  readonly writtenAt: Instant;
};

const two = (n: number): string => String(n).padStart(2, "0");

/** "20260308T143000Z": in UTC, so that no zone table is needed and no change of the clocks can be misread. */
function stamp(at: Instant): string {
  const { year, month, day } = dayOf(at);
  const seconds = Math.floor((at - Math.floor(at / DAY) * DAY) / 1000);
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${year}${two(month)}${two(day)}T${two(hour)}${two(minute)}${two(second)}Z`;
}

/** RFC 5545, 3.3.11. Control characters would end the line, and with it the calendar. */
const escaped = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/(?!\t)\p{Cc}/gu, "");

const octets = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_00_00 ? 3 : 4;
};

/** RFC 5545, 3.1: no line longer than 75 octets; a longer one goes on after a line break and a space, never within a character. */
function folded(line: string): string {
  let [out, length] = ["", 0];
  for (const character of line) {
    const wide = octets(character);
    if (length + wide > 75) [out, length] = [`${out}\r\n `, 1];
    out += character;
    length += wide;
  }
  return out;
}

/** An address has neither spaces nor control characters. */
const bare = (address: string): string => address.replaceAll(/[\s\p{Cc}]/gu, "");

/** A name in quotes can hold everything but quotes and control characters. */
const quoted = (name: string): string => name.replaceAll(/["\p{Cc}]/gu, "");

/** One appointment as a calendar file, RFC 5545, booked or cancelled. */
export function icsOf(entry: CalendarEntry): string {
  const { cancelled, place, about, url, organizer } = entry;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Afterglow//Booking//EN",
    ...(organizer === null ? [] : [`METHOD:${cancelled ? "CANCEL" : "PUBLISH"}`]),
    "BEGIN:VEVENT",
    `UID:${escaped(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${stamp(entry.writtenAt)}`,
    `DTSTART:${stamp(entry.startAt)}`,
    `DTEND:${stamp(entry.endAt)}`,
    `SUMMARY:${escaped(entry.title)}`,
    ...(place === "" ? [] : [`LOCATION:${escaped(place)}`]),
    ...(about === "" ? [] : [`DESCRIPTION:${escaped(about)}`]),
    ...(url === null ? [] : [`URL:${bare(url)}`]),
    ...(organizer === null ? [] : [`ORGANIZER;CN="${quoted(organizer.name)}":mailto:${bare(organizer.email)}`]),
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "CLASS:PRIVATE",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
