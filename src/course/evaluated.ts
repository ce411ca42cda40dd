import type { EvaluationDecision } from "#evaluation/events.ts";
import { clearanceOf, consentStanding, evaluationsOf } from "#evaluation/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { CaseFacts } from "./rules/case-state.ts";

/** What a specialist decided of a patient, and what stands against it today, as far as a course hangs on it. */
export type EvaluationSeen = {
  readonly evaluationId: string | null;
  readonly decision: EvaluationDecision | null;
  readonly decidedAt: Instant | null;
  /** "unknown": something that must be known is not. A course may be planned; its first infusion does not start. */
  readonly clearance: "cleared" | "not-cleared" | "unknown" | "none";
  readonly says: string;
  /** How many findings stand open today. */
  readonly open: number;
};

export async function evaluationSeen(
  tx: Tx,
  patientId: string,
  { now, begunAt = null }: { readonly now: Instant; readonly begunAt?: Instant | null },
): Promise<EvaluationSeen> {
  const { state, decision, decidedAt, evaluationId, says, open } = await clearanceOf(tx, patientId, now, { begunAt });
  return { evaluationId, decision, decidedAt, clearance: state, says, open: open.length };
}

/** Where a patient stands before any course: evaluated or not, and agreed or not. */
export async function standingBefore(
  tx: Tx,
  patientId: string,
  now: Instant,
): Promise<Pick<CaseFacts, "evaluation" | "consented">> {
  const [newest] = await evaluationsOf(tx, patientId);
  const decision = newest?.decisions.at(-1)?.decision ?? null;
  const consent = decision === "eligible" ? await consentStanding(tx, patientId, { now }) : null;
  return {
    evaluation: newest === undefined ? "none" : (decision ?? "open"),
    consented: consent?.answer === "yes",
  };
}
