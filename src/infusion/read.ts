export { type ChairVisit, chairVisit } from "./chair.ts";
export { fold } from "./fold/fold.ts";
export { extremesOf, glanceAt, rescueLines, symptomSpans } from "./record/at-a-glance.ts";
export { infusionsGiven } from "./given.ts";
export {
  type Earlier,
  earlierInfusions,
  infusionsOf,
  lastInfusionOf,
  openVisits,
  patientOfVisit,
  type StartedInfusion,
  startedSince,
  type UnsettledVisit,
  unsettledVisits,
  visitFacts,
  type VisitRow,
  visitsBetween,
  visitsOfPatient,
} from "./visits.ts";
