import { uuidv7 } from "uuidv7";
import { type HistoryOrder, recordHistory } from "#evaluation/desk.ts";
import type { Ingredient, PastTrial, SaidBy } from "#evaluation/events.ts";
import { conditions, ingredientsNamed } from "#evaluation/read.ts";
import type { Instant } from "#science/units.ts";
import { canBecomePregnant } from "./arrived.ts";
import type { Takes, Trial } from "./person.ts";
import { done, type Told, type Who } from "./telling.ts";

/** Writes into the history at a moment, one thing a minute. */
export function historian(told: Told, who: Who, from: Instant) {
  let at = from;
  return async (type: HistoryOrder["type"], data: HistoryOrder["data"]): Promise<void> => {
    at = (at + 20_000) as Instant;
    const order = { id: uuidv7(), type, data } as HistoryOrder;
    done(type, await recordHistory(told.as(who, at), told.patientId, order));
  };
}

/** What the patient told before the evaluation, and what the nurse went through with them. */
export async function tellHealth(told: Told): Promise<void> {
  const { person, past, story } = told;
  const isSeen = person.state !== "consultation-booked";
  const note = historian(told, isSeen ? "alvarez" : "park", past.calendar.at(story.worked, "11:00"));
  const saidBy: SaidBy = isSeen ? "staff" : "patient";
  await note("StoryTold", { section: "illness", text: person.illness });
  for (const takes of person.medicines) await note("MedicineListed", medicineOf(takes, saidBy));
  if (isSeen) await note("MedicinesReviewed", { saidBy });
  for (const trial of trialsOf(told)) await note("TrialListed", trial);
  if (isSeen) await note("TrialsReviewed", { saidBy });
  if (isSeen) for (const answer of answersOf(told)) await note("ConditionAnswered", { ...answer, saidBy });
}

const ingredientOf = (name: string): Ingredient => ingredientsNamed(name)[0] ?? { rxcui: null, name };

const INJECTED = new Set(["semaglutide"]);

const medicineOf = ([ingredient, amount, perDay, takenFor]: Takes, saidBy: SaidBy) => ({
  medicineId: uuidv7(),
  ingredient: ingredientOf(ingredient),
  dose: { amount, unit: "mg" as const },
  perDay,
  route: INJECTED.has(ingredient) ? ("injection" as const) : ("by-mouth" as const),
  asNeeded: false,
  takenFor,
  since: "",
  note: "",
  saidBy,
});

/** Weeks that a course of talks or of a procedure takes, where only its sessions are told. */
const USUAL_WEEKS = 10;
const DAYS_BETWEEN = 14;

/** The treatments one after the other, the last ended shortly before the evaluation or still taken. */
function trialsOf({ person, past: { calendar }, story }: Told): readonly PastTrial[] {
  let end = story.worked - DAYS_BETWEEN;
  const told: PastTrial[] = [];
  for (const trial of person.trials.toReversed()) {
    const from = end - (trial.weeks ?? USUAL_WEEKS) * 7;
    const month = (day: number) => (trial.saidBy === "patient" ? "" : calendar.date(day).slice(0, 7));
    const isTaken = person.medicines.some(([name]) => name === trial.what) && end === story.worked - DAYS_BETWEEN;
    told.unshift(trialOf(trial, { from: month(from), to: isTaken ? "" : month(end), isTaken }));
    end = from - DAYS_BETWEEN;
  }
  return told;
}

const ofDrug: ReadonlySet<PastTrial["kind"]> = new Set(["antidepressant", "augmentation"]);

const drugOf = (kind: PastTrial["kind"], what: string): Ingredient | null =>
  kind === "esketamine" ? ingredientOf("esketamine") : ofDrug.has(kind) ? ingredientOf(what) : null;

type Span = { readonly from: string; readonly to: string; readonly isTaken: boolean };

function trialOf(trial: Trial, { isTaken, ...span }: Span): PastTrial {
  const { what, kind = "antidepressant", sessions = null, outcome, saidBy } = trial;
  return {
    trialId: uuidv7(),
    kind,
    ingredient: drugOf(kind, what),
    augments: null,
    maxSustainedDailyMg: trial.mg,
    weeksAtOrAboveMin: trial.weeks,
    sessions,
    adherencePct: saidBy === "patient" ? null : 90,
    improvementPct: trial.improvement,
    outcome,
    stopReason: isTaken ? "still-taking" : trial.stopped,
    currentEpisode: trial.earlier === true ? "no" : "yes",
    ...span,
    note: ofDrug.has(kind) ? "" : what,
    saidBy,
  };
}

/** Every question, answered: yes where it is so, not known where that is the answer, no where it is not. */
function answersOf(told: Told) {
  const { person, past, story } = told;
  const asked = conditions.filter(({ ifCanBecomePregnant: only }) => !only || canBecomePregnant(told));
  return asked.map(({ id: condition }) => {
    const has = person.has?.[condition];
    if (has === undefined) {
      const answer = person.unsure?.includes(condition) === true ? ("unknown" as const) : ("no" as const);
      return { condition, answer, since: "", note: "" };
    }
    return {
      condition,
      answer: "yes" as const,
      since: sinceOf(has[0], past.calendar.date, story.worked),
      note: has[1],
    };
  });
}

/** "2019" as it stands; "-45" is so many days before the nurse asked. */
const sinceOf = (told: string, date: (day: number) => string, asked: number): string =>
  told.startsWith("-") ? date(asked + Number(told)) : told;
