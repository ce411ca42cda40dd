import type { Instant } from "#science/units.ts";
import type { DataOf, InfusionFactType, RecordedInfusionFact } from "../events.ts";

/** One correction of an entry: what it said before, who struck it, when and why. The struck words stay readable. */
export type Strike = {
  readonly correctionId: string;
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  readonly was: { readonly at: Instant; readonly data: unknown };
};

/** One entry of the record as it stands now. `withdrawn` was entered in error: it is shown struck through and counts for nothing. */
export type Entry = {
  readonly fact: RecordedInfusionFact;
  readonly at: Instant;
  readonly data: RecordedInfusionFact["data"];
  readonly withdrawn: boolean;
  readonly struck: readonly Strike[];
};

/** An entry of one type that counts. */
export type Done<T extends InfusionFactType> = {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly data: DataOf<T>;
};

type Correction = Extract<RecordedInfusionFact, { type: "EntryCorrected" }>;

/** A minute late is late: entries say so. */
const LATE_MS = 60_000;

/** How long after it happened an entry was recorded; zero when it was in time. */
export const lateBy = ({ fact, at }: Pick<Entry, "fact" | "at">): number =>
  fact.recordedAt - at > LATE_MS ? fact.recordedAt - at : 0;

/** Every entry with its corrections applied, in the order things happened; what arrived later but happened earlier stands earlier. */
export function entriesOf(facts: readonly RecordedInfusionFact[]): readonly Entry[] {
  const byVersion = facts.toSorted((a, b) => a.version - b.version);
  const corrections = standing(byVersion.filter((fact) => fact.type === "EntryCorrected"));
  return byVersion
    .map((fact) => corrected(fact, corrections.get(fact.id) ?? []))
    .toSorted((a, b) => a.at - b.at || a.fact.version - b.fact.version);
}

/** Corrections that hold, by the entry they name. One that was itself entered in error no longer does. */
function standing(corrections: readonly Correction[]): ReadonlyMap<string, readonly Correction[]> {
  const withdrawn = new Set<string>();
  for (const { id, data } of corrections.toReversed()) {
    if (!withdrawn.has(id) && data.replacement === null) withdrawn.add(data.entryId);
  }
  return Map.groupBy(
    corrections.filter(({ id }) => !withdrawn.has(id)),
    ({ data }) => data.entryId,
  );
}

function corrected(fact: RecordedInfusionFact, corrections: readonly Correction[]): Entry {
  let now = { at: fact.at, data: fact.data, withdrawn: false };
  const struck: Strike[] = [];
  for (const { id, by, recordedAt, data } of corrections) {
    struck.push({ correctionId: id, by, at: recordedAt, reason: data.reason, was: { at: now.at, data: now.data } });
    now =
      data.replacement === null
        ? { ...now, withdrawn: true }
        : { at: data.replacementAt ?? now.at, data: data.replacement as Entry["data"], withdrawn: false };
  }
  return { fact, ...now, struck };
}
