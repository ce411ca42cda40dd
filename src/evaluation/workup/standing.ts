import type { EvaluationPolicy } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { compareDays, type Day, dayOf, parseDay, showDay } from "#science/calendar.ts";
import { daysFromCivil } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { Workup } from "../events.ts";
import type { History } from "../fold/history.ts";
import { isUnrecognised, matches } from "../history/interactions.ts";
import { qtMedicines, type WorkupRow, workupItems } from "./items.ts";

export type WorkupSubject = {
  readonly history: Pick<History, "workups" | "conditions" | "medicines" | "medicinesKnown">;
  /** Null where the birth date is not a day. */
  readonly age: number | null;
  readonly canBecomePregnant: Tri;
  readonly today: Day;
  readonly policy: Pick<EvaluationPolicy, "ecgFromAge" | "validDays">;
};

export type WorkupStanding = {
  readonly row: WorkupRow;
  /** Is it needed? "unknown": an answer that would say so is missing, and until then it stays open. */
  readonly needed: Tri;
  readonly because: string;
  readonly state: "valid" | "once-more" | "expired" | "missing" | "not-needed" | "clinician-decides";
  readonly newest: Workup | null;
  /** The last day it is good for; null where it does not run out or was not done. */
  readonly validUntil: string | null;
};

/** Every item of the work-up: whether it is needed, done, and for how long it is good. */
export const workupStanding = (subject: WorkupSubject): readonly WorkupStanding[] =>
  workupItems.map((row) => {
    const { needed, because } = needOf(row, subject);
    const newest = subject.history.workups.find(({ item }) => item === row.item) ?? null;
    return {
      row,
      needed,
      because,
      state: stateOf(row, needed, subject),
      newest,
      validUntil: untilOf(row, newest, subject),
    };
  });

type Need = { readonly needed: Tri; readonly because: string };

function needOf(row: WorkupRow, subject: WorkupSubject): Need {
  switch (row.need) {
    case "always":
      return { needed: "yes", because: "Before every induction." };
    case "ecg":
      return ecgNeed(subject);
    case "thyroid":
      // None in twelve months is itself a reason, so it is always asked for; a result of that year settles it.
      return { needed: "yes", because: "Where none was done in 12 months." };
    case "if-can-become-pregnant":
      return { needed: subject.canBecomePregnant, because: PREGNANCY[subject.canBecomePregnant] };
    case "if-indicated":
      return { needed: "no", because: "If the clinician finds a reason." };
    case "by-law":
      return { needed: "no", because: "Where the state's law asks for it." };
    case "optional":
      return { needed: "no", because: "Optional." };
  }
}

const PREGNANCY: Readonly<Record<Tri, string>> = {
  yes: "Can become pregnant.",
  no: "Cannot become pregnant.",
  unknown: "Nobody asked whether a pregnancy is possible.",
};

const HEART = ["heart-attack", "unstable-angina", "cardiac-event", "coronary-disease", "heart-failure", "pacemaker"];
const ASKED = [...HEART, "severe-valve-disease", "fainting"];

function ecgNeed({ history, age, policy }: WorkupSubject): Need {
  if (age !== null && age >= policy.ecgFromAge) return { needed: "yes", because: `${age} years old.` };
  const said = ASKED.filter((id) => history.conditions[id]?.answer === "yes");
  if (said.length > 0) return { needed: "yes", because: "A heart condition, or fainting." };
  const drugs = history.medicines.filter((one) => matches(qtMedicines, one)).map(({ ingredient }) => ingredient.name);
  if (drugs.length > 0) return { needed: "yes", because: `Takes ${drugs.join(", ")}, which can lengthen QT.` };
  if (ASKED.some((id) => history.conditions[id]?.answer !== "no"))
    return { needed: "unknown", because: "The questions about the heart are not all answered." };
  if (history.medicinesKnown === null || history.medicines.some(isUnrecognised))
    return { needed: "unknown", because: "Not all medicines are known." };
  return age === null
    ? { needed: "unknown", because: "The age is not known." }
    : { needed: "no", because: `Under ${policy.ecgFromAge}, no heart condition, no such medicine.` };
}

function stateOf(row: WorkupRow, needed: Tri, subject: WorkupSubject): WorkupStanding["state"] {
  const done = subject.history.workups.filter(({ item }) => item === row.item);
  const good = new Set(done.filter((one) => isGood(row, one, subject)).map(({ doneOn }) => doneOn));
  if (good.size >= row.days) return "valid";
  if (needed === "no") return row.need === "if-indicated" || row.need === "by-law" ? "clinician-decides" : "not-needed";
  if (good.size > 0) return "once-more";
  return done.length > 0 ? "expired" : "missing";
}

function isGood(row: WorkupRow, { doneOn }: Workup, subject: WorkupSubject): boolean {
  const day = parseDay(doneOn);
  const last = lastDayOf(row, doneOn, subject);
  if (day === null || compareDays(day, subject.today) > 0) return false;
  return last === null || compareDays(subject.today, last) <= 0;
}

/** Null where a result does not run out. */
function lastDayOf({ validFor }: WorkupRow, doneOn: string, { policy }: WorkupSubject): Day | null {
  const day = parseDay(doneOn);
  if (day === null || validFor === null) return null;
  return validFor === "same-day" ? day : daysAfter(day, policy.validDays[validFor]);
}

function untilOf(row: WorkupRow, newest: Workup | null, subject: WorkupSubject): string | null {
  const last = newest === null ? null : lastDayOf(row, newest.doneOn, subject);
  return last === null ? null : showDay(last);
}

const MS_PER_DAY = 86_400_000;
const daysAfter = ({ year, month, day }: Day, days: number): Day =>
  dayOf(as<Instant>((daysFromCivil(year, month, day) + days) * MS_PER_DAY));
