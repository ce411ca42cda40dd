import { as, type Instant } from "#science/units.ts";
import type { Placing, Preference } from "../events.ts";
import { suits } from "./preference.ts";
import { clockOf } from "./wall-clock.ts";

/** Somebody who would come sooner, or at all. */
export type Waiter = {
  readonly id: string;
  readonly typeId: string;
  readonly preference: Preference;
  readonly joinedAt: Instant;
  /** When the appointment begins that a new one would replace; null for somebody who has none. */
  readonly insteadOf: Instant | null;
  /** Starts that were offered to them before and not taken. */
  readonly passed: readonly Instant[];
};

/** Who has no appointment at all stands before who has one; then whoever joined first. */
export const inLine = (waiting: readonly Waiter[]): readonly Waiter[] =>
  waiting.toSorted(
    (a, b) =>
      Number(a.insteadOf !== null) - Number(b.insteadOf !== null) || a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1),
  );

/** Would this time serve this person? Only when they could come, were not offered it before, and it is sooner than what they have. */
export function wouldTake({ preference, insteadOf, passed }: Waiter, { startAt, zone }: Placing): boolean {
  const clock = clockOf(zone, { from: startAt, to: as<Instant>(startAt + 1) });
  return suits(preference, startAt, clock) && !passed.includes(startAt) && (insteadOf === null || startAt < insteadOf);
}
