import { uuidv7 } from "uuidv7";
import type { WorkupItem } from "#evaluation/events.ts";
import { ageOn, canBecomePregnant } from "./arrived.ts";
import { historian } from "./health.ts";
import type { Told } from "./telling.ts";

type Result = {
  readonly item: WorkupItem;
  readonly values?: Readonly<Record<string, number | string>>;
  readonly abnormal?: "yes" | "no";
  readonly note?: string;
};

const CALM = [
  [122, 78],
  [118, 76],
] as const;

/** Body, blood and urine, on the nurse's day and again on the day of the evaluation, and the diagnosis made then. */
export async function examine(told: Told): Promise<void> {
  const { past, story, person } = told;
  const isComplete = person.state !== "evaluation";
  const nurse = historian(told, "alvarez", past.calendar.at(story.worked, "11:40"));
  const put = async (note: typeof nurse, day: number, results: readonly Result[]) => {
    for (const { item, values = {}, abnormal = "no", note: words = "" } of results)
      await note("WorkupRecorded", {
        workupId: uuidv7(),
        item,
        doneOn: past.calendar.date(day),
        values,
        abnormal,
        note: words,
        saidBy: "staff",
      });
  };
  await put(nurse, story.worked, firstVisit(told));
  const doctor = historian(told, "reyes", past.calendar.at(story.evaluated, "10:00"));
  await put(doctor, story.evaluated, isComplete ? evaluationDay(told) : evaluationDay(told).slice(0, 2));
  const [code, name] = person.diagnosis;
  await doctor("DiagnosisMade", {
    diagnosisId: uuidv7(),
    code,
    name,
    isPrimary: true,
    clinician: "Ines Reyes, MD",
    madeOn: past.calendar.date(story.evaluated),
  });
}

const pressure = ({ person }: Told, nth: 0 | 1): Result => {
  const [sbp, dbp] = (person.bp ?? CALM)[nth];
  return { item: "resting-bp", values: { sbp, dbp }, abnormal: sbp >= 140 || dbp >= 90 ? "yes" : "no" };
};

function firstVisit(told: Told): readonly Result[] {
  const { person, nth } = told;
  const { heightCm, weightKg } = person;
  const hasCannabis = person.has?.["cannabis"] !== undefined;
  const screened: Result = hasCannabis
    ? { item: "urine-drug-screen", values: { result: "positive", found: "THC" }, abnormal: "yes" }
    : { item: "urine-drug-screen", values: { result: "negative" } };
  return [
    pressure(told, 0),
    { item: "height-and-weight", values: { heightCm, weightKg } },
    { item: "spo2", values: { spo2: 97 + (nth % 3) } },
    screened,
    { item: "tsh", values: { tsh: (11 + (nth % 7) * 4) / 10 } },
    { item: "liver", values: { altUln: (4 + (nth % 5)) / 10, astUln: (4 + (nth % 4)) / 10, bilirubinUln: 0.5 } },
    { item: "renal", values: { egfr: 104 - Math.max(0, ageToday(told) - 40) } },
    { item: "urinalysis", values: { blood: "negative", leukocytes: "negative" } },
    ...heartTracing(told),
  ];
}

const ageToday = ({ person, past }: Told): number => ageOn(person.birthDate, past.calendar.date(0));

/** Nobody has traced the heart of somebody who waits for just that. */
function heartTracing({ person, nth }: Told): readonly Result[] {
  const isWaitedFor = person.state === "needs-information" && person.has?.["fainting"] !== undefined;
  return isWaitedFor ? [] : [{ item: "ecg", values: { qtcMs: 402 + ((nth * 7) % 36), hr: 62 + (nth % 5) * 4 } }];
}

function evaluationDay(told: Told): readonly Result[] {
  const { person } = told;
  const has = (condition: string): boolean => person.has?.[condition] !== undefined;
  const screened = (item: WorkupItem, isPositive: boolean): Result => ({
    item,
    values: { result: isPositive ? "positive" : "negative" },
    abnormal: isPositive ? "yes" : "no",
  });
  return [
    pressure(told, 1),
    { item: "physical", note: "Heart, lungs and neurology without findings." },
    { item: "airway-and-asa", values: { asa: person.asa ?? 1, mallampati: 1, difficultAirway: "no" } },
    { item: "stop-bang", values: { score: person.sex === "male" ? 2 : 1 } },
    { item: "urinary-checklist", values: { symptoms: has("urinary-symptoms") ? "present" : "none" } },
    screened("mania-screen", false),
    screened("psychosis-screen", has("psychosis-now")),
    ...(canBecomePregnant(told) ? [screened("urine-hcg", has("pregnant"))] : []),
  ];
}
