import type { Instant } from "#science/units.ts";
import type { ChecklistItem, DataOf, InfusionFactType, InfusionPhase } from "../events.ts";
import type { Done, Entry } from "./entries.ts";

/** Facts that do not fit together. A person resolves it; nothing is removed to make it go. */
export type Discrepancy = {
  readonly id: string;
  readonly says: string;
  /** The entry it is about. */
  readonly about: string | null;
  readonly resolved: { readonly by: string; readonly how: string } | null;
};

/** Everything that counts, by kind, each in the order it happened. */
export type Chronicle = { readonly [T in InfusionFactType]: readonly Done<T>[] };

/** One infusion visit as its facts tell it. */
export type Infusion = DataOf<"InfusionOpened"> & {
  readonly openedAt: Instant;
  readonly phase: InfusionPhase;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedHow: "completed" | "stopped" | null;
  readonly done: Chronicle;
  readonly entries: readonly Entry[];
  readonly discrepancies: readonly Discrepancy[];
};

/** The newest answer to each day-of check. */
export function answersOf({ done }: Pick<Infusion, "done">): Partial<Record<ChecklistItem, Done<"CheckAnswered">>> {
  return Object.fromEntries(done.CheckAnswered.map((answer) => [answer.data.item, answer]));
}

export const latest = <T>(things: readonly T[]): T | null => things.at(-1) ?? null;

/** The clearance a prescriber gave for this item after it was last answered or measured; null when there is none. */
export const clearanceOf = (
  { done }: Pick<Infusion, "done">,
  item: DataOf<"CheckCleared">["item"],
  since: Instant,
): Done<"CheckCleared"> | null =>
  done.CheckCleared.findLast((clearance) => clearance.data.item === item && clearance.at >= since) ?? null;
