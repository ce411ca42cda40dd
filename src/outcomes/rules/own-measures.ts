import type { Source } from "#clinic/events.ts";
import type { Measure } from "./measures.ts";
import { END } from "./window.ts";

/** What the clinic counts of itself, whatever others counted. */
export type OwnMeasure = Measure & { readonly id: "end" | "follow-up"; readonly says: string; readonly source: Source };

const EVERYBODY: Measure["population"] = { infusions: [1, 400], span: null };

export const ownMeasures: readonly OwnMeasure[] = [
  {
    id: "end",
    says: "At the end: the first score 1 to 13 days after the last infusion",
    population: EVERYBODY,
    infusions: "induction",
    window: END,
    source: {
      from: "Clinical reference 9.2: 24 to 72 h after the sixth, primary outcome; until follow-up begins",
      evidence: "P",
    },
  },
  {
    id: "follow-up",
    says: "Later: the first score 14 to 31 days after the last infusion",
    population: EVERYBODY,
    infusions: "induction",
    window: { after: "last", days: [14, 31], take: "first" },
    source: { from: "Clinical reference 9.2: McInnes’ window", evidence: "R" },
  },
];
