import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** A forecast as it stood when somebody decided by it. Days "2027-01-02" in the site's zone; null: not within a year. */
export type ForecastThen = {
  readonly model: string;
  readonly line: number;
  readonly low: string | null;
  readonly median: string | null;
  readonly high: string | null;
  readonly basedOn: number;
};

/** Stream "relapse:<patientId>": what was told and decided of a patient who may be slipping back. The warning itself is told from scores. */
export type WatchFact =
  | Fact<
      "WarningSeen",
      {
        readonly warning: "early-warning" | "relapse";
        /** Since when what was found had been there. */
        readonly since: Instant;
        /** The highest total since the last infusion, as it was known then; one above it asks again. */
        readonly worst: number | null;
        readonly forecast: ForecastThen | null;
        readonly decided: "booster" | "keep-interval" | "shorter-interval" | "call" | "re-evaluate" | "nothing-now";
        readonly why: string;
        readonly printedName: string;
      }
    >
  /** Found by someone outside: a hospital stay or suicidal behaviour is a relapse whatever the score says. */
  | Fact<
      "SetbackReported",
      { readonly what: "hospital-stay" | "suicidal-behaviour"; readonly on: string; readonly note: string }
    >;

export type RecordedWatchFact = Recorded<WatchFact>;
