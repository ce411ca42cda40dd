import { sql } from "kysely";
import type { EvaluationDecision, EvaluationFact } from "#evaluation/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { load } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** What a specialist decided of a patient, as far as a course hangs on it. */
export type EvaluationSeen = {
  readonly evaluationId: string | null;
  readonly state: "none" | "open" | EvaluationDecision;
  readonly decidedAt: Instant | null;
  readonly says: string;
};

const SAYS: Readonly<Record<EvaluationSeen["state"], string>> = {
  none: "No specialist has evaluated this patient.",
  open: "The evaluation is not decided yet.",
  eligible: "A specialist found this patient eligible.",
  "specialist-review": "The evaluation waits for another specialist's opinion.",
  "needs-information": "The evaluation waits for information.",
  declined: "The evaluation declined this treatment.",
};

/** The newest evaluation of a patient. */
export async function evaluationSeen(tx: Tx, patientId: string): Promise<EvaluationSeen> {
  const row = await tx.q
    .selectFrom("events")
    .select("stream")
    .where("type", "=", "EvaluationOpened")
    .where(sql<boolean>`data ->> 'patientId' = ${patientId}`)
    .orderBy("position", "desc")
    .executeTakeFirst();
  if (row === undefined) return { evaluationId: null, state: "none", decidedAt: null, says: SAYS.none };
  const facts = await load<EvaluationFact>(tx, row.stream);
  const decided = facts.findLast(
    (fact): fact is Recorded<Extract<EvaluationFact, { type: "Decided" }>> => fact.type === "Decided",
  );
  const state = decided?.data.decision ?? "open";
  return {
    evaluationId: row.stream.slice("evaluation:".length),
    state,
    decidedAt: decided?.at ?? null,
    says: SAYS[state],
  };
}
