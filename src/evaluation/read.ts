export { type History, noHistory, type Review, type StoppedMedicine } from "./fold/history.ts";
export {
  type ConditionQuestion,
  conditionOf,
  conditions,
  decidedBy,
  patientQuestions,
  type RuleId,
} from "./history/conditions.ts";
export { type DiazepamDay, diazepamDay } from "./history/diazepam.ts";
export { type InteractionFinding, interactionsOf, isUnrecognised, type VisitMark } from "./history/interactions.ts";
export { ingredientByCode, ingredientsNamed } from "./history/medicine-list.ts";
export { type FoundMedicine, searchMedicines } from "./history/medicine-search.ts";
export { type Resistance, resistanceOf } from "./history/resistance.ts";
export { historyOf } from "./history-store.ts";
export { type WorkupStanding, workupStanding } from "./workup/standing.ts";
export type { Consent } from "./consent/fold.ts";
export { consentOf, consentsOf } from "./consent/store.ts";
export { consentStanding } from "./consent/standing.ts";
export { publishedTexts, textInForce, textOf } from "./consent/texts.ts";
export { openQuestions, questionsOf, type Said } from "./questions-store.ts";
export { type Clearance, clearanceOf, openFindings } from "./clearance.ts";
export { evaluationOf, evaluationsOf } from "./evaluation-store.ts";
export type { Evaluation } from "./fold/evaluation.ts";
