import type { Language } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { CancelledBecause, CheckInFact, CheckInKind, CheckInValue, RecordedCheckInFact } from "../facts.ts";
import type { CheckInAnswers } from "./answers.ts";
import { type FlagLevel, flagOf, graver } from "./flags.ts";
import { questionsIn } from "./questions.ts";

/** An answer that asks somebody for something. A later answer does not take it back: only a person's word on it does. */
export type Flag = {
  readonly item: string;
  readonly value: CheckInValue;
  readonly level: FlagLevel;
  readonly at: Instant;
  readonly seeBy: Instant | null;
};

export type Call = {
  readonly at: Instant;
  readonly by: string;
  readonly reached: boolean;
  readonly note: string;
  readonly againAt: Instant | null;
};

/** One check-in from being asked to its end. */
export type CheckIn = {
  readonly id: string;
  readonly kind: CheckInKind;
  readonly infusionId: string;
  readonly version: string;
  readonly language: Language;
  readonly dueAt: Instant;
  readonly silentAt: Instant;
  readonly callBy: Instant;
  readonly answers: CheckInAnswers;
  readonly flags: readonly Flag[];
  /** The last time the patient said anything in it. */
  readonly saidAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly calls: readonly Call[];
  readonly cancelled: { readonly at: Instant; readonly because: CancelledBecause; readonly why: string } | null;
};

export type Mood = { readonly day: string; readonly value: number };

/** Everything the clinic asked one patient between visits. `dailyMood` is null while nobody asked whether they want it. */
export type CheckIns = {
  readonly checkIns: readonly CheckIn[];
  readonly moods: readonly Mood[];
  readonly dailyMood: boolean | null;
  readonly reminders: boolean;
};

export const nothingAsked: CheckIns = { checkIns: [], moods: [], dailyMood: null, reminders: true };

export type CheckInState = "asked" | "begun" | "finished" | "called" | "cancelled";

/** "called": reached on the telephone, which stands for an answer. */
export function stateOf({ cancelled, finishedAt, calls, saidAt }: CheckIn): CheckInState {
  if (finishedAt !== null) return "finished";
  if (calls.some(({ reached }) => reached)) return "called";
  if (cancelled !== null) return "cancelled";
  return saidAt === null ? "asked" : "begun";
}

/** It waits for the patient, or for a call. */
export const isOpen = (one: CheckIn): boolean => ["asked", "begun"].includes(stateOf(one));

/**
 * Nobody was heard of in it. Whoever answered a later one, or was reached about it, was heard of since: one conversation ends every
 * silence before it.
 */
export const isUnheard = (one: CheckIn, all: readonly CheckIn[]): boolean =>
  isOpen(one) &&
  !all.some((later) => later.dueAt > one.dueAt && (later.finishedAt !== null || stateOf(later) === "called"));

/** The gravest that was ever answered in it. */
export const worstOf = ({ flags }: CheckIn): FlagLevel | null =>
  flags.reduce<FlagLevel | null>((worst, { level }) => graver(worst, level), null);

/** Folds a patient's facts. Total: what names a check-in that is not there changes nothing. */
export const foldCheckIns = (facts: readonly RecordedCheckInFact[]): CheckIns => facts.reduce(added, nothingAsked);

function added(all: CheckIns, fact: RecordedCheckInFact): CheckIns {
  switch (fact.type) {
    case "CheckInAsked":
      return { ...all, checkIns: [...all.checkIns, asked(fact)] };
    case "MoodTapped":
      return { ...all, moods: [...all.moods.filter(({ day }) => day !== fact.data.day), fact.data] };
    case "DailyMoodChosen":
      return { ...all, dailyMood: fact.data.wanted };
    case "RemindersChosen":
      return { ...all, reminders: fact.data.wanted };
    default:
      return {
        ...all,
        checkIns: all.checkIns.map((one) => (one.id === fact.data.checkInId ? { ...one, ...changed(one, fact) } : one)),
      };
  }
}

type OfOne = Extract<CheckInFact, { readonly data: { readonly checkInId: string } }>;

const asked = ({ id, data }: Extract<CheckInFact, { type: "CheckInAsked" }>): CheckIn => ({
  ...data,
  id,
  answers: {},
  flags: [],
  saidAt: null,
  finishedAt: null,
  calls: [],
  cancelled: null,
});

function changed(one: CheckIn, { at, by, ...fact }: OfOne): Partial<CheckIn> {
  switch (fact.type) {
    case "CheckInMoved": {
      const { dueAt, silentAt, callBy } = fact.data;
      return { dueAt, silentAt, callBy, cancelled: null };
    }
    case "CheckInAnswered":
      return answered(one, fact.data, at);
    case "CheckInFinished":
      return { finishedAt: one.finishedAt ?? at };
    case "CheckInByCall": {
      const { reached, note, againAt } = fact.data;
      return { calls: [...one.calls, { at, by, reached, note, againAt }] };
    }
    case "CheckInCancelled": {
      const { because, why } = fact.data;
      return { cancelled: { at, because, why } };
    }
  }
}

type Said = Extract<CheckInFact, { type: "CheckInAnswered" }>["data"];

function answered(one: CheckIn, { item, value, seeBy }: Said, at: Instant): Partial<CheckIn> {
  const question = questionsIn(one.version)?.find(({ id }) => id === item);
  const level = question === undefined ? null : flagOf(question, value);
  return {
    answers: { ...one.answers, [item]: value },
    saidAt: at,
    ...(level !== null && { flags: [...one.flags, { item, value, level, at, seeBy }] }),
  };
}
