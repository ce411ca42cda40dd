import type { Source } from "#clinic/events.ts";

/** What others saw at infusions, beside ours (clinical reference 5.2). Percent of infusions. */
export type Usual = { readonly about: "stopped" | "pressure"; readonly says: string; readonly source: Source };

export const usual: readonly Usual[] = [
  {
    about: "stopped",
    says: "About 2% of 205 infusions were stopped for an adverse event",
    source: { from: "Wan 2015, J Clin Psychiatry, pooled, 97 people", evidence: "R2" },
  },
  {
    about: "stopped",
    says: "None of 684 was stopped for vital signs",
    source: { from: "Riva-Posse 2018, J Affect Disord, 66 people", evidence: "R" },
  },
  {
    about: "pressure",
    says: "Severe hypertension in 0.98% of 2,342 infusions and in 12.5% of the people",
    source: { from: "Yale chart review 2024, Gen Hosp Psychiatry, 138 people", evidence: "R" },
  },
  {
    about: "pressure",
    says: "44.3% of the people reached 165/100 at least once",
    source: { from: "Rodrigues 2022, 203 people", evidence: "R" },
  },
];
