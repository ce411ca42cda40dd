/** The follow-up room's desk: every order that other rooms may place here. */
export { layBy, maySend, MOST_FILES } from "./messages/attachments.ts";
export { keepDraft } from "./messages/drafts.ts";
export { keepTemplate } from "./messages/templates.ts";
export {
  handOver,
  notePhone,
  openThread,
  readUpTo,
  settle as settleThread,
  takeMessage,
  writeMessage,
} from "./messages/writing.ts";
export { askQuestionnaires } from "./checkins/asking.ts";
export {
  answerCheckIn,
  askedWhom,
  type CheckInTaken,
  chooseDailyMood,
  chooseReminders,
  finishCheckIn,
  tapMood,
} from "./checkins/answering.ts";
export { keepCheckIns } from "./checkins/round.ts";
export { writeForCheckIns } from "./checkins/writing.ts";
export { raiseAlert } from "./safety/raising.ts";
export { acknowledge, closeAlert } from "./safety/answering.ts";
export { setOnCall, setPageWay } from "./safety/on-call-desk.ts";
export { startDrill } from "./safety/drill.ts";
export { noteCheck } from "./care/checking.ts";
export { keepCareLetters } from "./care/writing.ts";
