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

type Counted = Pick<GivenInfusion, "infusionId" | "startedAt">;
type Dosed = Counted & Pick<GivenInfusion, "doseMg">;

/**
 * How much of the drug a patient has had here: every infusion that a course counted or a record tells of, once. What a course
 * counted and no record tells of has a dose that is not known, which is not none.
 */
export function exposureOf(counted: readonly Counted[], infusions: readonly Dosed[], now: Instant): Exposure {
  const all = new Map<string, Dosed>(counted.map((one) => [one.infusionId, { ...one, doseMg: null }]));
  for (const one of infusions) all.set(one.infusionId, one);
  const had = [...all.values()];
  const first = Math.min(now, ...had.map(({ startedAt }) => startedAt));
  return {
    infusions: had.length,
    mg: roundHalfUp(
      had.reduce((sum, { doseMg }) => sum + (doseMg ?? 0), 0),
      1,
    ),
    unknownMg: had.filter(({ doseMg }) => doseMg === null).length,
    months: Math.floor((now - first) / (MONTH_DAYS * DAY)),
    lastYear: had.filter(({ startedAt }) => now - startedAt < YEAR_DAYS * DAY).length,
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
