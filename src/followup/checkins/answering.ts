import { uuidv7 } from "uuidv7";
import { type Help, helpFor } from "#assessment/events.ts";
import type { Language } from "#clinic/events.ts";
import { detailsOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { after, type Instant } from "#science/units.ts";
import { crisisIn } from "../events.ts";
import { raiseAlert } from "../safety/raising.ts";
import type { CheckInValue } from "./facts.ts";
import { firstOpen } from "./opening.ts";
import { type AskedWhom, fits, nextOf, questionsFor } from "./rules/answers.ts";
import { type CheckIn, isOpen } from "./rules/check-ins.ts";
import { type FlagLevel, flagOf, seenWithin } from "./rules/flags.ts";
import type { CheckInQuestion } from "./rules/questions.ts";
import { allOf, append, change, type Doing, type Refused } from "./store.ts";

export type NoSuchCheckIn = "no-such-check-in";

/** What became of an answer: kept, and what the patient sees at once. */
export type CheckInTaken = {
  /** What this answer asks for; null where it asks for nothing. */
  readonly flag: FlagLevel | null;
  /** Where danger to oneself was answered or written. */
  readonly help: Help | null;
  /** Who was told, in the patient's language; empty where nobody was paged. */
  readonly told: string;
  readonly next: CheckInQuestion | null;
};

const refused = (rule: string, says: string, satisfy: string, field?: string): Refused => {
  const refusal: Refusal = { rule, says, satisfy, ...(field !== undefined && { field }) };
  return { refusals: [refusal] };
};

const OVER = refused("check-in-over", "This check-in is closed.", "Nothing is left to do here.");
const NOT_YET = refused("check-in-early", "This check-in is not due yet.", "Come back when it is.");

/** Who is asked. A man is not asked whether he may be pregnant; anybody else is, unless they said that they cannot be. */
export async function askedWhom(tx: Tx, patientId: string): Promise<AskedWhom> {
  const [patient, details] = [await patientOf(tx, patientId), await detailsOf(tx, patientId)];
  const isRuledOut = details.asked && details.canBecomePregnant === "no";
  return { pregnancyPossible: patient?.sex !== "male" && !isRuledOut };
}

type Order = { readonly id: string; readonly patientId: string; readonly checkInId: string };

const oneOf = (all: { readonly checkIns: readonly CheckIn[] }, checkInId: string): CheckIn | undefined =>
  all.checkIns.find(({ id }) => id === checkInId);

type Answer = Order & {
  readonly item: string;
  readonly value: CheckInValue;
  /** Of the page it was given on. */
  readonly language: Language;
};

/**
 * Keeps one answer, and raises what it asks of the clinic in the same transaction. Null is "would rather not say". An answer that
 * tells of danger to oneself, also one that was left open, is an alert, and help is the patient's next page.
 */
export async function answerCheckIn(
  doing: Doing,
  { id, patientId, checkInId, item, value, language }: Answer,
): Promise<CheckInTaken | Refused | NoSuchCheckIn> {
  const whom = await askedWhom(doing.tx, patientId);
  const known = oneOf(await allOf(doing.tx, patientId), checkInId);
  if (known === undefined) return "no-such-check-in";
  const questions = questionsFor(known, whom);
  const question = questions.find((one) => one.id === item);
  if (question === undefined || !fits(question, value))
    return refused("no-such-answer", "This is no answer to the question.", "Choose one of the answers.", item);
  const flag = flagOf(question, value);
  const outcome = await change(doing, patientId, { id, type: "CheckInAnswered" }, async (all) => {
    const against = againstAnswering(oneOf(all, checkInId), doing.now);
    const seeBy = flag === null ? null : after(await firstOpen(doing.tx, doing.now), seenWithin[flag].span);
    return against ?? { id, type: "CheckInAnswered", data: { checkInId, item, value, seeBy } };
  });
  if ("refusals" in outcome) return outcome;
  const { told, help } = await tell(doing, { id, patientId, language }, { question, value, flag });
  return { flag, help, told, next: nextOf(questions, oneOf(outcome.all, checkInId)?.answers ?? {}) };
}

function againstAnswering(one: CheckIn | undefined, now: Instant): Refused | null {
  if (one === undefined || !isOpen(one)) return OVER;
  return one.dueAt > now ? NOT_YET : null;
}

/** Enough to see what was meant; the whole stands on the chart. */
const LONGEST_QUOTE = 280;

type Said = { readonly question: CheckInQuestion; readonly value: CheckInValue; readonly flag: FlagLevel | null };
type Whose = { readonly id: string; readonly patientId: string; readonly language: Language };

/** Pages people for danger to oneself: an answer that says so or leaves it open, and words that do. */
async function tell(doing: Doing, { id, patientId, language }: Whose, { question, value, flag }: Said) {
  const words = question.asks === "note" && typeof value === "string" && crisisIn(value) !== null ? value : null;
  if (flag !== "help" && words === null) return { told: "", help: null };
  const says =
    words === null
      ? `Check-in: ${answerWords(question, value)}`
      : `Wrote in a check-in: “${words.slice(0, LONGEST_QUOTE)}”`;
  const raising = {
    id: uuidv7(),
    patientId,
    source: "check-in",
    sourceId: id,
    level: "ask-more",
    says,
    language,
  } as const;
  const { told } = await raiseAlert(doing, raising);
  return { told, help: helpFor("ask-more") };
}

const answerWords = ({ short }: CheckInQuestion, value: CheckInValue): string =>
  `${short}: ${value === null ? "would rather not say" : (TRI_WORDS[value] ?? String(value))}`;

const TRI_WORDS: Readonly<Record<string, string>> = { unsure: "not sure" };

/** Nothing more comes. What was asked and not answered counts as not known. */
export async function finishCheckIn(
  doing: Doing,
  { id, patientId, checkInId }: Order,
): Promise<{ readonly checkIn: CheckIn } | Refused | NoSuchCheckIn> {
  const fact = { id, type: "CheckInFinished", data: { checkInId } } as const;
  const outcome = await change(doing, patientId, fact, (all) => {
    const one = oneOf(all, checkInId);
    return one === undefined || !isOpen(one) || one.saidAt === null ? OVER : fact;
  });
  if ("refusals" in outcome) return outcome;
  const checkIn = oneOf(outcome.all, checkInId);
  return checkIn === undefined ? "no-such-check-in" : { checkIn };
}

/** How the day is, by the patient's own calendar; the last tap of a day counts. */
export async function tapMood(
  doing: Doing,
  {
    id,
    patientId,
    day,
    value,
  }: { readonly id: string; readonly patientId: string; readonly day: string; readonly value: number },
): Promise<void> {
  await change(doing, patientId, { id, type: "MoodTapped" }, () => ({ id, type: "MoodTapped", data: { day, value } }));
}

type Wish = { readonly id: string; readonly patientId: string; readonly wanted: boolean };

export async function chooseDailyMood(doing: Doing, { id, patientId, wanted }: Wish): Promise<void> {
  await choose(doing, patientId, { id, type: "DailyMoodChosen", data: { wanted } });
}

/** No more letters that ask for an answer, or letters again. */
export async function chooseReminders(doing: Doing, { id, patientId, wanted }: Wish): Promise<void> {
  await choose(doing, patientId, { id, type: "RemindersChosen", data: { wanted } });
}

async function choose(doing: Doing, patientId: string, fact: Parameters<typeof append>[2]): Promise<void> {
  await change(doing, patientId, fact, () => fact);
}
