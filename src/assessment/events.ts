import type { Language } from "#clinic/events.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

export type { Answers } from "./rules/answers.ts";
export { nextQuestion, questionsOf } from "./rules/answers.ts";
export { pcl5Clusters } from "./rules/clusters.ts";
export type { Assessment } from "./rules/assessment.ts";
export { type Help, helpFor } from "./rules/help.ts";
export {
  isPartial,
  isRemission,
  isResponse,
  meaningfullyBetter,
  pctImproved,
  reliablyBetter,
  reliablyWorse,
} from "./rules/outcome.ts";
export { batteries } from "./rules/points.ts";
export { actionWords, type Safety, suicideItemOf } from "./rules/safety.ts";
export { bandOf, type Score, scoreOf } from "./rules/score.ts";
export { scaleOf, scales } from "./scales/all.ts";
export type { Item, Scale } from "./scales/scale.ts";

/** How an answer came to us: the patient's own screen, staff at their side, or a total copied from a form we may not ship. */
export type AskedHow = "patient" | "staff" | "total-only";

/** When in the treatment it was asked for (clinical reference 9.2). */
export type AssessmentPoint =
  | "baseline"
  | "day-after-first"
  | "mid-course"
  | "before-fourth"
  | "before-sixth"
  | "after-course"
  | "maintenance"
  | "other";

/** What a safety item asks of the clinic, never only a number. "ask-more": a person must ask on before it can be judged. */
export type SafetyLevel = "none" | "ask-more" | "low" | "moderate" | "high";

export type SafetyAction =
  | "ask-suicide-screen"
  | "ask-missing"
  | "tell-clinician"
  | "evaluate-before-leaving"
  | "never-alone"
  | "physician-now"
  | "show-988"
  | "safety-plan"
  | "infusion-by-physician"
  | "record";

/** Stream "assessment:<id>": one questionnaire of one patient, from being asked for to its score. */
export type AssessmentFact =
  | Fact<
      "AssessmentAsked",
      {
        readonly patientId: string;
        readonly scaleId: string;
        readonly scaleVersion: string;
        readonly language: Language;
        readonly how: AskedHow;
        readonly point: AssessmentPoint;
        readonly dueAt: Instant | null;
      }
    >
  /** Left open until the treatment stood at another point: answered now, it tells of that one. */
  | Fact<"AssessmentMovedTo", { readonly point: AssessmentPoint }>
  /** Each answer is kept as it is given. Null: would rather not say, which is not zero. `by` is "patient:<id>" on their own screen. */
  | Fact<"ItemAnswered", { readonly item: string; readonly value: number | null }>
  | Fact<"AssessmentFinished", Readonly<Record<string, never>>>
  | Fact<
      "TotalEntered",
      {
        readonly total: number;
        /** By item number where the form is at hand; empty where only the total is. */
        readonly items: readonly (number | null)[];
        readonly ratedBy: string;
        readonly note: string;
      }
    >
  | Fact<"ItemCorrected", { readonly item: string; readonly value: number | null; readonly why: string }>
  | Fact<"AssessmentVoided", { readonly why: string }>;

export type RecordedAssessmentFact = Recorded<AssessmentFact>;
