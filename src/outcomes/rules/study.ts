import type { Said, Source } from "#clinic/events.ts";
import type { Measure } from "./measures.ts";

/** Of those who were well, so many percent still were after so many days. */
export type Still = { readonly of: "responders" | "remitters"; readonly days: number; readonly pct: number };

/** How a study counted, and how we count the same of our own. `how`: where scale and time are theirs, closely; otherwise loosely. */
export type Counted = Measure & {
  readonly theirs: string;
  readonly ours: string;
  /** The scales they used. */
  readonly scaleIds: readonly string[];
  readonly how: "closely" | "loosely";
  readonly differs: string;
};

/** Percent. Better and gone: of those who thought of suicide before. Worse: of everybody measured. Null where it was not told. */
export type IdeationTold = {
  readonly better: number | null;
  readonly gone: number | null;
  readonly worse: number | null;
};

/**
 * What published studies found, as far as it was read (clinical reference 9.5). Percentages of the people analysed: `responded`
 * improved by half or more, `recovered` had almost no symptoms left (remission); null where it was not told.
 */
export type Study = {
  readonly id: string;
  readonly who: Said;
  readonly people: number;
  readonly responded: number | null;
  readonly recovered: number | null;
  readonly worse: number | null;
  readonly still: readonly Still[];
  /** Cohen's d of the change, where it was told. */
  readonly effects: readonly { readonly scaleId: string; readonly d: number }[];
  readonly ideation: IdeationTold | null;
  readonly also: Said;
  readonly counted: Counted;
  readonly source: Source;
};
