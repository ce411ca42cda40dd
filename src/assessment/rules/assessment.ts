import type { Language } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { AskedHow, AssessmentPoint, RecordedAssessmentFact, SafetyLevel } from "../events.ts";
import { scaleOf } from "../scales/all.ts";
import type { Scale } from "../scales/scale.ts";
import { type Answers, byNumber, closed } from "./answers.ts";
import { isGraver, type Safety, safetyOf, safetyOfTotal } from "./safety.ts";
import { bandOf, type Score, scoreOf } from "./score.ts";

export type AssessmentState = "asked" | "begun" | "finished" | "voided";

/** One questionnaire as its facts stand. */
export type Assessment = {
  readonly patientId: string;
  readonly scaleId: string;
  readonly scaleVersion: string;
  readonly language: Language;
  readonly how: AskedHow;
  readonly point: AssessmentPoint;
  readonly askedAt: Instant;
  readonly dueAt: Instant | null;
  readonly answers: Answers;
  readonly finishedAt: Instant | null;
  /** Copied from a form: what was entered, and by whom it was rated. */
  readonly entered: { readonly total: number; readonly ratedBy: string; readonly note: string } | null;
  readonly corrections: readonly {
    readonly item: string;
    readonly from: number | null;
    readonly to: number | null;
    readonly why: string;
    readonly by: string;
    readonly at: Instant;
  }[];
  readonly voided: { readonly why: string; readonly by: string; readonly at: Instant } | null;
  /** The gravest that was ever answered here, and since when: no later answer and no correction takes it back. */
  readonly worst: { readonly level: SafetyLevel; readonly unknown: boolean; readonly at: Instant } | null;
};

/** A form of long ago, entered now, is history: a question left open on it is no question of today. Two weeks: ours [P]. */
const OPEN_QUESTION_MS = 14 * 86_400_000;

/** What stands of one questionnaire after its facts; null before it was asked for. Total: what makes no sense changes nothing. */
export const foldAssessment = (facts: readonly RecordedAssessmentFact[]): Assessment | null =>
  facts.reduce<Assessment | null>(after, null);

function after(before: Assessment | null, fact: RecordedAssessmentFact): Assessment | null {
  if (fact.type === "AssessmentAsked") return before ?? asked(fact);
  if (before === null) return null;
  const next = { ...before, ...changeOf(before, fact) };
  return { ...next, worst: graver(before.worst, next, fact) };
}

const asked = ({ data, at }: Extract<RecordedAssessmentFact, { type: "AssessmentAsked" }>): Assessment => ({
  ...data,
  askedAt: at,
  answers: {},
  finishedAt: null,
  entered: null,
  corrections: [],
  voided: null,
  worst: null,
});

function changeOf(before: Assessment, fact: RecordedAssessmentFact): Partial<Assessment> {
  const { at, by } = fact;
  switch (fact.type) {
    case "ItemAnswered":
      return { answers: { ...before.answers, [fact.data.item]: fact.data.value } };
    case "ItemCorrected": {
      const { item, value: to, why } = fact.data;
      const correction = { item, from: before.answers[item] ?? null, to, why, by, at };
      return { answers: { ...before.answers, [item]: to }, corrections: [...before.corrections, correction] };
    }
    case "AssessmentFinished":
      return { finishedAt: at };
    case "TotalEntered": {
      const { total, items, ratedBy, note } = fact.data;
      const scale = scaleIn(before);
      const answers = scale === undefined ? {} : byNumber(scale, items);
      return { answers, finishedAt: at, entered: { total, ratedBy, note } };
    }
    case "AssessmentMovedTo":
      return { point: fact.data.point };
    case "AssessmentVoided":
      return { voided: { why: fact.data.why, by, at } };
    case "AssessmentAsked":
      return {};
  }
}

const scaleIn = ({ scaleId, scaleVersion }: Assessment): Scale | undefined => scaleOf(scaleId, scaleVersion);

/** What the answers ask of the clinic as they stand: while it goes on, what is not answered yet is not held against anybody. */
export function safetyIn(one: Assessment): Safety {
  const scale = scaleIn(one);
  if (scale === undefined) return { level: "none", actions: [], unknown: false };
  const { entered, answers, finishedAt } = one;
  if (entered !== null && Object.values(answers).every((value) => value === null))
    return safetyOfTotal(scale, entered.total);
  return safetyOf(scale, finishedAt === null ? answers : closed(scale, answers));
}

function graver(
  worst: Assessment["worst"],
  now: Assessment,
  { type, at, recordedAt }: RecordedAssessmentFact,
): Assessment["worst"] {
  const { level, unknown } = safetyIn(now);
  if (!isGraver(level, worst?.level ?? "none")) return worst;
  const isHistory = type === "TotalEntered" && unknown && level === "ask-more" && recordedAt - at > OPEN_QUESTION_MS;
  // A form rated last week and entered now is news now.
  return isHistory ? worst : { level, unknown, at: recordedAt > at ? recordedAt : at };
}

/** The score as it stands. A total that was entered counts as it was entered; the items beside it are checked on entry. */
export function scoreIn(one: Assessment): Score | null {
  const scale = scaleIn(one);
  if (scale === undefined) return null;
  const score = scoreOf(scale, closed(scale, one.answers));
  if (one.entered === null) return score;
  return {
    ...score,
    total: one.entered.total,
    band: bandOf(scale, one.entered.total),
    complete: true,
    prorated: false,
  };
}

export function stateOf({ voided, finishedAt, answers }: Assessment): AssessmentState {
  if (voided !== null) return "voided";
  if (finishedAt !== null) return "finished";
  return Object.keys(answers).length > 0 ? "begun" : "asked";
}
