import type { Source } from "#clinic/events.ts";

/** The rules of clinical reference 1.4. */
export const ruleIds = [
  "C01",
  "C02",
  "C03",
  "C04",
  "C05",
  "C06",
  "C07",
  "C08",
  "C09",
  "C10",
  "C11",
  "C12",
  "C13",
  "C14",
  "C15",
  "C16",
  "C17",
  "C18",
  "C19",
  "C20",
  "C21",
  "C22",
  "C23",
  "C24",
  "C25",
  "C26",
  "C27",
  "C28",
  "C29",
  "C30",
  "C31",
  "C32",
  "C33",
  "C34",
  "C35",
  "C36",
] as const;
export type RuleId = (typeof ruleIds)[number];

export type ConditionGroup = "heart" | "mind" | "brain" | "body" | "breathing" | "substances" | "pregnancy" | "family";

/** One question about health that decides one or more rules. */
export type ConditionQuestion = {
  readonly id: string;
  /** What the staff call it. */
  readonly name: string;
  readonly group: ConditionGroup;
  readonly rules: readonly RuleId[];
  /** In a patient's words; null where only an examination or a clinician's judgement answers it. */
  readonly asks: { readonly en: string; readonly es: string } | null;
  /** The rule turns on when it last was so: a "yes" without a day leaves that open. */
  readonly when: boolean;
  /** Asked of those alone who can become pregnant. */
  readonly ifCanBecomePregnant: boolean;
  /** Counted for C06 in people over the protocol's age, and no finding by itself. */
  readonly riskFactor: boolean;
  readonly source: Source;
};

type More = Partial<Pick<ConditionQuestion, "when" | "ifCanBecomePregnant" | "riskFactor">>;

/** A row of the dictionary. `asks` null: a clinician answers it. */
export const row = (
  [id, group, ...rules]: readonly [string, ConditionGroup, ...RuleId[]],
  name: string,
  asks: readonly [en: string, es: string] | null,
  source: Source,
  more: More = {},
): ConditionQuestion => ({
  id,
  name,
  group,
  rules,
  asks: asks === null ? null : { en: asks[0], es: asks[1] },
  when: false,
  ifCanBecomePregnant: false,
  riskFactor: false,
  ...more,
  source,
});

const from = (where: string, evidence: Source["evidence"]): Source => ({ from: where, evidence });

export const label = from("FDA label of ketamine (2/2024)", "R");
export const spravato = from("Spravato label, read second-hand", "R2");
export const practice = (evidence: Source["evidence"]) => from("Clinical practice, source not read", evidence);
export const published = (who: string) => from(who, "R2");
export const seed = from("The clinic's own treatment page: conditions that speak against ketamine", "R");
