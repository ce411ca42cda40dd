/** The evaluation room's desk: every order that other rooms may place here. */
export { recordHistory } from "./history-desk.ts";
export type { HistoryOrder } from "./history/may-be-said.ts";
export {
  acknowledgeSection,
  answerUnderstanding,
  attestConsent,
  offerConsent,
  signConsent,
  withdrawConsent,
} from "./consent/desk.ts";
export {
  closeEvaluation,
  decide,
  makeStatement,
  openEvaluation,
  overrideFinding,
  recordOpinion,
  saveMentalState,
  saveNote,
} from "./evaluation-desk.ts";
export { consentPaper } from "./consent/paper.ts";
export { consentView, type ConsentView } from "./consent/view.ts";
export { underTheDrug } from "./consent/rules.ts";
