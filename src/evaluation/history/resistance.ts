import type { EvaluationPolicy } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import type { PastTrial } from "../events.ts";
import type { History } from "../fold/history.ts";
import { contentsOf, plainWords } from "./medicine-list.ts";
import { type Adequacy, adequacyOf, minimumDoseOf } from "./trials.ts";

type Policy = Pick<EvaluationPolicy, "minTrials" | "minWeeks" | "doseProfile" | "minAdherencePct" | "responsePct">;

export type JudgedTrial = {
  readonly trial: PastTrial;
  readonly adequacy: Adequacy;
  /** Counted for this episode. "unknown" where an answer would make it count. */
  readonly counts: Tri;
  readonly why: string;
};

/** The verdict on treatment resistance, and everything it rests on. */
export type Resistance = {
  readonly answer: Tri;
  readonly counted: number;
  readonly needed: number;
  readonly working: readonly JudgedTrial[];
  /** Adequate failures over the whole life, each drug once. */
  readonly lifetime: number;
  readonly intolerances: number;
  readonly classes: readonly string[];
  /** Adequate failures of ECT, rTMS and esketamine: shown, not counted as antidepressants. */
  readonly procedures: number;
  /** Without what only the patient remembers there would be too few: a caution, no failure of the rule. */
  readonly restsOnRecall: boolean;
  readonly says: string;
  readonly satisfy: string;
};

const drugOf = ({ ingredient, trialId }: PastTrial): string => {
  if (ingredient === null) return trialId;
  const contents = contentsOf(ingredient);
  return (contents.length === 0 ? [ingredient] : contents).map(({ name }) => plainWords(name)).join(" + ");
};

/** Two trials of one drug in one episode count once. Unknown whether it was this episode counts as this one. */
export function resistanceOf(
  { trials, trialsKnown }: Pick<History, "trials" | "trialsKnown">,
  policy: Policy,
): Resistance {
  const working = judged(trials, policy);
  const counting = working.filter(({ counts }) => counts === "yes");
  const perhaps = new Set(working.filter(({ counts }) => counts === "unknown").map(({ trial }) => drugOf(trial)));
  const counted = counting.length;
  const isOpen = trialsKnown === null || counted + perhaps.size >= policy.minTrials;
  const answer: Tri = counted >= policy.minTrials ? "yes" : isOpen ? "unknown" : "no";
  const failures = working.filter(({ adequacy }) => adequacy.verdict === "adequate-failure");
  const drugs = failures.filter(({ trial }) => trial.kind === "antidepressant");
  return {
    answer,
    counted,
    needed: policy.minTrials,
    working,
    lifetime: new Set(drugs.map(({ trial }) => drugOf(trial))).size,
    intolerances: working.filter(({ adequacy }) => adequacy.verdict === "intolerance").length,
    classes: [...new Set(working.flatMap(({ trial }) => minimumDoseOf(trial)?.drugClass ?? []))],
    procedures: failures.length - drugs.length,
    restsOnRecall: answer === "yes" && drugsOnRecord(counting) < policy.minTrials,
    ...inWords(answer, counted, policy.minTrials, trialsKnown === null),
  };
}

const drugsOnRecord = (counting: readonly JudgedTrial[]): number =>
  counting.filter(({ trial }) => trial.saidBy !== "patient").length;

function inWords(answer: Tri, counted: number, needed: number, isUnasked: boolean) {
  const says = `${counted} of ${needed} adequate treatments failed in this episode.`;
  if (answer !== "unknown")
    return { says, satisfy: answer === "yes" ? "" : "Another adequate trial, or a specialist's opinion." };
  return isUnasked
    ? {
        says: `${says} The list was not gone through.`,
        satisfy: "Go through past treatments, then say the list is complete.",
      }
    : { says: `${says} More may count.`, satisfy: "Find dose, weeks and outcome of the treatments marked unknown." };
}

/** Records outweigh memory where one drug was listed twice: they are judged first, so that the memory is the one left out. */
function judged(trials: readonly PastTrial[], policy: Policy): readonly JudgedTrial[] {
  const order = trials.toSorted((a, b) => Number(a.saidBy === "patient") - Number(b.saidBy === "patient"));
  const seen = new Set<string>();
  const verdicts = new Map<string, JudgedTrial>();
  for (const trial of order) {
    const one = judgedOne(trial, adequacyOf(trial, policy), seen);
    if (one.counts === "yes") seen.add(drugOf(trial));
    verdicts.set(trial.trialId, one);
  }
  const all = trials.flatMap((trial) => verdicts.get(trial.trialId) ?? []);
  // A second listing that might count adds nothing once the drug itself counts.
  return all.map((one) => (one.counts === "unknown" && seen.has(drugOf(one.trial)) ? once(one) : one));
}

const once = (one: JudgedTrial): JudgedTrial => ({
  ...one,
  counts: "no",
  why: "The same drug counts once in an episode.",
});

function judgedOne(trial: PastTrial, adequacy: Adequacy, seen: ReadonlySet<string>): JudgedTrial {
  const no = (why: string): JudgedTrial => ({ trial, adequacy, counts: "no", why });
  const { verdict, says } = adequacy;
  if (trial.currentEpisode === "no" && verdict !== "not-judged") return no("Another episode.");
  if (trial.kind !== "antidepressant" && verdict !== "not-judged") return no("A procedure: shown, not counted.");
  if (verdict === "unknown") return { trial, adequacy, counts: "unknown", why: says };
  if (verdict !== "adequate-failure") return no(says);
  if (seen.has(drugOf(trial))) return no("The same drug counts once in an episode.");
  const whichEpisode = trial.currentEpisode === "unknown" ? " Which episode is not known: counted as this one." : "";
  return { trial, adequacy, counts: "yes", why: `${says}${whichEpisode}` };
}
