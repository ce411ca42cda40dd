export type { CareFact, CareLetterOccasion } from "./care/facts.ts";
export type { CheckInFact, CheckInKind } from "./checkins/facts.ts";
export type { Attachment, ThreadFact, Topic } from "./messages/facts.ts";
export { type Entry, type Message, owedOf, settledOf, type Thread, unreadByPatient } from "./messages/fold.ts";
export type { AlertFact, AlertSource, OnCallFact } from "./safety/facts.ts";
export { crisisIn, heardCrisis } from "./safety/rules/crisis-words.ts";
export type { WatchFact } from "./watch/facts.ts";
export { relapseOf, type RelapsePolicy } from "./watch/rules/relapse.ts";
