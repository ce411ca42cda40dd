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
export { raiseAlert, type Raising } from "./safety/raising.ts";
export { acknowledge, closeAlert } from "./safety/answering.ts";
export { setOnCall, setPageWay } from "./safety/on-call-desk.ts";
export { startDrill } from "./safety/drill.ts";
