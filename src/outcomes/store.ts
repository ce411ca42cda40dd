import type { Projection } from "#plumbing/event-store.ts";
import { alertOutcomes, checkInOutcomes } from "./answers-store.ts";
import { infusionOutcomes } from "./infusion-store.ts";
import { treatmentOutcomes } from "./treatment-store.ts";
import { consultationWaits, enquiryWaits } from "./waits-store.ts";

/** What is counted, kept by the facts of every room before this one; stands after theirs. */
export const outcomeProjections: readonly Projection[] = [
  ...treatmentOutcomes,
  infusionOutcomes,
  enquiryWaits,
  consultationWaits,
  checkInOutcomes,
  alertOutcomes,
];
