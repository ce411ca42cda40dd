import type { Source } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { Relapse } from "./relapse.ts";

export type WarningDecision = "booster" | "keep-interval" | "shorter-interval" | "call" | "re-evaluate" | "nothing-now";

/** One line of a working, and where it comes from; null where it is the patient's own figures. */
export type WorkingLine = { readonly says: string; readonly source: Source | null };

/** When the response is expected to be lost. It is never shown without its working. */
export type ForecastSeen = {
  readonly says: string;
  readonly working: readonly [WorkingLine, ...WorkingLine[]];
  /** What the score is expected to be, with its band: today, and a week, two, three and four on. */
  readonly fan: readonly {
    readonly at: Instant;
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  }[];
  /** Between these days another infusion is worth considering; null where the line is not near. `words`: "28 – 31 December". */
  readonly window: { readonly from: Instant; readonly to: Instant; readonly words: string } | null;
};

/** What the relapse watch knows of one patient, as the course page shows it. */
export type WatchSeen = {
  readonly found:
    | (Pick<Relapse, "kind" | "because" | "since"> & {
        /** The prescriber's answer to it; null while it waits. */
        readonly answered: DecidedSeen | null;
      })
    | null;
  readonly forecast: ForecastSeen | null;
  /** Why there is no forecast; empty where there is one. */
  readonly whyNone: string;
  /** How long a response lasts here. */
  readonly timeWell: { readonly says: string; readonly note: string };
  /** What was decided about warnings, the newest first. */
  readonly decisions: readonly DecidedSeen[];
};

export type DecidedSeen = {
  readonly at: Instant;
  readonly decided: WarningDecision;
  readonly why: string;
  readonly printedName: string;
};
