import type { PastTrial } from "#evaluation/events.ts";
import { isProcedure } from "./treatment-words.ts";

/** What is asked about one past treatment, one screen each. */
export const allSteps = ["dose", "weeks", "sessions", "days", "helped", "stopped", "episode"] as const;
export type Step = (typeof allSteps)[number];

const OF_MEDICINE: readonly Step[] = ["dose", "weeks", "days", "helped", "stopped", "episode"];
const OF_PROCEDURE: readonly Step[] = ["sessions", "helped", "stopped", "episode"];
const OF_THERAPY: readonly Step[] = ["weeks", "helped", "stopped", "episode"];

export function stepsOf(kind: PastTrial["kind"]): readonly Step[] {
  if (isProcedure(kind)) return OF_PROCEDURE;
  return kind === "psychotherapy" ? OF_THERAPY : OF_MEDICINE;
}

export const isNumber = (step: Step): step is "dose" | "weeks" | "sessions" =>
  step === "dose" || step === "weeks" || step === "sessions";

const MOST = { dose: 5_000, weeks: 2_600, sessions: 500 } as const;

/** What was entered at a step, within a trial; null for what is no answer to it. "unknown" is one to each. */
export function trialAfter(trial: PastTrial, step: Step, answer: string): PastTrial | null {
  if (isNumber(step)) {
    const number = numberIn(answer, MOST[step]);
    return number === undefined ? null : { ...trial, [FIELD[step]]: number };
  }
  if (step === "days") {
    const days = numberIn(answer, 10);
    return days === undefined ? null : { ...trial, adherencePct: days === null ? null : days * 10 };
  }
  return choiceAfter(trial, step, answer);
}

const FIELD = { dose: "maxSustainedDailyMg", weeks: "weeksAtOrAboveMin", sessions: "sessions" } as const;

/** Null: not sure. Undefined: no number. */
function numberIn(answer: string, most: number): number | null | undefined {
  if (answer === "unknown") return null;
  const number = /^\d{1,4}(\.\d)?$/.test(answer) ? Number(answer) : Number.NaN;
  return number <= most ? number : undefined;
}

const OUTCOMES = new Set(["none", "partial", "response", "remission", "relapse-on-drug", "unknown"]);
const REASONS = new Set(["inefficacy", "intolerance", "cost", "other", "still-taking", "unknown"]);
const TRIS = new Set(["yes", "no", "unknown"]);

function choiceAfter(trial: PastTrial, step: "helped" | "stopped" | "episode", answer: string): PastTrial | null {
  if (step === "helped" && OUTCOMES.has(answer)) return { ...trial, outcome: answer as PastTrial["outcome"] };
  if (step === "stopped" && REASONS.has(answer)) return { ...trial, stopReason: answer as PastTrial["stopReason"] };
  if (step === "episode" && TRIS.has(answer))
    return { ...trial, currentEpisode: answer as PastTrial["currentEpisode"] };
  return null;
}

/** What stands there now, as the buttons and the field send it; null where nothing was said. */
export function answerIn(trial: PastTrial, step: Step): string | null {
  if (isNumber(step)) {
    const number = trial[FIELD[step]];
    return number === null ? null : String(number);
  }
  if (step === "days") return trial.adherencePct === null ? null : String(Math.round(trial.adherencePct / 10));
  const said = { helped: trial.outcome, stopped: trial.stopReason, episode: trial.currentEpisode }[step];
  return said === "unknown" ? null : said;
}
