import type { RecordedInfusionFact } from "../events.ts";

/**
 * The record's content as one text, for its signature: every fact but signatures, in the order it was recorded, as it was
 * written. Any later entry, correction or changed byte gives another text.
 */
export const contentOf = (facts: readonly RecordedInfusionFact[]): string =>
  facts
    .filter(({ type }) => type !== "RecordSigned")
    .toSorted((a, b) => a.version - b.version)
    .map(({ id, type, at, recordedAt, by, data }) => JSON.stringify([id, type, at, recordedAt, by, sorted(data)]))
    .join("\n");

/** The same data always reads the same, whatever order its fields were sent in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
