import type { SafetyLevel } from "#assessment/events.ts";
import type { EvaluationPolicy } from "#clinic/events.ts";
import type { Source } from "#clinic/events.ts";
import type { CirclePerson, CircleRole } from "#people/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import type { Day } from "#science/calendar.ts";
import type { Instant } from "#science/units.ts";
import type { Indication, Severity } from "../events.ts";
import type { History } from "../fold/history.ts";
import type { RuleId } from "../history/condition-row.ts";
import type { Interaction } from "../history/interaction-row.ts";

/** The rules of clinical reference 1.2. I5 is capacity; the signed consent comes after the decision and is a row of its own. */
export const inclusionIds = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8"] as const;
export type InclusionId = (typeof inclusionIds)[number];
/** IND: the indication itself, whose default status (1.1) may ask for a second opinion. X: a row of clinical reference 2. */
export type FindingId = RuleId | Interaction["id"] | InclusionId | "I5-consent" | "IND";

export type LatestScore = {
  readonly scaleId: string;
  /** Null where too much is missing to say. */
  readonly total: number | null;
  readonly at: Instant;
  readonly on: Day;
};

/** The newest suicide screen (ASQ, C-SSRS), and what was answered about suicide elsewhere since. */
export type SuicideAnswers = {
  readonly screen: { readonly level: SafetyLevel; readonly on: Day; readonly name: string } | null;
  /** Answers of other forms after the screen, or without one, that ask for a screen. */
  readonly askedSince: readonly string[];
};

/** What the day itself tells; null where nobody has asked yet. */
export type DayOf = { readonly intoxicated: Tri; readonly escort: Tri; readonly staysFromDriving: Tri };

export type Statement = { readonly answer: Tri; readonly note: string; readonly by: string; readonly at: Instant };

/** Everything the rules look at. Nothing here is a guess: what nobody said is null, missing or "unknown". */
export type RuleInput = {
  readonly history: History;
  readonly patient: {
    readonly age: number | null;
    readonly sex: "female" | "male" | "unknown";
    /** Null while nobody has asked. */
    readonly allergies: readonly string[] | null;
    readonly canBecomePregnant: Tri;
  };
  readonly scores: readonly LatestScore[];
  readonly suicide: SuicideAnswers;
  readonly circle: readonly CirclePerson[];
  readonly emptyRoles: readonly CircleRole[];
  readonly statements: Readonly<Record<string, Statement>>;
  readonly indication: Indication;
  readonly consent: { readonly answer: Tri; readonly says: string; readonly satisfy: string };
  readonly dayOf: DayOf | null;
  readonly policy: EvaluationPolicy;
  readonly today: Day;
  /** The day by which results must be in date: today until treatment began, then the day it began. */
  readonly asOf: Day;
};

export type Verdict = {
  readonly answer: Tri;
  readonly because: string;
  /** What would settle it, where the row's own words do not say it better. */
  readonly satisfy?: string;
  /** Where what was found is graver or milder than the row says. */
  readonly severity?: Severity;
  /** What it rests on, named so that a later answer changes it: a physician's override covers these and no others. */
  readonly rests: readonly string[];
};

/** When it must be settled: before the decision, with the consent that follows it, or on each day of treatment. */
export type When = "decision" | "consent" | "day";

/**
 * One row. Of an exclusion "yes" speaks against treatment, of an inclusion "no" does; "unknown" speaks against both.
 * `once`: judged for the decision and not again, because treatment itself is meant to change it.
 */
export type Rule = {
  readonly id: FindingId;
  readonly kind: "exclusion" | "inclusion";
  readonly title: string;
  readonly severity: Severity;
  readonly hardStop: boolean;
  readonly when: When;
  readonly once: boolean;
  /** What it means for the patient's treatment when it speaks against it. */
  readonly message: string;
  readonly satisfy: string;
  readonly sources: readonly Source[];
  readonly test: (input: RuleInput) => Verdict;
};

type Words = Pick<Rule, "title" | "severity" | "message" | "satisfy" | "sources" | "test"> &
  Partial<Pick<Rule, "hardStop" | "when" | "once">>;

export const exclusion = (id: RuleId | Interaction["id"], words: Words): Rule => ({
  ...rest,
  id,
  kind: "exclusion",
  ...words,
});
export const inclusion = (id: Exclude<FindingId, RuleId | Interaction["id"]>, words: Words): Rule => ({
  ...rest,
  id,
  kind: "inclusion",
  ...words,
});

const rest = { hardStop: false, when: "decision", once: false } as const;

export const from = (where: string, evidence: Source["evidence"]): Source => ({ from: where, evidence });
