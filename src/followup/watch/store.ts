import type { Tx } from "#plumbing/db.ts";
import type { Projection } from "#plumbing/event-store.ts";
import { keepNeeds } from "#tasks/desk.ts";
import { needsOf } from "./needs.ts";
import type { Response } from "./rules/responses.ts";
import { patientIn, standingOf, stretchesFor, watchStream } from "./standing.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    responses: {
      clinic_id: string;
      infusion_id: string;
      patient_id: string;
      scale_id: string;
      started_at: Date;
      body: string;
    };
  }
}

type Move = {
  readonly streams: string;
  readonly types: readonly string[];
  readonly whose: (tx: Tx, stream: string) => Promise<string | null>;
};

const COURSE = [
  "CoursePlanned",
  "InfusionGiven",
  "InfusionUncounted",
  "CourseExtended",
  "CourseEnded",
  "PatientDischarged",
  "PatientTakenBack",
] as const;
const SCORE = ["AssessmentFinished", "TotalEntered", "ItemCorrected", "AssessmentVoided"] as const;

/** Which facts of which rooms move what is watched of a patient. */
const moves: readonly Move[] = [
  { streams: "course:", types: COURSE, whose: (tx, stream) => whoseIs(tx, "courses", stream.slice("course:".length)) },
  {
    streams: "assessment:",
    types: SCORE,
    whose: (tx, stream) => whoseIs(tx, "assessments", stream.slice("assessment:".length)),
  },
  {
    streams: watchStream(""),
    types: ["WarningSeen", "SetbackReported"],
    whose: (_tx, stream) => Promise.resolve(patientIn(stream)),
  },
];

async function whoseIs(tx: Tx, table: "courses" | "assessments", id: string): Promise<string | null> {
  const row = await tx.q.selectFrom(table).select("patient_id").where("id", "=", id).executeTakeFirst();
  return row?.patient_id ?? null;
}

/** Keeps how responses go, and what that asks of a prescriber, in step with scores, courses and decisions. Stands after their rooms. */
export const relapseProjections: readonly Projection[] = moves.map(({ streams, types, whose }, nth) => ({
  streams,
  tables: nth === 0 ? ["responses"] : [],
  apply: async (tx, { stream, type }) => {
    if (!types.includes(type)) return;
    const patientId = await whose(tx, stream);
    if (patientId === null) return;
    if (streams !== watchStream("")) await keepResponses(tx, patientId);
    await keepNeeds(tx, watchStream(patientId), needsOf(patientId, await standingOf(tx, patientId)));
  },
}));

async function keepResponses(tx: Tx, patientId: string): Promise<void> {
  const known = await stretchesFor(tx, patientId);
  await tx.q.deleteFrom("responses").where("patient_id", "=", patientId).execute();
  const rows = (known?.stretches ?? [])
    .filter(({ measured }) => measured.length > 0)
    .map(({ infusionId, startedAt, ...body }) => ({
      clinic_id: tx.clinicId,
      infusion_id: infusionId,
      patient_id: patientId,
      scale_id: known?.scaleId ?? "",
      started_at: new Date(startedAt),
      body: JSON.stringify(body satisfies Omit<Response, "infusionId" | "startedAt">),
    }));
  if (rows.length > 0) await tx.q.insertInto("responses").values(rows).execute();
}
