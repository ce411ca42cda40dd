import type { Instant } from "#science/units.ts";

/**
 * One thing that happened. `id` is a UUIDv7 made where it was entered, so sending it twice stores it once.
 * `at` is when it happened, as the person or device says; the server adds `recordedAt` when it is stored.
 * `by` is a staff id, or "device:<id>", or "system".
 */
export type Fact<Type extends string = string, Data = unknown> = {
  readonly id: string;
  readonly type: Type;
  readonly at: Instant;
  readonly by: string;
  readonly data: Data;
};

/** A fact as the event store gives it back. `position` is its place, without gaps, in the clinic's chain. */
export type Recorded<F extends Fact = Fact> = F & {
  readonly stream: string;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly position: number;
};

/** The no to an order, in words the screen shows as they are: which rule, and what would satisfy it. */
export type Refusal = {
  readonly rule: string;
  readonly says: string;
  readonly satisfy: string;
  /** The form field it concerns, where there is one. */
  readonly field?: string;
};

/** What `decide` answers: the one fact the order becomes, or every reason against it. Never both, never an exception. */
export type Decision<F extends Fact = Fact> =
  | { readonly fact: F }
  | { readonly refusals: readonly [Refusal, ...Refusal[]] };

/** An answer that may not be known. Unknown is never no. */
export type Tri = "yes" | "no" | "unknown";
