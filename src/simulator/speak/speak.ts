import { zoneOffset } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { Cuff, Measured } from "../source.ts";

/** Whose dialect of HL7 v2 a simulated monitor speaks. */
export type Vendor = "philips" | "mindray" | "ge";

/** A fictitious patient as entered at the monitor. `birthDate` as 1990-12-31. */
export type Patient = {
  readonly mrn: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly sex: "female" | "male";
};

/** One message's worth of a monitor's state. */
export type Telling = {
  /** What it calls itself on the wire: an EUI-64 such as 00A0370098000002, or a name. */
  readonly deviceId: string;
  /** What is written on its front, such as "Bedside 2"; the vendor's own word when not given. */
  readonly deviceName?: string;
  readonly bed: string;
  readonly patient: Patient | null;
  readonly at: Date;
  /** The zone its clock is set to; UTC when not given. Not every vendor sends it. */
  readonly zone?: string;
  readonly controlId: string;
  readonly measured: Measured;
  /** The last cuff reading with its own time; null before the first. */
  readonly cuff: (Omit<Cuff, "readAt"> & { readonly at: Date }) | null;
  readonly probeOff: boolean;
  readonly demo: boolean;
  /** Said in the message, where no monitor would chart it: that the numbers are simulated, and how. */
  readonly says: string;
};

const two = (n: number) => String(n).padStart(2, "0");

/** "20261124093012" as the monitor's own clock shows it, without a zone. */
export function wallStamp(at: Date, zone = "UTC"): string {
  const wall = new Date(at.getTime() + zoneOffset(zone, as<Instant>(at.getTime())));
  const parts = [
    wall.getUTCMonth() + 1,
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
  ];
  return `${wall.getUTCFullYear()}${parts.map(two).join("")}`;
}

/** "-0700": how far the monitor's clock is ahead of UTC. */
export function offsetText(at: Date, zone = "UTC"): string {
  const ahead = Math.round(zoneOffset(zone, as<Instant>(at.getTime())) / 60_000);
  return `${ahead < 0 ? "-" : "+"}${two(Math.floor(Math.abs(ahead) / 60))}${two(Math.abs(ahead) % 60)}`;
}

/** Monitors show and send whole numbers. */
export const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));

/** What the oximeter gives: nothing when its probe is off. Its pulse rate follows the heart. */
export function oximeter({ measured, probeOff }: Telling): {
  readonly spo2: number | null;
  readonly pulse: number | null;
} {
  return probeOff || measured.spo2 === null
    ? { spo2: null, pulse: null }
    : { spo2: whole(measured.spo2), pulse: whole(measured.hr) };
}

const ESCAPES = [
  ["\\", "\\E\\"],
  ["|", "\\F\\"],
  ["^", "\\S\\"],
  ["~", "\\R\\"],
  ["&", "\\T\\"],
] as const;

/** Text from outside as it may stand in a field: what would split it is escaped, what would end it is gone. */
export const plain = (text: string): string =>
  ESCAPES.reduce((safe, [mark, code]) => safe.replaceAll(mark, code), text).replaceAll(/\p{Cc}/gu, " ");

/** PID fields 5 to 8: name, birth date and sex. */
export const personFields = ({ family, given, birthDate, sex }: Patient, nameEnd: string): string =>
  `${plain(family)}^${plain(given)}${nameEnd}||${birthDate.replaceAll("-", "")}|${sex === "female" ? "F" : "M"}`;

/** The note every message carries, in a segment no parser charts. */
export const note = ({ says }: Telling): string => `NTE|1|L|${plain(`Simulated: ${says}`)}`;
