import type { Source } from "#clinic/events.ts";
import type { AssessmentPoint } from "../events.ts";

/** What is asked when. The scale of the indication, such as the PCL-5, is added by whoever plans the course. */
export const batteries: Readonly<
  Record<AssessmentPoint, { readonly scales: readonly string[]; readonly source: Source }>
> = {
  baseline: {
    scales: ["phq-9", "gad-7", "asq"],
    source: { from: "clinical reference 9.2: at most 7 days before the first", evidence: "P" },
  },
  "day-after-first": {
    scales: ["mood-check"],
    source: { from: "clinical reference 9.2: 24 h after the first; Murrough 2013 on early response", evidence: "R" },
  },
  "mid-course": {
    scales: ["mood-check"],
    source: { from: "clinical reference 9.2: the PHQ-9 asks about two weeks, so not every few days", evidence: "P" },
  },
  "before-fourth": {
    scales: ["phq-9"],
    source: { from: "clinical reference 9.2: before the third or fourth; Phillips 2019, Bio-K", evidence: "R" },
  },
  "before-sixth": {
    scales: ["phq-9", "gad-7", "asq"],
    source: { from: "clinical reference 9.2: the full set", evidence: "P" },
  },
  "after-course": {
    scales: ["phq-9", "gad-7", "asq"],
    source: {
      from: "clinical reference 9.2: 24 to 72 h after the sixth, and days 14 to 31; McInnes 2022",
      evidence: "R",
    },
  },
  maintenance: {
    scales: ["phq-9", "gad-7", "asq", "urinary"],
    source: { from: "clinical reference 9.2 and 9.4: each maintenance and monthly", evidence: "P" },
  },
  other: { scales: [], source: { from: "whatever a person asks for", evidence: "P" } },
};
