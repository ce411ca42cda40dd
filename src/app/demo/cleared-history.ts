import { uuidv7 } from "uuidv7";
import { conditions, ingredientsNamed } from "#evaluation/read.ts";
import type { HistoryOrder } from "#evaluation/desk.ts";
import type { PastTrial, Workup } from "#evaluation/events.ts";

type Fact = Omit<HistoryOrder, "id">;

/** A treatment that was long and strong enough, and failed in this episode. */
export const failed = (name: string, dailyMg: number): PastTrial => ({
  trialId: uuidv7(),
  kind: "antidepressant",
  ingredient: ingredientsNamed(name)[0] ?? { rxcui: null, name },
  augments: null,
  maxSustainedDailyMg: dailyMg,
  weeksAtOrAboveMin: 9,
  sessions: null,
  adherencePct: 95,
  improvementPct: 20,
  outcome: "none",
  stopReason: "inefficacy",
  currentEpisode: "yes",
  from: "",
  to: "",
  note: "",
  saidBy: "record",
});

export type Told = {
  readonly trials: readonly PastTrial[];
  readonly weightKg: number;
  readonly heightCm: number;
  readonly canBecomePregnant: boolean;
  /** The day of the examination, and one some days before it: "2026-11-02". */
  readonly on: string;
  readonly before: string;
};

/** Everything the specialist asked and found, with nothing against an infusion. */
export const historyOf = (told: Told): readonly Fact[] => [
  { type: "MedicinesReviewed", data: { saidBy: "staff" } },
  ...told.trials.map((data): Fact => ({ type: "TrialListed", data })),
  { type: "TrialsReviewed", data: { saidBy: "staff" } },
  ...conditions
    .filter(({ ifCanBecomePregnant }) => told.canBecomePregnant || !ifCanBecomePregnant)
    .map(({ id: condition }): Fact => {
      const data = { condition, answer: "no", since: "", note: "", saidBy: "staff" } as const;
      return { type: "ConditionAnswered", data };
    }),
  {
    type: "DiagnosisMade",
    data: {
      diagnosisId: uuidv7(),
      code: "F33.2",
      name: "Recurrent depression, severe",
      isPrimary: true,
      clinician: "Ines Reyes, MD",
      madeOn: told.on,
    },
  },
  ...resultsOf(told).map((data): Fact => ({ type: "WorkupRecorded", data })),
];

type Result = readonly [item: Workup["item"], values: Workup["values"]];

function resultsOf({ weightKg, heightCm, canBecomePregnant, on, before }: Told): readonly Workup[] {
  const results: readonly Result[] = [
    ["physical", {}],
    ["airway-and-asa", { asa: 2, mallampati: 1, difficultAirway: "no" }],
    ["height-and-weight", { heightCm, weightKg }],
    ["resting-bp", { sbp: 124, dbp: 78 }],
    ["spo2", { spo2: 98 }],
    ["ecg", { qtcMs: 412, hr: 70 }],
    ["liver", { altUln: 0.6, astUln: 0.5, bilirubinUln: 0.5 }],
    ["renal", { egfr: 96 }],
    ["tsh", { tsh: 1.9 }],
    ["urine-drug-screen", { result: "negative" }],
    ["urinalysis", { blood: "negative", leukocytes: "negative" }],
    ["urinary-checklist", { symptoms: "none" }],
    ["stop-bang", { score: 1 }],
    ["pdmp", { result: "as expected" }],
    ["mania-screen", { result: "negative" }],
    ["psychosis-screen", { result: "negative" }],
    ["cognition", { result: "not impaired" }],
    ...(canBecomePregnant ? [["urine-hcg", { result: "negative" }] as const] : []),
  ];
  return [resultOf(["resting-bp", { sbp: 126, dbp: 80 }], before), ...results.map((result) => resultOf(result, on))];
}

const resultOf = ([item, values]: Result, doneOn: string): Workup => ({
  workupId: uuidv7(),
  item,
  doneOn,
  values,
  abnormal: "no",
  note: "",
  saidBy: "record",
});
