import { uuidv7 } from "uuidv7";
import { openEvaluation } from "#evaluation/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";

type Ids = { readonly patient: string; readonly evaluation: string };

/** How an evaluation is asked for and written. */
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
};

type Having = { readonly by: string; readonly patientId: string; readonly now: Instant };

/** A patient with an evaluation that is open. */
export async function evaluationIn(tx: Tx, store: EventStore, { by, patientId, now }: Having) {
  const evaluation = uuidv7();
  await openEvaluation(
    { tx, store, by, now },
    { id: evaluation, patientId, indication: "TRD-MDD", appointmentId: null },
  );
  return { evaluation };
}
