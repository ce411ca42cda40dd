import type { Tri } from "#plumbing/facts.ts";
import { pctImproved } from "#assessment/events.ts";
import type { Instant } from "#science/units.ts";
import type { IntervalSeen } from "./interval.ts";
import { hasWarning, relapseOf, type RelapsePolicy } from "./relapse.ts";

/** A score of the course's scale. Only complete ones count: a missing answer is not a zero. */
export type Score = {
  readonly at: Instant;
  readonly total: number | null;
  readonly band: string | null;
  readonly complete: boolean;
};
export type Counted = Score & { readonly total: number };

export const counted = (scores: readonly Score[]): readonly Counted[] =>
  scores.filter((score): score is Counted => score.complete && score.total !== null).toSorted((a, b) => a.at - b.at);

/** What everything is compared with: the newest score before the drug first ran, or, while it has not, the newest there is. */
export const baselineOf = (scores: readonly Score[], firstGivenAt: Instant | null): Counted | null =>
  counted(scores).findLast(({ at }) => firstGivenAt === null || at <= firstGivenAt) ?? null;

/** Percent better than the baseline; negative is worse. Null where there is nothing to compare, as from zero. */
export const improvement = (baseline: Counted | null, now: Counted | null): number | null =>
  pctImproved(baseline?.total ?? null, now?.total ?? null);

/** The newest score taken after one infusion began and before the next did. */
export const scoreAfter = (scores: readonly Score[], givenAt: readonly Instant[], nth: number): Counted | null => {
  const [from, to] = [givenAt[nth - 1], givenAt[nth]];
  if (from === undefined) return null;
  return counted(scores).findLast(({ at }) => at > from && (to === undefined || at <= to)) ?? null;
};

type Watching = {
  readonly scaleId: string;
  readonly policy: RelapsePolicy;
  readonly nearBest: number;
  readonly baseline: Counted | null;
  /** Since the first infusion, oldest first. */
  readonly since: readonly Counted[];
};

/** How maintenance holds, as `nextInterval` asks for it: the one rule of relapse and early warning, on what stands at the newest score. */
export function heldUp(watching: Watching): Omit<IntervalSeen, "days" | "taperNth"> {
  const { baseline, since, policy, nearBest } = watching;
  const latest = since.at(-1);
  if (baseline === null || latest === undefined)
    return { isResponder: "unknown", nearBestTwice: "unknown", earlyWarning: "unknown", isRelapse: "unknown" };
  const best = Math.min(...since.map(({ total }) => total));
  const [last, before] = [latest, since.at(-2)];
  const near = ({ total }: Counted) => total - best <= nearBest;
  return {
    isResponder: isResponseOf(baseline, latest, policy.responsePct) ? "yes" : "no",
    nearBestTwice: before === undefined ? "unknown" : near(last) && near(before) ? "yes" : "no",
    earlyWarning: warns(watching),
    isRelapse: isRelapse(watching) ? "yes" : "no",
  };
}

const isResponseOf = (baseline: Counted, score: Counted, responsePct: number): boolean =>
  (improvement(baseline, score) ?? 0) >= responsePct;

const warns = ({ scaleId, since, policy }: Watching): Tri =>
  hasWarning(scaleId) ? (relapseOf(since, null, null, [], policy) === null ? "no" : "yes") : "unknown";

/** Lost only what was there, and only since it was last seen: whoever never responded does not relapse, and whoever is well again has. */
function isRelapse({ baseline, since, policy }: Watching): boolean {
  if (baseline === null) return false;
  const held = since.findLastIndex((score) => isResponseOf(baseline, score, policy.responsePct));
  if (held < 0) return false;
  return relapseOf(since.slice(held + 1), baseline.total, null, [], policy)?.kind === "relapse";
}
