import type { Setback } from "#course/events.ts";
import { parseDay } from "#science/calendar.ts";
import { inUtc } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { RecordedWatchFact, WatchFact } from "./facts.ts";

type DataOf<T extends WatchFact["type"]> = Extract<WatchFact, { type: T }>["data"];

/** A prescriber's decision about a warning. */
export type Seen = DataOf<"WarningSeen"> & { readonly id: string; readonly at: Instant; readonly by: string };

/** `at` is noon of the day it was on; `toldAt`, when we learned of it. */
export type Told = Setback & {
  readonly id: string;
  readonly on: string;
  readonly note: string;
  readonly toldAt: Instant;
};

export type Watch = { readonly seen: readonly Seen[]; readonly setbacks: readonly Told[] };

/** What was told and decided of one patient. Total: a day that is none tells nothing. */
export function foldWatch(facts: readonly RecordedWatchFact[]): Watch {
  return {
    seen: facts.flatMap((fact) =>
      fact.type === "WarningSeen" ? [{ ...fact.data, id: fact.id, at: fact.at, by: fact.by }] : [],
    ),
    setbacks: facts.flatMap((fact) => {
      const day = fact.type === "SetbackReported" ? parseDay(fact.data.on) : null;
      if (fact.type !== "SetbackReported" || day === null) return [];
      const at = inUtc({ ...day, hour: 12, minute: 0, second: 0, ms: 0 });
      return [{ ...fact.data, id: fact.id, at, toldAt: fact.at }];
    }),
  };
}
