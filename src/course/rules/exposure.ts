import type { Source } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { roundHalfUp } from "#science/decimal.ts";
import type { Instant } from "#science/units.ts";
import { type Finding, soft } from "./finding.ts";
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

/** At so many findings that nobody explained the treatment stops, until a physician says why it goes on. */
export const exposureStop: { readonly positives: number; readonly source: Source } = {
  positives: 2,
  source: {
    from: "Clinical reference 7, long-term effects: stop at two unexplained positives",
    evidence: "P",
  },
};

type Positive = Pick<CheckSeen, "name" | "positives">;

/** The checks with a finding that nobody explained, where they are so many that the treatment stops; none where it goes on. */
export function unexplainedIn<T extends Pick<CheckSeen, "positives">>(checks: readonly T[]): readonly T[] {
  const all = checks.reduce((sum, { positives }) => sum + positives, 0);
  return all < exposureStop.positives ? [] : checks.filter(({ positives }) => positives > 0);
}

/** "Bladder twice, liver values" */
export const unexplainedWords = (checks: readonly Positive[]): string =>
  checks
    .map(({ name, positives }) =>
      positives < 2 ? name : `${name} ${positives === 2 ? "twice" : `${positives} times`}`,
    )
    .join(", ");

/** What the checks of long treatment speak against any order. A finding is explained by another check without a concern. */
export function unexplainedFindings(checks: readonly Positive[]): readonly Finding[] {
  const stopping = unexplainedIn(checks);
  if (stopping.length === 0) return [];
  const says = `Found in the checks of long treatment, and not explained: ${unexplainedWords(stopping)}.`;
  const satisfy = "Explain it first, and note the check anew; or say why the treatment goes on.";
  return [soft({ rule: "unexplained-findings", says, source: exposureStop.source }, satisfy)];
}

/** One check of long treatment as the follow-up room knows it. */
export type CheckSeen = {
  readonly check: "urinary" | "liver" | "cognition" | "craving";
  readonly name: string;
  readonly asks: string;
  readonly last: { readonly on: string; readonly concern: Tri; readonly note: string } | null;
  readonly dueOn: string;
  /** Infusions since it was answered last, or since the first; and after how many it is due whatever the day. */
  readonly infusions: number;
  readonly everyInfusions: number;
  /** How often in a row it came to a concern; an answer without one explains those before. */
  readonly positives: number;
  /** What follows a concern. */
  readonly onConcern: string;
  readonly isDue: boolean;
};
