import { uuidv7 } from "uuidv7";
import { askQuestion, openEvaluation } from "#evaluation/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";

type Ids = { readonly patient: string; readonly evaluation: string; readonly question: string };

/** How an evaluation is asked for and written, and a patient's question answered. */
export const evaluationRows: Readonly<Record<string, (ids: Ids) => { path: string; body?: object }>> = {
  "GET /api/patients/:patientId/evaluation": ({ patient }) => ({ path: `/api/patients/${patient}/evaluation` }),
  "POST /api/patients/:patientId/evaluation": ({ patient, evaluation }) => ({
    path: `/api/patients/${patient}/evaluation`,
    body: { id: evaluation, indication: "TRD-MDD", appointmentId: null },
  }),
  "POST /api/evaluations/:evaluationId": ({ evaluation }) => ({
    path: `/api/evaluations/${evaluation}`,
    body: { id: uuidv7(), type: "NoteSaved", data: { section: "addendum", text: "asked to" } },
  }),
  "GET /api/patients/:patientId/letters/:letterId": ({ patient, evaluation }) => ({
    path: `/api/patients/${patient}/letters/${evaluation}`,
  }),
  "GET /api/patients/:patientId/questions": ({ patient }) => ({ path: `/api/patients/${patient}/questions` }),
  "POST /api/patients/:patientId/questions": ({ patient, question }) => ({
    path: `/api/patients/${patient}/questions`,
    body: { id: uuidv7(), questionId: question, text: "asked to" },
  }),
};

type Having = { readonly by: string; readonly patientId: string; readonly now: Instant };

/** A patient with an evaluation that is open, and a question that waits. */
export async function evaluationIn(tx: Tx, store: EventStore, { by, patientId, now }: Having) {
  const [evaluation, question] = [uuidv7(), uuidv7()];
  const doing = { tx, store, by, now };
  await openEvaluation(doing, { id: evaluation, patientId, indication: "TRD-MDD", appointmentId: null });
  await askQuestion({ ...doing, by: `patient:${patientId}` }, patientId, { id: question, text: "May I eat?" });
  return { evaluation, question };
}
