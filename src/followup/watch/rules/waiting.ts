import type { Relapse } from "#course/events.ts";
import type { Seen, Told } from "../fold.ts";

type Known = {
  readonly seen: readonly Seen[];
  readonly setbacks: readonly Told[];
  /** The highest total since the last infusion; null without a score. */
  readonly worst: number | null;
};

/**
 * The decision that answers what was found; null while it waits for one. A decision about an early warning is none about a relapse,
 * and a worse score or another setback than the prescriber knew of asks again.
 */
export function answerTo(found: Relapse, { seen, setbacks, worst }: Known): Seen | null {
  const last = seen.findLast(({ at }) => at >= found.since);
  if (last === undefined) return null;
  if (found.kind === "relapse" && last.warning !== "relapse") return null;
  if (worst !== null && worst > (last.worst ?? -Infinity)) return null;
  return setbacks.some(({ toldAt }) => toldAt > last.at) ? null : last;
}
