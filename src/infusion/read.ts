export { type ChairVisit, chairVisit } from "./chair.ts";
export { fold } from "./fold/fold.ts";
export { extremesOf, symptomSpans } from "./record/at-a-glance.ts";
export { infusionGiven, infusionsGiven } from "./given.ts";
export {
  earlierInfusions,
  lastInfusionOf,
  openVisits,
  type StartedInfusion,
  startedSince,
  visitFacts,
  type VisitRow,
  visitsBetween,
  visitsOfPatient,
} from "./visits.ts";
