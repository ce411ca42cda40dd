import type { Instant } from "#science/units.ts";
import type { DataOf, InfusionFactType, RecordedInfusionFact } from "../events.ts";
import { isOrderType } from "../orders/orders.ts";
import { schemas } from "../orders/schemas.ts";

/** One correction of an entry: what it said before, who struck it, when and why. The struck words stay readable. */
export type Strike = {
  readonly correctionId: string;
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  readonly was: { readonly at: Instant; readonly data: unknown };
  /** False when the words put in its place cannot be such an entry: then the entry stands as it was. */
  readonly readable: boolean;
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
type Corrections = ReadonlyMap<string, readonly Correction[]>;

/** A minute late is late: entries say so. */
const LATE_MS = 60_000;

/** How long after it happened an entry was recorded; zero when it was in time. */
export const lateBy = ({ fact, at }: Pick<Entry, "fact" | "at">): number =>
  fact.recordedAt - at > LATE_MS ? fact.recordedAt - at : 0;

const asMade = (a: RecordedInfusionFact, b: RecordedInfusionFact): number => a.at - b.at || a.version - b.version;

/** Every entry with its corrections applied, in the order things happened; what arrived later but happened earlier stands earlier. */
export function entriesOf(facts: readonly RecordedInfusionFact[]): readonly Entry[] {
  const corrections: Corrections = Map.groupBy(
    facts.filter((fact) => fact.type === "EntryCorrected").toSorted(asMade),
    ({ data }) => data.entryId,
  );
  return facts
    .map((fact) => settled(fact, corrections, new Set()))
    .toSorted((a, b) => a.at - b.at || a.fact.version - b.fact.version);
}

/**
 * The entry after every correction of it that itself still stands. A correction can be taken back by a correction of it;
 * one that leads back to itself in a circle counts for nothing.
 */
function settled(fact: RecordedInfusionFact, corrections: Corrections, leadingHere: ReadonlySet<string>): Entry {
  const seen = new Set(leadingHere).add(fact.id);
  const standing = (corrections.get(fact.id) ?? []).filter(
    (correction) => !seen.has(correction.id) && !settled(correction, corrections, seen).withdrawn,
  );
  return corrected(fact, standing);
}

function corrected(fact: RecordedInfusionFact, corrections: readonly Correction[]): Entry {
  let now = { at: fact.at, data: fact.data, withdrawn: false };
  const struck: Strike[] = [];
  for (const { id, by, recordedAt, data } of corrections) {
    const { reason, replacement, replacementAt } = data;
    const readable = replacement === null || canBe(fact.type, replacement);
    struck.push({ correctionId: id, by, at: recordedAt, reason, was: { at: now.at, data: now.data }, readable });
    if (replacement === null) now = { at: now.at, data: now.data, withdrawn: true };
    else if (readable) now = { at: replacementAt ?? now.at, data: replacement as Entry["data"], withdrawn: false };
  }
  return { fact, ...now, struck };
}

/** A correction is taken back, never reworded: its words decide what another entry says. */
const canBe = (type: InfusionFactType, replacement: unknown): boolean =>
  type !== "EntryCorrected" && isOrderType(type) && schemas[type].safeParse(replacement).success;
