import type { Instant } from "#science/units.ts";
import type {
  ConditionAnswer,
  Diagnosis,
  HistoryFact,
  Medicine,
  MedicineDay,
  PastTrial,
  RecordedHistoryFact,
  SaidBy,
  Workup,
} from "../events.ts";

/** When something was last said, and by whom of us it was written down. */
export type Told = { readonly at: Instant; readonly by: string };

/** Somebody went through a whole list: what is not on it is not so. */
export type Review = Told & { readonly saidBy: SaidBy };

export type StoppedMedicine = Medicine & Told & { readonly stoppedOn: string; readonly why: string };

type Section = Extract<HistoryFact, { type: "StoryTold" }>["data"]["section"];

/**
 * What is known of a patient's health. A null review means the list may be incomplete, whatever stands on it;
 * a condition that is not in `conditions` was never asked.
 */
export type History = {
  readonly medicines: readonly (Medicine & Told)[];
  readonly medicinesKnown: Review | null;
  /** Newest first. */
  readonly stopped: readonly StoppedMedicine[];
  /** The newest word of a prescriber on the day of each medicine, by its id; whether it still counts, see `medicineDays`. */
  readonly days: Readonly<Record<string, MedicineDay & Told>>;
  readonly trials: readonly (PastTrial & Told)[];
  readonly trialsKnown: Review | null;
  readonly conditions: Readonly<Record<string, ConditionAnswer & Told>>;
  /** Newest day first. */
  readonly workups: readonly (Workup & Told)[];
  readonly diagnoses: readonly (Diagnosis & Told)[];
  readonly story: Readonly<Partial<Record<Section, { readonly text: string } & Told>>>;
  /** How many facts it rests on: the version a decision was made from. */
  readonly version: number;
};

export const noHistory: History = {
  medicines: [],
  medicinesKnown: null,
  stopped: [],
  days: {},
  trials: [],
  trialsKnown: null,
  conditions: {},
  workups: [],
  diagnoses: [],
  story: {},
  version: 0,
};

/** The history as its facts tell it, oldest first. */
export const historyFrom = (facts: readonly RecordedHistoryFact[]): History => facts.reduce(after, noHistory);

function after(history: History, fact: RecordedHistoryFact): History {
  const told: Told = { at: fact.at, by: fact.by };
  const next = { ...history, version: fact.version };
  return {
    ...next,
    ...(medicinesAfter(history, fact, told) ?? trialsAfter(history, fact, told) ?? restAfter(history, fact, told)),
  };
}

type Change = Partial<History> | undefined;

/** A change keeps its place in the list; the same id listed again is a change. */
const put = <T extends object>(list: readonly T[], one: T, isSame: (other: T) => boolean): readonly T[] =>
  list.some(isSame) ? list.map((other) => (isSame(other) ? one : other)) : [...list, one];

function medicinesAfter(history: History, fact: RecordedHistoryFact, told: Told): Change {
  switch (fact.type) {
    case "MedicineListed":
    case "MedicineChanged": {
      const { medicineId } = fact.data;
      const isSame = (other: Medicine) => other.medicineId === medicineId;
      return {
        medicines: put(history.medicines, { ...fact.data, ...told }, isSame),
        stopped: history.stopped.filter((other) => !isSame(other)),
      };
    }
    case "MedicineStopped": {
      const { medicineId, on, why } = fact.data;
      const was = history.medicines.find((other) => other.medicineId === medicineId);
      if (was === undefined) return {};
      return {
        medicines: history.medicines.filter((other) => other !== was),
        stopped: [{ ...was, ...told, stoppedOn: on, why }, ...history.stopped],
      };
    }
    case "MedicineListedInError": {
      const isOther = (other: Medicine) => other.medicineId !== fact.data.medicineId;
      return { medicines: history.medicines.filter(isOther), stopped: history.stopped.filter(isOther) };
    }
    case "MedicinesReviewed":
      return { medicinesKnown: { ...told, saidBy: fact.data.saidBy } };
    case "MedicineDayDecided":
      return { days: { ...history.days, [fact.data.medicineId]: { ...fact.data, ...told } } };
    default:
      return undefined;
  }
}

function trialsAfter(history: History, fact: RecordedHistoryFact, told: Told): Change {
  switch (fact.type) {
    case "TrialListed":
    case "TrialChanged": {
      const { trialId } = fact.data;
      return { trials: put(history.trials, { ...fact.data, ...told }, (other) => other.trialId === trialId) };
    }
    case "TrialListedInError":
      return { trials: history.trials.filter(({ trialId }) => trialId !== fact.data.trialId) };
    case "TrialsReviewed":
      return { trialsKnown: { ...told, saidBy: fact.data.saidBy } };
    default:
      return undefined;
  }
}

function restAfter(history: History, fact: RecordedHistoryFact, told: Told): Change {
  switch (fact.type) {
    case "ConditionAnswered":
      return isOutweighed(fact.data, history.conditions[fact.data.condition])
        ? {}
        : { conditions: { ...history.conditions, [fact.data.condition]: { ...fact.data, ...told } } };
    case "DiagnosisMade": {
      const { diagnosisId, isPrimary } = fact.data;
      // There is one primary diagnosis: the newest said to be so.
      const others = history.diagnoses.map((one) => (isPrimary ? { ...one, isPrimary: false } : one));
      return { diagnoses: put(others, { ...fact.data, ...told }, (other) => other.diagnosisId === diagnosisId) };
    }
    case "DiagnosisWithdrawn":
      return { diagnoses: history.diagnoses.filter(({ diagnosisId }) => diagnosisId !== fact.data.diagnosisId) };
    case "WorkupRecorded": {
      const { workupId, doneOn } = fact.data;
      const others = history.workups.filter((other) => other.workupId !== workupId);
      const older = others.findIndex((other) => other.doneOn <= doneOn);
      return { workups: others.toSpliced(older === -1 ? others.length : older, 0, { ...fact.data, ...told }) };
    }
    case "WorkupRecordedInError":
      return { workups: history.workups.filter(({ workupId }) => workupId !== fact.data.workupId) };
    case "StoryTold":
      return { story: { ...history.story, [fact.data.section]: { text: fact.data.text, ...told } } };
    default:
      return undefined;
  }
}

/**
 * The newest answer stands, but for this: what the clinic knows to be there stays until the clinic says otherwise, and a
 * patient who does not know takes nothing back that the clinic found out.
 */
const isOutweighed = (said: ConditionAnswer, stands: ConditionAnswer | undefined): boolean =>
  said.saidBy === "patient" &&
  stands !== undefined &&
  stands.saidBy !== "patient" &&
  (stands.answer === "yes" ? said.answer !== "yes" : said.answer === "unknown");
