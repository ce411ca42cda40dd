import { roundHalfUp } from "#science/decimal.ts";
import type { Effect } from "#science/samples.ts";
import type { Figure } from "./rules/hiding.ts";
import type { OutsideCount } from "./rules/infusions.ts";

const WHOLE = 100;

/** "54%"; with a place where it is of many, so that 0.98% of infusions is not 1%. */
export const percent = (share: number, places = 0): string => `${roundHalfUp(share * WHOLE, places)}%`;

/** "46 to 61%" */
export const between = (low: number, high: number, places = 0): string =>
  `${roundHalfUp(low * WHOLE, places)} to ${percent(high, places)}`;

/** "83 of 155" */
export const counted = ({ count, of }: Figure): string => `${count} of ${of}`;

export const shareOf = ({ count, of }: Figure): number => count / of;

/** "−9.1": with a true minus, as it is read aloud. */
export const signed = (value: number): string => {
  const rounded = roundHalfUp(value, 1);
  return rounded < 0 ? `−${Math.abs(rounded)}` : `+${rounded}`;
};

/** "1.52 (1.3 to 1.74)" */
export const effectWords = ({ d, low, high }: Effect): string => `${twice(d)} (${twice(low)} to ${twice(high)})`;

const twice = (value: number): string => {
  const rounded = roundHalfUp(value, 2);
  return rounded < 0 ? `−${Math.abs(rounded)}` : String(rounded);
};

/** "1 patient was given 4 infusions" */
export const patientsGiven = ({ patients, infusions }: OutsideCount): string =>
  `${patients === 1 ? "1 patient was" : `${patients} patients were`} given ${infusions} ${infusions === 1 ? "infusion" : "infusions"}`;

export const TOO_FEW = "Fewer than ten people, or so few that other figures would tell of them: not shown.";

const WEEK = 7;
const DAYS_IN_YEAR = 365;

/** "4 weeks", "1 year" */
export const spanWords = (days: number): string => (days === DAYS_IN_YEAR ? "1 year" : `${days / WEEK} weeks`);

/** How the page asks for what is chosen. */
export const queryOf = (chosen: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== "")).toString();
