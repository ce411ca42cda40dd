import type { Language } from "#clinic/events.ts";
import { showDay, type Day } from "#science/calendar.ts";
import type { EvaluationDecision, Indication } from "../events.ts";
import { asRead } from "./kind-words.ts";
import { letterIn } from "./letter-frame.ts";
import { letterWords } from "./letter-words.ts";

export type LetterAbout = {
  readonly clinic: string;
  readonly to: string;
  readonly patient: { readonly name: string; readonly birthDate: string };
  readonly today: Day;
  readonly indication: Indication;
  readonly diagnosis: string;
  readonly resistance: { readonly counted: number; readonly needed: number };
  readonly scores: readonly string[];
  readonly decision: EvaluationDecision;
  readonly reasons: string;
  readonly missing: readonly string[];
  readonly alternatives: readonly string[];
  readonly signed: string;
};

const list = (title: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [title, ...items.map((item) => `- ${item}`), ""];

/** A draft for a colleague; nothing in it that the decision does not say. What the clinician wrote stays in their language. */
export function letterText(about: LetterAbout, language: Language): string {
  const words = letterWords[language];
  const { decision, resistance } = about;
  const body = [
    words.seen(words.indications[about.indication]),
    ...(about.diagnosis === "" ? [] : [words.diagnosis(about.diagnosis)]),
    words.failed(resistance.counted, resistance.needed),
    "",
    ...list(words.scores, about.scores),
    words.says[decision],
    ...(about.reasons === "" ? [] : ["", about.reasons]),
    "",
    ...list(words.missing, decision === "needs-information" ? about.missing : []),
    ...list(words.instead, decision === "declined" ? about.alternatives.map((one) => asRead(one, language)) : []),
  ];
  return [...letterIn(language, { ...about, today: showDay(about.today) }, body), about.signed].join("\n");
}
