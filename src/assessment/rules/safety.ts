import type { Said, Source } from "#clinic/events.ts";
import type { SafetyAction, SafetyLevel } from "../events.ts";
import type { Scale } from "../scales/scale.ts";
import { type Answers, closed } from "./answers.ts";
import { asqResult, cssrsResult } from "./screens.ts";

export type Safety = {
  readonly level: SafetyLevel;
  readonly actions: readonly SafetyAction[];
  /** It rests on an answer that was not given. Unknown is never no, and it is not yes either. */
  readonly unknown: boolean;
};

const reference = (evidence: Source["evidence"]): Source => ({ from: "clinical reference 8.1", evidence });

/** The items about suicide within questionnaires of something else: from which answer on they ask what of the clinic. */
export const flags: readonly {
  readonly scale: string;
  readonly item: string;
  readonly from: number;
  readonly level: SafetyLevel;
  readonly source: Source;
}[] = [
  { scale: "phq-9", item: "9", from: 1, level: "ask-more", source: reference("K-M") },
  { scale: "qids-sr16", item: "12", from: 2, level: "high", source: reference("K-M") },
  { scale: "qids-sr16", item: "12", from: 1, level: "ask-more", source: reference("P") },
  { scale: "madrs", item: "10", from: 4, level: "high", source: reference("K-M") },
  { scale: "madrs", item: "10", from: 1, level: "ask-more", source: reference("P") },
];

/** Which item of a scale asks about suicide; null where none does. */
export const suicideItemOf = (scaleId: string): string | null =>
  flags.find(({ scale }) => scale === scaleId)?.item ?? null;

/** What each level asks of the clinic. Nothing here reassures anybody. */
export const actionsOf: Readonly<Record<SafetyLevel, readonly SafetyAction[]>> = {
  none: [],
  "ask-more": ["ask-suicide-screen", "tell-clinician", "show-988"],
  low: ["tell-clinician", "show-988", "record"],
  moderate: ["evaluate-before-leaving", "tell-clinician", "show-988", "record"],
  high: ["never-alone", "physician-now", "show-988", "safety-plan", "infusion-by-physician", "record"],
};

export const actionWords: Readonly<Record<SafetyAction, Said>> = {
  "ask-suicide-screen": { en: "Ask the ASQ or the C-SSRS now.", es: "Haga el ASQ o la C-SSRS ahora." },
  "ask-missing": { en: "Ask what was not answered.", es: "Pregunte lo que no se contestó." },
  "tell-clinician": { en: "Tell the clinician.", es: "Avise al médico." },
  "evaluate-before-leaving": {
    en: "A clinician speaks with the patient the same day, before they leave.",
    es: "Un médico habla con el paciente el mismo día, antes de que se vaya.",
  },
  "never-alone": {
    en: "Do not leave the patient alone: constant observation.",
    es: "No deje solo al paciente: observación constante.",
  },
  "physician-now": { en: "Physician now.", es: "Médico ahora." },
  "show-988": {
    en: "988 is shown to the patient; 911 in danger.",
    es: "Se muestra el 988 al paciente; 911 si hay peligro.",
  },
  "safety-plan": { en: "Make a safety plan together.", es: "Hagan juntos un plan de seguridad." },
  "infusion-by-physician": {
    en: "An infusion only by a physician’s decision.",
    es: "Una infusión solo por decisión de un médico.",
  },
  record: {
    en: "Record who was told, when, and what was decided.",
    es: "Anote a quién se avisó, cuándo y qué se decidió.",
  },
};

const none: Safety = { level: "none", actions: [], unknown: false };

/**
 * What the answers so far ask of the clinic: actions, never only a number. Judged on every answer as it comes, so that one
 * that is saved and then abandoned counts. A question that was asked and not answered is asked again by a person.
 */
export function safetyOf(scale: Scale, answers: Answers): Safety {
  if (scale.score === "asq") return of(asqResult(answers).level, isDeclined(answers, ["1", "2", "3", "4", "5"]));
  if (scale.score === "c-ssrs") {
    const { level, complete } = cssrsResult(answers);
    return of(level, !complete);
  }
  return flagged(scale, answers);
}

function flagged({ id }: Scale, answers: Answers): Safety {
  const mine = flags.filter(({ scale }) => scale === id);
  const found = mine.find(({ item, from }) => (answers[item] ?? 0) >= from);
  if (found !== undefined) return of(found.level, false);
  return isDeclined(
    answers,
    mine.map(({ item }) => item),
  )
    ? of("ask-more", true)
    : none;
}

const isDeclined = (answers: Answers, ids: readonly string[]): boolean => ids.some((id) => answers[id] === null);

const of = (level: SafetyLevel, unknown: boolean): Safety =>
  level === "none" && !unknown
    ? none
    : { level, actions: [...(unknown ? (["ask-missing"] as const) : []), ...actionsOf[level]], unknown };

const TRIAGE: readonly SafetyLevel[] = ["none", "low", "moderate", "high"];
const SCREEN: readonly SafetyLevel[] = ["none", "moderate", "high"];

/**
 * What a total alone tells, copied from a form without its items: a screen's total is its level, and where the total is the
 * least there can be, no item is more than that. Otherwise the question about suicide is not known, and asked.
 */
export function safetyOfTotal(scale: Scale, total: number): Safety {
  if (scale.score === "c-ssrs") return of(TRIAGE[total] ?? "high", false);
  if (scale.score === "asq") return of(SCREEN[total] ?? "high", false);
  return total <= scale.range[0] ? none : flagged(scale, closed(scale, {}));
}

const RANK: readonly SafetyLevel[] = ["none", "ask-more", "low", "moderate", "high"];

export const isGraver = (a: SafetyLevel, b: SafetyLevel): boolean => RANK.indexOf(a) > RANK.indexOf(b);
