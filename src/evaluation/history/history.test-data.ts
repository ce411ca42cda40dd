import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Instant } from "#science/units.ts";
import type { ConditionAnswer, HistoryFact, Medicine, PastTrial, RecordedHistoryFact, Workup } from "../events.ts";
import { type History, noHistory, type Told } from "../fold/history.ts";
import { ingredientsNamed } from "./medicine-list.ts";

export const policy = unapprovedExample.evaluation;
export const told: Told = { at: as<Instant>(1_790_000_000_000), by: "staff" };
export const reviewed = { ...told, saidBy: "staff" } as const;

/** A medicine as the list knows it; one the list does not know stays the words that were typed. */
export const medicine = (name: string, more: Partial<Medicine> = {}): Medicine & Told => ({
  medicineId: `m-${name}`,
  ingredient: ingredientsNamed(name)[0] ?? { rxcui: null, name },
  dose: null,
  perDay: null,
  route: "by-mouth",
  asNeeded: false,
  takenFor: "",
  since: "",
  note: "",
  saidBy: "staff",
  ...told,
  ...more,
});

/** A trial that counts: sertraline 100 mg for eight weeks, taken as prescribed, 20% better, in this episode. */
export const trial = (more: Partial<PastTrial> = {}): PastTrial & Told => ({
  trialId: "t-1",
  kind: "antidepressant",
  ingredient: ingredientsNamed("sertraline")[0] ?? null,
  augments: null,
  maxSustainedDailyMg: 100,
  weeksAtOrAboveMin: 8,
  sessions: null,
  adherencePct: 95,
  improvementPct: 20,
  outcome: "none",
  stopReason: "inefficacy",
  currentEpisode: "yes",
  from: "2026-01",
  to: "2026-03",
  note: "",
  saidBy: "record",
  ...told,
  ...more,
});

export const drug = (name: string, more: Partial<PastTrial> = {}): PastTrial & Told =>
  trial({ trialId: `t-${name}`, ingredient: ingredientsNamed(name)[0] ?? { rxcui: null, name }, ...more });

export const answered = (
  condition: string,
  answer: ConditionAnswer["answer"],
  more: Partial<ConditionAnswer> = {},
): History["conditions"] => ({
  [condition]: { condition, answer, since: "", note: "", saidBy: "staff", ...told, ...more },
});

export const workup = (item: Workup["item"], doneOn: string, more: Partial<Workup> = {}): Workup & Told => ({
  workupId: `w-${item}-${doneOn}`,
  item,
  doneOn,
  values: {},
  abnormal: "no",
  note: "",
  saidBy: "record",
  ...told,
  ...more,
});

export const historyWith = (more: Partial<History>): History => ({ ...noHistory, ...more });

/** Facts as the store would give them back, in this order. */
export const recorded = (
  facts: readonly { readonly type: HistoryFact["type"]; readonly data: object; readonly by?: string }[],
): readonly RecordedHistoryFact[] =>
  facts.map(
    (fact, at) =>
      ({
        id: `f-${at}`,
        at: as<Instant>(told.at + at),
        by: told.by,
        stream: "history:p",
        version: at + 1,
        recordedAt: as<Instant>(told.at + at),
        position: at + 1,
        ...fact,
      }) as RecordedHistoryFact,
  );
