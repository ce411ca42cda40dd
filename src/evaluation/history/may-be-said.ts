import type { Refusal } from "#plumbing/facts.ts";
import { compareDays, type Day, parseDay } from "#science/calendar.ts";
import type { HistoryFact, Ingredient, MedicineDay, PastTrial, SaidBy } from "../events.ts";
import type { History } from "../fold/history.ts";
import { conditionOf } from "./conditions.ts";
import { isTakenAs } from "./day-of-medicine.ts";
import { ingredientByCode } from "./medicine-list.ts";
import { valueRefusals } from "./workup-values.ts";

/** What somebody wants written into a history; who and when the desk adds. */
export type HistoryOrder = { readonly id: string } & {
  [F in HistoryFact as F["type"]]: { readonly type: F["type"]; readonly data: F["data"] };
}[HistoryFact["type"]];

export type Circumstances = { readonly history: History; readonly today: Day; readonly isPatient: boolean };

const no = (rule: string, says: string, satisfy: string, field: string): Refusal => ({ rule, says, satisfy, field });

/** Every reason why this may not be written as it stands; none when it may. */
export const saidRefusals = (order: HistoryOrder, where: Circumstances): readonly Refusal[] => [
  ...voiceRefusals(order, where),
  ...(medicineRefusals(order, where) ?? trialRefusals(order, where) ?? otherRefusals(order, where)),
];

/** What a patient enters is marked as the patient's word; results and diagnoses are the staff's to record. */
function voiceRefusals({ type, data }: HistoryOrder, { isPatient }: Circumstances): readonly Refusal[] {
  if (!isPatient) return [];
  const saidBy: SaidBy = "saidBy" in data ? data.saidBy : "patient";
  return saidBy !== "patient" || STAFF_ONLY.has(type)
    ? [no("said-by", "Only the clinic's staff can record this.", "Ask the clinic.", "saidBy")]
    : [];
}

const STAFF_ONLY: ReadonlySet<string> = new Set<HistoryFact["type"]>([
  "DiagnosisMade",
  "DiagnosisWithdrawn",
  "WorkupRecorded",
  "WorkupRecordedInError",
  "MedicineDayDecided",
]);

function medicineRefusals(order: HistoryOrder, { history, today }: Circumstances): readonly Refusal[] | undefined {
  const isListed = (id: string) => history.medicines.some(({ medicineId }) => medicineId === id);
  const wasListed = (id: string) => isListed(id) || history.stopped.some(({ medicineId }) => medicineId === id);
  switch (order.type) {
    case "MedicineListed":
      return [
        ...unlessThat(!wasListed(order.data.medicineId), twice("medicineId")),
        ...codeRefusals(order.data.ingredient),
        ...whenRefusals(order.data.since, today, "since"),
      ];
    case "MedicineChanged":
      return [
        ...unlessThat(wasListed(order.data.medicineId), unlisted("medicineId")),
        ...codeRefusals(order.data.ingredient),
        ...whenRefusals(order.data.since, today, "since"),
      ];
    case "MedicineStopped":
      return [
        ...unlessThat(isListed(order.data.medicineId), unlisted("medicineId")),
        ...whenRefusals(order.data.on, today, "on"),
      ];
    case "MedicineListedInError":
      return unlessThat(wasListed(order.data.medicineId), unlisted("medicineId"));
    case "MedicinesReviewed":
      return [];
    case "MedicineDayDecided":
      return dayOfMedicineRefusals(order.data, history);
    default:
      return undefined;
  }
}

/** Decided of a medicine as it stands: what somebody changed meanwhile is looked at again. */
function dayOfMedicineRefusals(day: MedicineDay, { medicines }: History): readonly Refusal[] {
  const medicine = medicines.find(({ medicineId }) => medicineId === day.medicineId);
  if (medicine === undefined) return [unlisted("medicineId")];
  return [
    ...unlessThat(
      isTakenAs(day.of, medicine),
      no("changed", "This medicine has changed since you looked.", "Look at it again.", "of"),
    ),
    ...unlessThat(
      day.onTheDay === "leave-out" || day.hoursBefore === null,
      no("hours", "Hours belong to what is left out.", "Leave the hours empty.", "hoursBefore"),
    ),
  ];
}

