import { uuidv7 } from "uuidv7";
import { askFor, moveTo } from "#assessment/desk.ts";
import { type AssessmentRow, assessmentsOf } from "#assessment/read.ts";
import { caseStateOf, coursesOf } from "#course/read.ts";
import { startedSince } from "#infusion/read.ts";
import { contactOf } from "#people/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { lockChain } from "#plumbing/event-store.ts";
import { as, type Instant, minutes } from "#science/units.ts";
import { policyOf, type Round } from "./round.ts";
import { movedOn, type QuestionnaireDue, questionnairesDue, type Treatment } from "./rules/questionnaires-due.ts";
import type { Doing } from "./store.ts";

/** Somebody whose last infusion is longer ago is asked by a person, not by a rule: the longest interval of maintenance, three times. Ours [P]. */
const STILL_TREATED = minutes(168 * 24 * 60);

/**
 * Asks for the questionnaires that are due by rule: the PHQ-9 weekly in the course and by the protocol's days afterwards, and the
 * sets of the course's points. What a crash cut off the next round asks; nothing is asked twice. Gives back how many were asked.
 */
export async function askQuestionnaires({ db, store, now }: Round, clinicId: string): Promise<number> {
  const since = as<Instant>(now - STILL_TREATED);
  const treated = await inClinic(db, clinicId, async (tx) =>
    (await policyOf(tx)) === null ? [] : startedSince(tx, since),
  );
  let asked = 0;
  for (const patientId of new Set(treated.map((one) => one.patientId)))
    asked += await inClinic(db, clinicId, (tx) => askOne({ tx, store, by: "system", now }, patientId));
  return asked;
}

async function askOne(doing: Doing, patientId: string): Promise<number> {
  const { tx } = doing;
  const before = await dueFor(tx, patientId, doing.now);
  if (before.due.length + before.moved.length === 0) return 0;
  await lockChain(tx);
  const language = (await contactOf(tx, patientId))?.language ?? "en";
  const { due, moved } = await dueFor(tx, patientId, doing.now);
  for (const { id: assessmentId, point } of moved) await moveTo(doing, { id: uuidv7(), assessmentId, point });
  for (const { id, scaleId, point, dueAt } of due)
    await askFor(doing, { id, patientId, scaleId, language, how: "patient", point, dueAt });
  return due.length;
}

/** What is due, each under an id that is told from what was asked before; and what lies open and stands at another point by now. */
async function dueFor(tx: Tx, patientId: string, now: Instant) {
  const [policy, rows] = [await policyOf(tx), await assessmentsOf(tx, patientId)];
  if (policy === null) return { due: [], moved: [] };
  const known = rows.map((row) => ({ id: row.id, scaleId: row.scaleId, at: countsAt(row), point: row.point }));
  const looking = { treatment: await treatmentOf(tx, patientId, now), known, policy, now };
  const due = questionnairesDue(looking).map((one: QuestionnaireDue) => ({
    ...one,
    id: idOf("questionnaire", patientId, one.scaleId, rows.filter(({ scaleId }) => scaleId === one.scaleId).length),
  }));
  return { due, moved: movedOn(looking) };
}

/** Struck out before it was answered, it was asked then, and the next one comes in its own time. */
const countsAt = ({ voided, finishedAt, askedAt }: AssessmentRow): Instant | null =>
  voided === null ? finishedAt : (finishedAt ?? askedAt);

async function treatmentOf(tx: Tx, patientId: string, now: Instant): Promise<Treatment> {
  const courses = await coursesOf(tx, patientId);
  const induction = courses.find(({ kind }) => kind === "induction");
  const given = courses.flatMap((course) => course.given.map(({ startedAt }) => startedAt));
  return {
    state: await caseStateOf(tx, patientId, now),
    induction:
      induction === undefined
        ? null
        : { given: induction.given.map(({ startedAt }) => startedAt), count: induction.count },
    lastAt: given.length === 0 ? null : as<Instant>(Math.max(...given)),
  };
}
