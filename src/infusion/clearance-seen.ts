import { sql } from "kysely";
import type { EvaluationFact } from "#evaluation/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { load } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import type { Care } from "./rules/care.ts";

const EVALUATE = "A specialist evaluates the patient and decides.";

/** Whether a specialist cleared this patient. */
export async function clearanceSeen(tx: Tx, patientId: string, _now: Instant): Promise<Care["evaluation"]> {
  const row = await tx.q
    .selectFrom("events")
    .select("stream")
    .where("type", "=", "EvaluationOpened")
    .where(sql<boolean>`data ->> 'patientId' = ${patientId}`)
    .orderBy("position", "desc")
    .executeTakeFirst();
  const facts = row === undefined ? [] : await load<EvaluationFact>(tx, row.stream);
  const decided = facts.findLast(({ type }) => type === "Decided")?.data as { decision: string } | undefined;
  return decided?.decision === "eligible"
    ? { answer: "yes", says: "A specialist found this patient eligible.", satisfy: "", passable: false }
    : { answer: "no", says: "No specialist found this patient eligible.", satisfy: EVALUATE, passable: false };
}