function trialRefusals(order: HistoryOrder, { history, today }: Circumstances): readonly Refusal[] | undefined {
  const isListed = (id: string) => history.trials.some(({ trialId }) => trialId === id);
  switch (order.type) {
    case "TrialListed":
      return [
        ...unlessThat(!isListed(order.data.trialId), twice("trialId")),
        ...trialTold(order.data, isListed, today),
      ];
    case "TrialChanged":
      return [
        ...unlessThat(isListed(order.data.trialId), unlisted("trialId")),
        ...trialTold(order.data, isListed, today),
      ];
    case "TrialListedInError":
      return unlessThat(isListed(order.data.trialId), unlisted("trialId"));
    case "TrialsReviewed":
      return [];
    default:
      return undefined;
  }
}

const trialTold = (trial: PastTrial, isListed: (id: string) => boolean, today: Day): readonly Refusal[] => [
  ...(trial.ingredient === null ? [] : codeRefusals(trial.ingredient)),
  ...unlessThat(
    trial.augments === null || (trial.augments !== trial.trialId && isListed(trial.augments)),
    no(
      "augments",
      "What it was added to is not on the list.",
      "List that treatment first, then choose it.",
      "augments",
    ),
  ),
  ...unlessThat(
    trial.kind !== "antidepressant" || trial.ingredient !== null,
    no("which-drug", "It is not said which antidepressant.", "Choose one, or type its name.", "ingredient"),
  ),
  ...whenRefusals(trial.from, today, "from"),
  ...whenRefusals(trial.to, today, "to"),
  ...unlessThat(
    trial.from === "" || trial.to === "" || trial.from.slice(0, 7) <= trial.to.slice(0, 7),
    no("from-to", "It ends before it begins.", "Correct one of the two.", "to"),
  ),
];

function otherRefusals(order: HistoryOrder, { history, today, isPatient }: Circumstances): readonly Refusal[] {
  switch (order.type) {
    case "ConditionAnswered": {
      const question = conditionOf(order.data.condition);
      const isTheirs = question !== undefined && (!isPatient || question.asks !== null);
      const unknown = no("condition", "There is no such question.", "Reload the page.", "condition");
      return [...unlessThat(isTheirs, unknown), ...whenRefusals(order.data.since, today, "since")];
    }
    case "DiagnosisMade":
      return dayRefusals(order.data.madeOn, today, "madeOn");
    case "DiagnosisWithdrawn":
      return unlessThat(
        history.diagnoses.some(({ diagnosisId }) => diagnosisId === order.data.diagnosisId),
        unlisted("diagnosisId"),
      );
    case "WorkupRecorded":
      return [...dayRefusals(order.data.doneOn, today, "doneOn"), ...valueRefusals(order.data)];
    case "WorkupRecordedInError":
      return unlessThat(
        history.workups.some(({ workupId }) => workupId === order.data.workupId),
        unlisted("workupId"),
      );
    default:
      return [];
  }
}

/** A code of another list, or one beside another name, would be matched as what it is not. */
const codeRefusals = ({ rxcui, name }: Ingredient): readonly Refusal[] =>
  unlessThat(
    rxcui === null ? name.trim() !== "" : ingredientByCode(rxcui)?.name === name,
    no(
      "ingredient",
      "This code and name do not belong together.",
      "Choose it from the list, or type its name.",
      "ingredient",
    ),
  );

const unlessThat = (isSo: boolean, refusal: Refusal): readonly Refusal[] => (isSo ? [] : [refusal]);

const twice = (field: string) => no("listed-already", "This is on the list already.", "Change it there.", field);
const unlisted = (field: string) =>
  no("not-listed", "This is not on the list any more.", "Reload the page: somebody else may have changed it.", field);

const aDay = (field: string) => no("when", "That is not a day.", "Write it as 2026-03-14.", field);
const notYet = (field: string) => no("not-yet", "That day has not come yet.", "Enter a day that is past.", field);

function dayRefusals(text: string, today: Day, field: string): readonly Refusal[] {
  const day = parseDay(text);
  if (day === null) return [aDay(field)];
  return compareDays(day, today) > 0 ? [notYet(field)] : [];
}

/** A day, a month, a year, or nothing. */
const whenRefusals = (text: string, today: Day, field: string): readonly Refusal[] =>
  text === "" ? [] : dayRefusals(`${text}${"-01-01".slice(Math.max(0, text.length - 4))}`, today, field);
