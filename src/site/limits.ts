import { holdsOfStrangers } from "#booking/read.ts";
import { heldFrom, sameAddress, type Tally } from "#plumbing/visitors.ts";
import { minutes } from "#science/units.ts";
import type { Asking } from "./asking.ts";

export const BOOKINGS_AN_HOUR = 5;
const CODES_TO_ONE = 6;
const CODES_FROM_ONE = 10;
const CODES_A_DAY = 60;
const HOLDS_AN_HOUR = 40;
const HOLDS_AT_ONCE = 3;
const RIDES_AN_HOUR = 5;
const MOVES_AN_HOUR = 10;

/**
 * Codes for one address from one connection, and from one connection whatever the address. The address itself has only a
 * high ceiling for the day: it keeps a mailbox from being filled, and yet no stranger uses up another's codes from one place.
 * None of it looks at whether anybody here has the address.
 */
export function codeTallies(network: string, email: string): readonly Tally[] {
  const to = sameAddress(email);
  return [
    { key: `codes from ${network}`, most: CODES_FROM_ONE },
    { key: `codes from ${network} to ${to}`, most: CODES_TO_ONE },
    { key: `codes to ${to}`, most: CODES_A_DAY, within: minutes(24 * 60) },
  ];
}

export const bookingTallies = (network: string): readonly Tally[] => [
  { key: `bookings from ${network}`, most: BOOKINGS_AN_HOUR },
];

export const holdTallies = (network: string): readonly Tally[] => [
  { key: `times held from ${network}`, most: HOLDS_AN_HOUR },
];

/** Each driver named is sent a text, so a visit names only so many. */
export const rideTallies = (visitId: string): readonly Tally[] => [
  { key: `rides named for ${visitId}`, most: RIDES_AN_HOUR },
];

/** Each move is a letter, and takes a time from others. */
export const moveTallies = (visitId: string): readonly Tally[] => [{ key: `moves of ${visitId}`, most: MOVES_AN_HOUR }];

/** Whether one connection holds as many times as it may, none of them anybody's yet: else one person could hold a whole day. */
export const holdsEnough = async ({ tx, now }: Asking, network: string): Promise<boolean> =>
  (await heldFrom(tx, network, await holdsOfStrangers(tx, now))) >= HOLDS_AT_ONCE;
