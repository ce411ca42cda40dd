import { type Tx } from "#plumbing/db.ts";
import { load, type Projection, type EventStore, IdTaken } from "#plumbing/event-store.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";
import { keepNeeds } from "#tasks/desk.ts";
import type { Instant } from "#science/units.ts";
import type { AskedHow, AssessmentFact, AssessmentPoint, RecordedAssessmentFact, SafetyLevel } from "./events.ts";
import { needsOf } from "./needs.ts";
import { type Assessment, type AssessmentState, foldAssessment, scoreIn, stateOf } from "./rules/assessment.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    assessments: {
      clinic_id: string;
      id: string;
      patient_id: string;
      scale_id: string;
      scale_version: string;
      state: AssessmentState;
      language: "en" | "es";
      how: AskedHow;
      point: AssessmentPoint;
      asked_at: Date;
      due_at: Date | null;
      finished_at: Date | null;
      total: number | null;
      complete: boolean;
      level: SafetyLevel;
      version: number;
      body: string;
    };
  }
}

/** Who does something now, in whose clinic. `by` is a staff id, or "patient:<id>" on the patient's own screen. */
export type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly now: Instant };

export const streamOf = (assessmentId: string): string => `assessment:${assessmentId}`;

/** The facts of one questionnaire, oldest first; empty when there is none in this clinic. */
export const factsOf = async (tx: Tx, assessmentId: string) =>
  (await load<AssessmentFact>(tx, streamOf(assessmentId))) as readonly RecordedAssessmentFact[];

/** Has this entry been stored before? Something else under its number throws IdTaken. */
export async function isStored({ tx }: Doing, stream: string, { id, type }: Pick<Fact, "id" | "type">) {
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known === undefined) return false;
  if (known.stream !== stream || known.type !== type) throw new IdTaken(id);
  return true;
}

/** Keeps the list of questionnaires, and what they ask of a person, in step with their facts. */
export const assessmentProjection: Projection = {
  streams: "assessment:",
  tables: ["assessments"],
  apply: async (tx: Tx, { stream, version }: Recorded) => {
    const id = stream.slice("assessment:".length);
    const one = foldAssessment((await factsOf(tx, id)).filter((fact) => fact.version <= version));
    if (one === null) return;
    await keepRow(tx, id, version, one);
    await keepNeeds(tx, stream, needsOf(id, one));
  },
};

async function keepRow(tx: Tx, id: string, version: number, one: Assessment): Promise<void> {
  const score = one.finishedAt === null ? null : scoreIn(one);
  const row = {
    patient_id: one.patientId,
    scale_id: one.scaleId,
    scale_version: one.scaleVersion,
    state: stateOf(one),
    language: one.language,
    how: one.how,
    point: one.point,
    asked_at: new Date(one.askedAt),
    due_at: dateOf(one.dueAt),
    finished_at: dateOf(one.finishedAt),
    total: score?.total ?? null,
    complete: score?.complete ?? false,
    level: one.worst?.level ?? "none",
    version,
    body: JSON.stringify(one),
  };
  await tx.q
    .insertInto("assessments")
    .values({ clinic_id: tx.clinicId, id, ...row })
    .onConflict((clash) => clash.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
}

const dateOf = (instant: Instant | null) => (instant === null ? null : new Date(instant));
