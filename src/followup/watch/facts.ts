import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** Stream "watch:<patientId>": what a prescriber did about a patient who may be slipping back. The warning itself is told from scores. */
export type WatchFact =
  | Fact<
      "WarningSeen",
      {
        readonly warning: "early-warning" | "relapse";
        readonly since: Instant;
        readonly decided: "booster" | "keep-interval" | "shorter-interval" | "call" | "re-evaluate" | "nothing-now";
        readonly why: string;
        readonly printedName: string;
      }
    >
  /** The forecast as it was shown then, kept so that its past accuracy can be counted. Days since the epoch in the site's zone. */
  | Fact<
      "ForecastMade",
      {
        readonly model: string;
        readonly line: number;
        readonly median: string | null;
        readonly low: string | null;
        readonly high: string | null;
        readonly basedOn: number;
      }
    >
  /** Found by someone outside: a hospital stay or suicidal behaviour is a relapse whatever the score says. */
  | Fact<
      "SetbackReported",
      { readonly what: "hospital-stay" | "suicidal-behaviour"; readonly on: string; readonly note: string }
    >;

export type RecordedWatchFact = Recorded<WatchFact>;
