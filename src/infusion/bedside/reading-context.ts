import type { Tri } from "#plumbing/facts.ts";
import { latest } from "../fold/infusion.ts";
import { baselineOf } from "../rules/recovery-state.ts";
import type { ReadingContext } from "../rules/thresholds.ts";
import type { Cockpit } from "./cockpit.ts";

/** Scores older than this say nothing of the patient now, in ms: twice the widest interval between them. Ours [P]. */
const SCORE_FRESH_MS = 30 * 60_000;

/** What stands beside the numbers now: baseline, symptoms, the newest scores, the readings before. */
export function readingContextOf(
  { infusion, context, now }: Pick<Cockpit, "infusion" | "context" | "now">,
  symptomatic: Tri,
  at = now,
): ReadingContext {
  const { done, startedAt } = infusion;
  const fresh = <T extends { readonly at: number }>(score: T | null): T | null =>
    score !== null && now - score.at <= SCORE_FRESH_MS ? score : null;
  return {
    at,
    symptomatic,
    baseline: baselineOf(infusion, context.protocol)?.values ?? null,
    moaas: fresh(latest(done.SedationScored))?.data.moaas ?? null,
    dissociation: fresh(latest(done.DissociationScored))?.data ?? null,
    previous: done.VitalsCharted.filter((row) => row.at < at && row.at >= (startedAt ?? 0)).map((row) => ({
      at: row.at,
      values: row.data.values,
    })),
  };
}
