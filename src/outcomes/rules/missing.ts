import { isResponse, pctImproved, type Scale } from "#assessment/events.ts";
import type { Source } from "#clinic/events.ts";
import { studentQuantile } from "#science/beta.ts";
import { mean, variance, welch } from "#science/samples.ts";
import { FEWEST } from "./hiding.ts";
import { type Due, type Flow, isMeasured } from "./measures.ts";
import { DAY, lastOf } from "./treatment.ts";
import { lastKnown, type Window } from "./window.ts";

/** What makes a figure doubtful. */
export type Doubt = { readonly id: "differ" | "many" | "cannot-tell"; readonly says: string };

/** The rules by which a figure is doubted. */
export const doubts: readonly { readonly id: Doubt["id"]; readonly rule: string; readonly source: Source }[] = [
  {
    id: "differ",
    rule: "Those measured and those not measured differed when both were last seen: Welch’s t, 5% on both sides.",
    source: {
      from: "Welch 1947; a difference at the last look is the sign of informative drop-out that data can show",
      evidence: "K-H",
    },
  },
  {
    id: "many",
    rule: "More than one in five was not measured.",
    source: { from: "Sackett’s rule of 5 and 20 percent for loss to follow-up", evidence: "K-H" },
  },
  {
    id: "cannot-tell",
    rule: "Fewer than ten of those not measured, or of those measured, had a score on the way: they cannot be compared.",
    source: { from: "Ours, for the director to judge", evidence: "P" },
  },
];

const MANY = 0.2;

export type Missing = {
  readonly unmeasured: number;
  /** The share that responded, were none of the unmeasured a responder, and were all of them. */
  readonly worst: number;
  readonly best: number;
  readonly doubts: readonly Doubt[];
};

/** How far the unmeasured may have moved a figure of response. Null where nobody is due. */
export function missingOf(
  { due, measured }: Pick<Flow, "due" | "measured">,
  window: Window,
  scale: Scale,
): Missing | null {
  if (due.length === 0) return null;
  const unmeasured = due.length - measured.length;
  const responded = measured.filter((one) => isResponse(scale, one.baseline, one.now) === "yes").length;
  return {
    unmeasured,
    worst: responded / due.length,
    best: (responded + unmeasured) / due.length,
    doubts: doubtsOf(due, window),
  };
}

/** What speaks against taking a figure of those measured for one of everybody due. */
export function doubtsOf(due: readonly Due[], window: Window): readonly Doubt[] {
  const { known = [], unknown = [] } = Object.groupBy(due, (one) => (isMeasured(one) ? "known" : "unknown"));
  const [seen, unseen] = [lastSeen(known, window), lastSeen(unknown, window)];
  const comparable = Math.min(seen.length, unseen.length) >= FEWEST;
  return [
    ...(comparable ? differ(seen, unseen) : []),
    ...(unknown.length / due.length > MANY ? [many(unknown.length, due.length)] : []),
    ...(unknown.length > 0 && !comparable ? [cannotTell] : []),
  ];
}

const startOf = ({ treatment }: Due, { after, days }: Window): number => {
  const anchor = after === "last" ? lastOf(treatment) : after === "first" ? 0 : (treatment.given[after - 1] ?? 0);
  return anchor + days[0] * DAY;
};

/** Percent better than the baseline when last seen before the score that counts. */
const lastSeen = (due: readonly Due[], window: Window): readonly number[] =>
  due.flatMap((one) => {
    const known = lastKnown(one.treatment, startOf(one, window));
    return pctImproved(one.baseline, known?.[1] ?? null) ?? [];
  });

function differ(seen: readonly number[], unseen: readonly number[]): readonly Doubt[] {
  const test = welch(unseen, seen);
  if (test === null || Math.abs(test.t) <= studentQuantile(0.975, test.df)) return [];
  const [of, against] = [Math.round(mean(unseen)), Math.round(mean(seen))];
  const way = test.t < 0 ? "worse: the true share is probably lower" : "better: the true share is probably higher";
  const says = `Those who were not measured had been ${way} than the one shown. When last seen they were ${of}% better, the others ${against}%.`;
  return [{ id: "differ", says }];
}

const many = (unmeasured: number, of: number): Doubt => ({
  id: "many",
  says: `${unmeasured} of ${of} were not measured, more than one in five. What became of them may change the figure.`,
});

const cannotTell: Doubt = {
  id: "cannot-tell",
  says: "Too few of those who were not measured were seen on the way: whether they fared otherwise, nobody can tell.",
};

/** Is the mean of these so far from zero that chance does not explain it? Student’s t, 5% on both sides. */
export function isOffZero(values: readonly number[]): -1 | 0 | 1 {
  if (values.length < FEWEST) return 0;
  const error = Math.sqrt(variance(values) / values.length);
  const t = mean(values) / error;
  return error > 0 && Math.abs(t) > studentQuantile(0.975, values.length - 1) ? (t > 0 ? 1 : -1) : 0;
}
