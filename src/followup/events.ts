export type { CheckInFact, CheckInKind, CheckInValue } from "./checkins/facts.ts";
export { LONGEST_NOTE, nextOf, pressureIn, questionsFor } from "./checkins/rules/answers.ts";
export type { Mood } from "./checkins/rules/check-ins.ts";
export type { CheckInQuestion } from "./checkins/rules/questions.ts";
export type { Topic } from "./messages/facts.ts";
export type { Message, Thread } from "./messages/fold.ts";
export type { AlertFact } from "./safety/facts.ts";
export { crisisIn, heardCrisis } from "./safety/rules/crisis-words.ts";
export type { WatchFact } from "./watch/facts.ts";
