import type { Said } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { type AssessmentPoint, bandOf, type SafetyLevel, scaleOf, type Score } from "./events.ts";
import { type Assessment, type AssessmentState, scoreIn } from "./rules/assessment.ts";

export type { Assessment, AssessmentState } from "./rules/assessment.ts";

/** One questionnaire of a patient, from being asked for to its score. */
export type AssessmentRow = Assessment & {
  readonly id: string;
  readonly state: AssessmentState;
  /** Null until it is finished. */
  readonly score: Score | null;
  /** The gravest that was ever answered here. */
  readonly level: SafetyLevel;
};

export type ScorePoint = {
  readonly assessmentId: string;
  readonly at: Instant;
  readonly total: number | null;
  readonly band: Said | null;
  readonly point: AssessmentPoint;
  readonly complete: boolean;
};

type Row = { readonly id: string; readonly state: AssessmentState; readonly level: SafetyLevel; readonly body: string };

const rows = (tx: Tx) => tx.q.selectFrom("assessments").select(["id", "state", "level", "body"]);

function read({ id, state, level, body }: Row): AssessmentRow {
  const one = JSON.parse(body) as Assessment;
  return { ...one, id, state, level, score: one.finishedAt === null ? null : scoreIn(one) };
}

/** Every questionnaire of a patient, also those struck out, newest first. */
export async function assessmentsOf(tx: Tx, patientId: string): Promise<readonly AssessmentRow[]> {
  const found = await rows(tx)
    .where("patient_id", "=", patientId)
    .orderBy((row) => row.fn.coalesce("finished_at", "asked_at"), "desc")
    .orderBy("id", "desc")
    .execute();
  return found.map(read);
}

/** One questionnaire of this clinic; undefined when there is none, or it is another clinic's. */
export async function assessmentOf(tx: Tx, id: string): Promise<AssessmentRow | undefined> {
  const row = await rows(tx).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : read(row);
}

/** A patient's scores on one scale, oldest first. What was struck out is not among them; what is incomplete has no total. */
export async function scoresOf(tx: Tx, patientId: string, scaleId: string): Promise<readonly ScorePoint[]> {
  const found = await tx.q
    .selectFrom("assessments")
    .select(["id", "scale_version", "finished_at", "total", "point", "complete"])
    .where("patient_id", "=", patientId)
    .where("scale_id", "=", scaleId)
    .where("state", "=", "finished")
    .orderBy("finished_at")
    .orderBy("id")
    .execute();
  return found.map(({ id, scale_version, finished_at, total, point, complete }) => {
    const scale = scaleOf(scaleId, scale_version);
    const band = scale === undefined ? null : bandOf(scale, total);
    return { assessmentId: id, at: as<Instant>(finished_at?.getTime() ?? 0), total, band, point, complete };
  });
}

/** What was asked of a patient and is not finished, what is due first at the head. */
export async function dueOf(tx: Tx, patientId: string): Promise<readonly AssessmentRow[]> {
  const found = await rows(tx)
    .where("patient_id", "=", patientId)
    .where("state", "in", ["asked", "begun"])
    .orderBy("due_at", (order) => order.asc().nullsLast())
    .orderBy("asked_at")
    .execute();
  return found.map(read);
}

/** What patients of the whole clinic were asked for in the course of their treatment, and have not answered at home yet. */
export async function waitingAtHome(tx: Tx) {
  const found = await tx.q
    .selectFrom("assessments")
    .select(["id", "patient_id", "asked_at"])
    .where("state", "in", ["asked", "begun"])
    .where("how", "=", "patient")
    .where("point", "not in", ["baseline", "other"])
    .execute();
  return found.map(({ id, patient_id, asked_at }) => ({
    id,
    patientId: patient_id,
    askedAt: as<Instant>(asked_at.getTime()),
  }));
}
