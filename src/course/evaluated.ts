import type { EvaluationDecision } from "#evaluation/events.ts";
import { clearanceOf, consentStanding, evaluationsOf, whatCounts } from "#evaluation/read.ts";
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

export type StandingBefore = Pick<CaseFacts, "evaluation" | "consented"> & {
  /** When the evaluation that counts was opened; null where there is none. */
  readonly evaluatedFrom: Instant | null;
};

/** Where a patient stands apart from any course: evaluated or not, and agreed or not. */
export async function standingBefore(tx: Tx, patientId: string, now: Instant): Promise<StandingBefore> {
  const { stands, waits } = whatCounts(await evaluationsOf(tx, patientId));
  const decision = stands?.decisions.at(-1)?.decision ?? "none";
  const evaluation = waits === null ? decision : "open";
  const consent = evaluation === "eligible" ? await consentStanding(tx, patientId, { now }) : null;
  return { evaluation, consented: consent?.answer === "yes", evaluatedFrom: (waits ?? stands)?.opened.at ?? null };
}
