import type { EvaluationPolicy } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import type { PastTrial } from "../events.ts";
import { contentsOf, plainWords } from "./medicine-list.ts";
import { type MinimumDose, minimumDoses, procedures } from "./minimum-doses.ts";

type Policy = Pick<EvaluationPolicy, "minTrials" | "minWeeks" | "doseProfile" | "minAdherencePct" | "responsePct">;

/** One question of the working, answered, with what it rests on. */
export type Step = {
  readonly step: "dose" | "duration" | "adherence" | "failed";
  readonly answer: Tri;
  readonly says: string;
};

/**
 * "adequate-failure": long enough, high enough, and it did not help. "intolerance": given up early because of side effects,
 * which is no failure. "not-judged": augmentation, psychotherapy and what has no criterion here; recorded, never counted.
 */
export type Verdict = "adequate-failure" | "intolerance" | "not-adequate" | "helped" | "unknown" | "not-judged";

export type Adequacy = { readonly verdict: Verdict; readonly steps: readonly Step[]; readonly says: string };

/** The row of a drug; undefined where the table has none. */
export function minimumDoseOf({ ingredient }: Pick<PastTrial, "ingredient">): MinimumDose | undefined {
  if (ingredient === null) return undefined;
  const names = new Set(contentsOf(ingredient).map(({ name }) => plainWords(name)));
  return minimumDoses.find((row) => names.has(plainWords(row.ingredient)));
}

/** Was this treatment given long enough and high enough, and did it fail? Nothing that is not known counts as said. */
export function adequacyOf(trial: PastTrial, policy: Policy): Adequacy {
  if (trial.kind === "augmentation" || trial.augments !== null)
    return notJudged("Added to another treatment: recorded, not counted by itself.");
  const procedure = procedures.find(({ kind }) => kind === trial.kind);
  if (trial.kind !== "antidepressant" && procedure === undefined)
    return notJudged("No criterion of dose and duration here: recorded, not counted.");
  const steps =
    procedure === undefined
      ? [doseStep(trial, policy), durationStep(trial, policy), adherenceStep(trial, policy), failedStep(trial, policy)]
      : [seriesStep(trial, procedure), failedStep(trial, policy)];
  return verdictOf(trial, steps, policy);
}

const notJudged = (says: string): Adequacy => ({ verdict: "not-judged", steps: [], says });

function doseStep(trial: PastTrial, { doseProfile }: Policy): Step {
  const row = minimumDoseOf(trial);
  const mg = trial.maxSustainedDailyMg;
  if (row === undefined) return { step: "dose", answer: "unknown", says: "No least dose is known for this drug." };
  const least = row[doseProfile];
  if (mg === null) return { step: "dose", answer: "unknown", says: `Dose not known; ${least} mg a day is needed.` };
  return mg >= least
    ? { step: "dose", answer: "yes", says: `${mg} mg a day, at least ${least} mg.` }
    : { step: "dose", answer: "no", says: `${mg} mg a day: under ${least} mg.` };
}

function durationStep({ weeksAtOrAboveMin: weeks }: PastTrial, { minWeeks }: Policy): Step {
  if (weeks === null) return { step: "duration", answer: "unknown", says: `Weeks not known; ${minWeeks} are needed.` };
  return weeks >= minWeeks
    ? { step: "duration", answer: "yes", says: `${weeks} weeks at that dose, at least ${minWeeks}.` }
    : { step: "duration", answer: "no", says: `${weeks} weeks at that dose: under ${minWeeks}.` };
}

function adherenceStep({ adherencePct: taken }: PastTrial, { minAdherencePct }: Policy): Step {
  if (taken === null) return { step: "adherence", answer: "unknown", says: "How many doses were taken is not known." };
  return taken >= minAdherencePct
    ? { step: "adherence", answer: "yes", says: `${taken}% of doses taken.` }
    : { step: "adherence", answer: "no", says: `${taken}% of doses taken: under ${minAdherencePct}%.` };
}

function seriesStep(trial: PastTrial, { name, least, unit }: (typeof procedures)[number]): Step {
  const done = unit === "sessions" ? trial.sessions : trial.weeksAtOrAboveMin;
  if (done === null)
    return { step: "duration", answer: "unknown", says: `${name}: ${unit} not known; ${least} needed.` };
  return done >= least
    ? { step: "duration", answer: "yes", says: `${done} ${unit}, at least ${least}.` }
    : { step: "duration", answer: "no", says: `${done} ${unit}: under ${least}.` };
}

const FAILED = new Set<PastTrial["outcome"]>(["none", "partial", "relapse-on-drug"]);

const byWords = (outcome: PastTrial["outcome"]): Tri =>
  outcome === "unknown" ? "unknown" : FAILED.has(outcome) ? "yes" : "no";
const byFigure = (better: number | null, { responsePct }: Policy): Tri =>
  better === null ? "unknown" : better < responsePct ? "yes" : "no";

/** Words and figure must agree: where one says it helped and the other that it did not, nobody knows. */
function failedStep({ outcome, improvementPct }: PastTrial, policy: Policy): Step {
  const [words, figure] = [byWords(outcome), byFigure(improvementPct, policy)];
  const says = `${OUTCOMES[outcome]}${improvementPct === null ? "" : `, ${improvementPct}% better`}.`;
  // A relapse helped at first and then no longer: the figure tells of the first, the words of the end.
  const isRelapse = outcome === "relapse-on-drug";
  if (!isRelapse && words !== "unknown" && figure !== "unknown" && words !== figure)
    return { step: "failed", answer: "unknown", says: `${says} The two do not agree.` };
  return { step: "failed", answer: words === "unknown" ? figure : words, says };
}

const OUTCOMES: Readonly<Record<PastTrial["outcome"], string>> = {
  none: "No effect",
  partial: "Partial effect",
  response: "Responded",
  remission: "Recovered",
  "relapse-on-drug": "Relapsed while taking it",
  unknown: "Outcome not known",
};

function verdictOf(trial: PastTrial, steps: readonly Step[], policy: Policy): Adequacy {
  const answer = (step: Step["step"]): Tri => steps.find((one) => one.step === step)?.answer ?? "yes";
  const weeks = trial.weeksAtOrAboveMin;
  if (answer("failed") === "no") return { verdict: "helped", steps, says: "It helped: no failure." };
  if (trial.stopReason === "intolerance" && trial.kind === "antidepressant" && (weeks ?? 0) < policy.minWeeks)
    return weeks === null
      ? { verdict: "unknown", steps, says: "Stopped for side effects, after how many weeks is not known." }
      : {
          verdict: "intolerance",
          steps,
          says: `Stopped for side effects before ${policy.minWeeks} weeks: not a failure.`,
        };
  const short = steps.find((one) => one.step !== "failed" && one.answer === "no");
  if (short !== undefined) return { verdict: "not-adequate", steps, says: short.says };
  // Doses nobody counted do not stand against a trial; a dose, a duration or an outcome nobody knows does.
  const open = steps.find((one) => one.step !== "adherence" && one.answer === "unknown");
  if (open !== undefined) return { verdict: "unknown", steps, says: open.says };
  return { verdict: "adequate-failure", steps, says: "Long enough, high enough, and it failed." };
}
