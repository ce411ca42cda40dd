import type { Tri } from "#plumbing/facts.ts";
import { roundHalfUp } from "#science/decimal.ts";
import type { Instant } from "#science/units.ts";
import type { GivenInfusion } from "./given.ts";

const DAY = 86_400_000;
const YEAR_DAYS = 365;
const MONTH_DAYS = YEAR_DAYS / 12;

export type Exposure = {
  readonly infusions: number;
  /** As prepared in the bags, of those whose dose is known; a run that was stopped early gave less. */
  readonly mg: number;
  readonly unknownMg: number;
  /** Since the first infusion there ever was. */
  readonly months: number;
  readonly lastYear: number;
};

/** How much of the drug a patient has had here, by the records of the infusions. */
export function exposureOf(infusions: readonly GivenInfusion[], now: Instant): Exposure {
  const first = Math.min(now, ...infusions.map(({ startedAt }) => startedAt));
  return {
    infusions: infusions.length,
    mg: roundHalfUp(
      infusions.reduce((sum, { doseMg }) => sum + (doseMg ?? 0), 0),
      1,
    ),
    unknownMg: infusions.filter(({ doseMg }) => doseMg === null).length,
    months: Math.floor((now - first) / (MONTH_DAYS * DAY)),
    lastYear: infusions.filter(({ startedAt }) => now - startedAt < YEAR_DAYS * DAY).length,
  };
}

/** One check of long treatment as the follow-up room knows it. */
export type CheckSeen = {
  readonly check: "urinary" | "liver" | "cognition" | "craving";
  readonly name: string;
  readonly asks: string;
  readonly last: { readonly on: string; readonly concern: Tri; readonly note: string } | null;
  readonly dueOn: string;
  readonly isDue: boolean;
};
