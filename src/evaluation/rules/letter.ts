import { showDay, type Day } from "#science/calendar.ts";
import type { EvaluationDecision } from "../events.ts";

export type LetterAbout = {
  readonly clinic: string;
  readonly to: string;
  readonly patient: { readonly name: string; readonly birthDate: string };
  readonly today: Day;
  readonly indication: string;
  readonly diagnosis: string;
  readonly resistance: string;
  readonly scores: readonly string[];
  readonly decision: EvaluationDecision;
  readonly reasons: string;
  readonly missing: readonly string[];
  readonly alternatives: readonly string[];
  readonly signed: string;
};

const SAYS: Readonly<Record<EvaluationDecision, string>> = {
  eligible: "We think that intravenous ketamine, which is off label, may be tried, after written consent.",
  "specialist-review": "Before we decide, we ask for another specialist's opinion.",
  "needs-information": "We are not able to decide yet; the following is missing.",
  declined: "We do not advise ketamine at present.",
};

const list = (title: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [title, ...items.map((item) => `- ${item}`), ""];

/** A draft for a colleague; nothing in it that the decision does not say. */
export const letterText = (about: LetterAbout): string =>
  [
    `${about.clinic}, ${showDay(about.today)}`,
    `To: ${about.to}`,
    "",
    `About: ${about.patient.name}, born ${about.patient.birthDate}`,
    "",
    "Dear colleague,",
    "",
    `We have seen this patient for an evaluation: ${about.indication.toLowerCase()}.`,
    ...(about.diagnosis === "" ? [] : [`Primary diagnosis: ${about.diagnosis}.`]),
    about.resistance,
    "",
    ...list("Scores:", about.scores),
    SAYS[about.decision],
    ...(about.reasons === "" ? [] : ["", about.reasons]),
    "",
    ...list("Still missing:", about.decision === "needs-information" ? about.missing : []),
    ...list("What we suggest instead:", about.decision === "declined" ? about.alternatives : []),
    "Please go on treating the patient, and tell us of any change of medicines, of blood pressure, or of mood.",
    "",
    "With kind regards",
    about.signed,
  ].join("\n");
