import type { FollowupPolicy, Source } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";

/** The clinic's numbers of a relapse, and what it calls a response. Points of the PHQ-9, days, percent. */
export type RelapsePolicy = Omit<FollowupPolicy["watch"], "boostersMost"> & { readonly responsePct: number };

/** The early warning is written in points of this scale (clinical reference 9.4); of another one nobody says how many are many. */
const WARNING_SCALE = "phq-9";
export const hasWarning = (scaleId: string): boolean => scaleId === WARNING_SCALE;

/** One complete measurement. What is not known is not among them: missing is neither well nor ill. */
export type Measured = { readonly at: Instant; readonly total: number };

/** Told by somebody, whatever the score says. */
export type Setback = { readonly at: Instant; readonly what: "hospital-stay" | "suicidal-behaviour" };

export type RelapseRule = {
  readonly id: "near-baseline" | "response-lost" | "setback" | "early-warning";
  readonly kind: "early-warning" | "relapse";
  readonly says: string;
  readonly source: Source;
};

const FROM = "Clinical reference 9.4, relapse and early warning template";

/** Clinical reference 9.4. The numbers in them are the protocol's. */
export const relapseRules: readonly RelapseRule[] = [
  {
    id: "setback",
    kind: "relapse",
    says: "A stay in hospital or suicidal behaviour",
    source: { from: FROM, evidence: "P" },
  },
  {
    id: "near-baseline",
    kind: "relapse",
    says: "Back near the baseline, on one measurement",
    source: { from: FROM, evidence: "P" },
  },
  {
    id: "response-lost",
    kind: "relapse",
    says: "The response lost on two measurements so many days apart, with none between that shows it again",
    source: { from: FROM, evidence: "P" },
  },
  {
    id: "early-warning",
    kind: "early-warning",
    says: "Up from the best by so much, and at least so high",
    source: { from: FROM, evidence: "P" },
  },
];

export type Relapse = {
  readonly kind: RelapseRule["kind"];
  readonly ruleId: RelapseRule["id"];
  /** When it was there to be known: of two measurements the second. A time that looks ahead would shorten every curve. */
  readonly at: Instant;
  /** The first measurement of the run that led to it. */
  readonly since: Instant;
  readonly because: string;
};

const DAY = 86_400_000;

/**
 * What these scores came to since the best: the first relapse; where there is none, the early warning that holds at the newest
 * score; else null. Meant for somebody who had responded: who never did has nothing to lose. `best` is the lowest total before
 * the first of `scores`, null where none is known; lower ones among them replace it. Without a baseline only the early warning
 * and what was told can be judged. Null here is "none seen", which without scores is not "well".
 */
export function relapseOf(
  scores: readonly Measured[],
  baseline: number | null,
  best: number | null,
  setbacks: readonly Setback[],
  policy: RelapsePolicy,
): Relapse | null {
  const ordered = scores.toSorted((a, b) => a.at - b.at);
  const found = [...setbacks.map(setback), nearBaseline(ordered, baseline, policy), lost(ordered, baseline, policy)];
  const relapses = found.filter((one) => one !== null).toSorted((a, b) => a.at - b.at);
  return relapses[0] ?? earlyWarning(ordered, best, policy);
}

const setback = ({ at, what }: Setback): Relapse => ({
  kind: "relapse",
  ruleId: "setback",
  at,
  since: at,
  because: what === "hospital-stay" ? "A stay in hospital." : "Suicidal behaviour.",
});

/** In whole hundredths, so that exactly 80% of a baseline of 15 is 12 and not 12.000000000000002. */
function nearBaseline(scores: readonly Measured[], baseline: number | null, policy: RelapsePolicy): Relapse | null {
  if (baseline === null || baseline <= 0) return null;
  const near = scores.find(({ total }) => total * 100 >= baseline * (100 - policy.relapseNearBaselinePct));
  if (near === undefined) return null;
  const because = `${near.total}: within ${policy.relapseNearBaselinePct}% of the baseline of ${baseline}.`;
  return { kind: "relapse", ruleId: "near-baseline", at: near.at, since: near.at, because };
}

function lost(scores: readonly Measured[], baseline: number | null, policy: RelapsePolicy): Relapse | null {
  if (baseline === null || baseline <= 0) return null;
  let first: Measured | null = null;
  for (const score of scores) {
    if ((baseline - score.total) * 100 >= policy.responsePct * baseline) first = null;
    else if (first === null) first = score;
    else if (score.at - first.at >= policy.relapseDaysApart * DAY) return lostOver(first, score, policy);
  }
  return null;
}

const lostOver = (first: Measured, second: Measured, policy: RelapsePolicy): Relapse => ({
  kind: "relapse",
  ruleId: "response-lost",
  at: second.at,
  since: first.at,
  because: `Less than ${policy.responsePct}% better on two measurements, ${first.total} and ${second.total}, ${policy.relapseDaysApart} days apart or more.`,
});

function earlyWarning(scores: readonly Measured[], best: number | null, policy: RelapsePolicy): Relapse | null {
  let [lowest, since]: [number, Measured | null] = [best ?? Infinity, null];
  for (const score of scores) {
    lowest = Math.min(lowest, score.total);
    const warns = score.total - lowest >= policy.earlyWarningRise && score.total >= policy.earlyWarningFrom;
    since = warns ? (since ?? score) : null;
  }
  const newest = scores.at(-1);
  if (since === null || newest === undefined) return null;
  const because = `${newest.total}: up ${newest.total - lowest} from the best, ${lowest}.`;
  return { kind: "early-warning", ruleId: "early-warning", at: since.at, since: since.at, because };
}
