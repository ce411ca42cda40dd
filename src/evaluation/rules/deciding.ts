import type { Refusal } from "#plumbing/facts.ts";
import type { EvaluationDecision, Finding, FindingSeen } from "../events.ts";
import { blocking } from "./findings.ts";

export type Deciding = {
  readonly decision: EvaluationDecision;
  readonly reasons: string;
  readonly toPatient: string;
  readonly alternatives: readonly string[];
  readonly missing: readonly string[];
};

type About = {
  readonly findings: readonly Finding[];
  /** How many aspects of the mental state were entered. */
  readonly aspects: number;
};

const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

/** Every reason why this may not be decided as it stands. "Eligible" is stopped by each finding that is still open. */
export const againstDecision = (order: Deciding, about: About): readonly Refusal[] => [
  ...(order.reasons.trim() === ""
    ? [no("reasons", "The reasons are missing.", "Say why, in your words.", "reasons")]
    : []),
  ...FURTHER[order.decision](order, about),
];

const FURTHER: Readonly<Record<EvaluationDecision, (order: Deciding, about: About) => readonly Refusal[]>> = {
  eligible: (_, { findings, aspects }) => [...mentalState(aspects), ...blocking(findings).map(openFinding)],
  "specialist-review": () => [],
  "needs-information": ({ missing }) =>
    missing.length === 0
      ? [
          no(
            "missing",
            "It is not said what is missing.",
            "Name what the patient or somebody else has to bring.",
            "missing",
          ),
        ]
      : [],
  declined: ({ toPatient, alternatives }, { aspects }) => [
    ...mentalState(aspects),
    ...(toPatient.trim() === ""
      ? [no("to-patient", "There are no words for the patient.", "Say it kindly, and why.", "toPatient")]
      : []),
    ...(alternatives.length === 0
      ? [
          no(
            "alternatives",
            "No other way is offered.",
            "Name at least one thing that can help instead.",
            "alternatives",
          ),
        ]
      : []),
  ],
};

const mentalState = (aspects: number): readonly Refusal[] =>
  aspects > 0 ? [] : [no("mental-state", "The mental state is not entered.", "Examine it, and enter what you found.")];

const openFinding = ({ ruleId, title, because, satisfy, hardStop }: Finding): Refusal =>
  no(
    `open-${ruleId}`,
    `${ruleId}, ${title}: ${because}`,
    hardStop ? `${satisfy} This one cannot be passed with a reason.` : satisfy,
  );

/** What the rules found when it was decided, kept with the decision. */
export const seen = (findings: readonly Finding[]): readonly FindingSeen[] =>
  findings.map(({ ruleId, answer, severity, override }) => ({
    ruleId,
    answer,
    severity,
    overridden: override !== null,
  }));
