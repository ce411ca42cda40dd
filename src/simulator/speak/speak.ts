import type { Cuff, Measured } from "../source.ts";

export type Vendor = "philips" | "mindray" | "ge";

export type Patient = {
  readonly mrn: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly sex: "female" | "male";
};

/** One message's worth of a monitor's state. */
export type Telling = {
  readonly deviceId: string;
  readonly bed: string;
  readonly patient: Patient | null;
  readonly at: Date;
  readonly controlId: string;
  readonly measured: Measured;
  /** The last cuff reading with its own time; null before the first. */
  readonly cuff: (Cuff & { readonly at: Date }) | null;
  readonly probeOff: boolean;
  readonly demo: boolean;
  /** Said in the message, where no monitor would chart it: that the numbers are simulated, and how. */
  readonly says: string;
};

const two = (n: number) => String(n).padStart(2, "0");

/** "20261124093012" in UTC. */
export const stamp = (at: Date): string =>
  `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`;

export const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));

export const sexOf = ({ sex }: Patient): string => (sex === "female" ? "F" : "M");

export const birthOf = ({ birthDate }: Patient): string => birthDate.replaceAll("-", "");
