import type { EvaluationDecision } from "#evaluation/events.ts";
import { clearanceOf, consentStandings, evaluationsOfAll, whatCounts } from "#evaluation/read.ts";
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

/** Where patients stand apart from any course: evaluated or not, and agreed or not; read at once. */
export async function standingsBefore(
  tx: Tx,
  patientIds: readonly string[],
  now: Instant,
): Promise<(patientId: string) => StandingBefore> {
  const evaluations = Map.groupBy(await evaluationsOfAll(tx, patientIds), ({ patientId }) => patientId);
  const consentOf = await consentStandings(tx, patientIds, { now });
  return (patientId) => {
    const { stands, waits } = whatCounts(evaluations.get(patientId) ?? []);
    const decision = stands?.decisions.at(-1)?.decision ?? "none";
    const evaluation = waits === null ? decision : "open";
    const consented = evaluation === "eligible" && consentOf(patientId).answer === "yes";
    return { evaluation, consented, evaluatedFrom: (waits ?? stands)?.opened.at ?? null };
  };
}
