import type { Source } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { pctImproved } from "#assessment/events.ts";
import { product } from "#science/decimal.ts";
import type { Instant } from "#science/units.ts";
import type { IntervalSeen } from "./interval.ts";

const DAY = 86_400_000;

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

/** Early warning by scale: up so much from the best, and at least so high (clinical reference 9.4). */
export const earlyWarnings: readonly {
  readonly scaleId: string;
  readonly up: number;
  readonly atLeast: number;
  readonly source: Source;
}[] = [
  {
    scaleId: "phq-9",
    up: 5,
    atLeast: 10,
    source: { from: "Clinical reference 9.4: PHQ-9 up 5 or more from the best, and 10 or more", evidence: "P" },
  },
];

type Watching = {
  readonly scaleId: string;
  readonly responsePct: number;
  readonly nearBest: number;
  readonly baseline: Counted | null;
  /** Since the first infusion, oldest first. */
  readonly since: readonly Counted[];
};

/** How maintenance holds, as `nextInterval` asks for it. Relapse counts two measurements a week apart, or one near the baseline. */
export function heldUp(watching: Watching): Omit<IntervalSeen, "days" | "taperNth"> {
  const { baseline, since, responsePct, nearBest } = watching;
  const latest = since.at(-1);
  if (baseline === null || latest === undefined)
    return { isResponder: "unknown", nearBestTwice: "unknown", earlyWarning: "unknown", isRelapse: "unknown" };
  const best = Math.min(...since.map(({ total }) => total));
  const [last, before] = [latest, since.at(-2)];
  const near = ({ total }: Counted) => total - best <= nearBest;
  return {
    isResponder: isResponse(baseline, latest, responsePct) ? "yes" : "no",
    nearBestTwice: before === undefined ? "unknown" : near(last) && near(before) ? "yes" : "no",
    earlyWarning: warns(watching.scaleId, best, latest.total),
    isRelapse: isRelapse(watching, latest) ? "yes" : "no",
  };
}

const isResponse = (baseline: Counted, score: Counted, responsePct: number): boolean =>
  (improvement(baseline, score) ?? 0) >= responsePct;

function warns(scaleId: string, best: number, total: number): Tri {
  const row = earlyWarnings.find((one) => one.scaleId === scaleId);
  if (row === undefined) return "unknown";
  return total - best >= row.up && total >= row.atLeast ? "yes" : "no";
}

/** Lost for good only what was there: somebody who never responded does not relapse. */
function isRelapse({ baseline, since, responsePct }: Watching, latest: Counted): boolean {
  if (baseline === null || !since.some((score) => isResponse(baseline, score, responsePct))) return false;
  if (product(latest.total, 10) >= product(baseline.total, 8)) return true;
  const lost = since.filter((score) => !isResponse(baseline, score, responsePct));
  const firstOfRun = lost.find((score) => since.every((other) => other.at < score.at || lost.includes(other)));
  return lost.includes(latest) && firstOfRun !== undefined && latest.at - firstOfRun.at >= 7 * DAY;
}
