import { z } from "zod";

/** The shapes of what is written into a history; each refusal is the end of a sentence that begins with the field's name. */
const uuid = z.uuid("this is not an identifier");
const text = (most: number) => z.string("words are needed").trim().max(most, `at most ${most} characters`);
const line = (most: number) => text(most).regex(/^\P{Cc}*$/u, "one line, without control characters");
const needed = (most: number) => line(most).min(1, "this is needed");
const tri = z.enum(["yes", "no", "unknown"], "choose one");
const when = z.union([z.literal(""), z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a day, month or year is needed")]);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day such as 2026-11-02 is needed");
const saidBy = z.enum(["patient", "staff", "record", "pharmacy"], "choose one");
const numberUpTo = (most: number) => z.number("a number is needed").min(0, "at least 0").max(most, `at most ${most}`);

const ingredient = z.strictObject({
  rxcui: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "this is no code")
    .nullable(),
  name: needed(120),
});

const taken = z.strictObject({
  ingredient,
  dose: z
    .strictObject({
      amount: z.number("a number is needed").gt(0, "more than 0").max(100_000, "at most 100,000"),
      unit: z.enum(["mg", "mcg", "g", "mL", "units", "puffs"], "choose one"),
    })
    .nullable(),
  perDay: z.number("a number is needed").gt(0, "more than 0").max(24, "at most 24 times a day").nullable(),
  route: z.enum(
    ["by-mouth", "under-tongue", "skin", "injection", "nose", "inhaled", "eye", "other", "unknown"],
    "choose one",
  ),
  asNeeded: z.boolean(),
});

const medicine = taken.extend({
  medicineId: uuid,
  takenFor: line(120),
  since: when,
  note: text(500),
  saidBy,
});

const trial = z.strictObject({
  trialId: uuid,
  kind: z.enum(
    ["antidepressant", "augmentation", "ect", "tms", "esketamine", "ketamine", "psychotherapy", "other"],
    "choose one",
  ),
  ingredient: ingredient.nullable(),
  augments: uuid.nullable(),
  maxSustainedDailyMg: numberUpTo(10_000).nullable(),
  weeksAtOrAboveMin: numberUpTo(2_000).nullable(),
  sessions: numberUpTo(500).int("a whole number").nullable(),
  adherencePct: numberUpTo(100).nullable(),
  improvementPct: z.number("a number is needed").min(-100, "at least -100").max(100, "at most 100").nullable(),
  outcome: z.enum(["none", "partial", "response", "remission", "relapse-on-drug", "unknown"], "choose one"),
  stopReason: z.enum(["inefficacy", "intolerance", "cost", "other", "still-taking", "unknown"], "choose one"),
  currentEpisode: tri,
  from: when,
  to: when,
  note: text(1000),
  saidBy,
});

const workup = z.strictObject({
  workupId: uuid,
  item: z.enum(
    [
      ...(["physical", "airway-and-asa", "resting-bp", "height-and-weight", "spo2", "ecg", "liver", "renal"] as const),
      ...(["tsh", "cbc", "urine-hcg", "urine-drug-screen", "urinalysis", "urinary-checklist", "stop-bang"] as const),
      ...(["pdmp", "mania-screen", "psychosis-screen", "cognition"] as const),
    ],
    "choose one",
  ),
  doneOn: day,
  values: z.record(line(40), z.union([z.number(), line(200)])),
  abnormal: tri,
  note: text(2000),
  saidBy,
});

const condition = z.strictObject({
  condition: needed(60),
  answer: tri,
  since: when,
  note: text(500),
  saidBy,
});

const story = z.strictObject({
  section: z.enum(["illness", "health", "family", "substances", "wishes"], "choose one"),
  text: text(8000),
});

const fact = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({ id: uuid, type: z.literal(type), data });

/** What a nurse, too, may write into a history. */
export const HistoryEntry = z.discriminatedUnion("type", [
  fact("MedicineListed", medicine),
  fact("MedicineChanged", medicine),
  fact("MedicineStopped", z.strictObject({ medicineId: uuid, on: when, why: needed(200) })),
  fact("MedicineListedInError", z.strictObject({ medicineId: uuid, why: needed(200) })),
  fact("MedicinesReviewed", z.strictObject({ saidBy })),
  fact("TrialListed", trial),
  fact("TrialChanged", trial),
  fact("TrialListedInError", z.strictObject({ trialId: uuid, why: needed(200) })),
  fact("TrialsReviewed", z.strictObject({ saidBy })),
  fact("ConditionAnswered", condition),
  fact("WorkupRecorded", workup),
  fact("WorkupRecordedInError", z.strictObject({ workupId: uuid, why: needed(200) })),
  fact("StoryTold", story),
]);

/** A diagnosis is a physician's to make and to take back. */
export const DiagnosisEntry = z.discriminatedUnion("type", [
  fact(
    "DiagnosisMade",
    z.strictObject({
      diagnosisId: uuid,
      code: z.string().regex(/^[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/, "a code such as F33.2 is needed"),
      name: needed(200),
      isPrimary: z.boolean(),
      clinician: needed(120),
      madeOn: day,
    }),
  ),
  fact("DiagnosisWithdrawn", z.strictObject({ diagnosisId: uuid, why: needed(200) })),
]);

/** What is taken or left out on the day of an infusion is a physician's to decide, of the medicine as it stands before them. */
export const MedicineDayEntry = fact(
  "MedicineDayDecided",
  z.strictObject({
    medicineId: uuid,
    onTheDay: z.enum(["take", "leave-out"], "choose one"),
    hoursBefore: z
      .number("a number is needed")
      .int("a whole number")
      .min(1, "at least 1")
      .max(336, "at most 336: two weeks")
      .nullable(),
    note: line(200),
    of: taken,
  }),
);
