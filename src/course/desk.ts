/** The course room's desk: every order that other rooms may place here. */
export { planCourse, type Plan } from "./planning.ts";
export { cosignOrder, signOrder, withdrawOrder } from "./ordering.ts";
export { bookDates, holdDates, releaseDates } from "./holding.ts";
export { moveDate, noteInfusionMissed } from "./dating.ts";
export {
  endCourse,
  interruptCourse,
  noteDischarged,
  noteTakenBack,
  resumeCourse,
  type Review,
  reviewCourse,
} from "./reviewing.ts";
export { keepCount, noteInfusionGiven, noteNotGiven } from "./counting.ts";
export { setInterval } from "./maintaining.ts";
export type { GivenInfusion } from "./rules/given.ts";
