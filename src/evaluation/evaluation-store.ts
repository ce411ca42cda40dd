import type { Doing } from "#booking/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import { IdTaken, load, lockChain, type Projection } from "#plumbing/event-store.ts";
import type { Recorded, Refusal } from "#plumbing/facts.ts";
import type { EvaluationDecision, EvaluationFact } from "./events.ts";
import { type Evaluation, foldEvaluation } from "./fold/evaluation.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    evaluations: {
      clinic_id: string;
      id: string;
      patient_id: string;
      opened_at: Date;
      decision: EvaluationDecision | null;
      decided_at: Date | null;
      closed_at: Date | null;
      version: number;
      body: string;
    };
  }
}

const streamOf = (evaluationId: string): string => `evaluation:${evaluationId}`;
const factsOf = (tx: Tx, evaluationId: string) => load<EvaluationFact>(tx, streamOf(evaluationId));

/** One evaluation as its facts stand; null when there is none of that id in this clinic. */
export const evaluationOf = async (tx: Tx, evaluationId: string): Promise<Evaluation | null> =>
  foldEvaluation(await factsOf(tx, evaluationId));

/** A patient's evaluations, the newest first. */
export const evaluationsOf = (tx: Tx, patientId: string): Promise<readonly Evaluation[]> =>
  evaluationsOfAll(tx, [patientId]);

/** The evaluations of these patients, read at once; the newest first. */
export async function evaluationsOfAll(tx: Tx, patientIds: readonly string[]): Promise<readonly Evaluation[]> {
  const rows = await tx.q
    .selectFrom("evaluations")
    .select("body")
    .where("patient_id", "in", patientIds)
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Evaluation);
}

type NewFact = { readonly id: string } & Pick<EvaluationFact, "type" | "data">;
export type Refused = { readonly refusals: readonly [Refusal, ...Refusal[]] };
export type Outcome = { readonly evaluation: Evaluation } | Refused;

export const no = (rule: string, says: string, satisfy: string, field?: string): Refused => ({
  refusals: [{ rule, says, satisfy, ...(field !== undefined && { field }) }],
});
const NO_SUCH = no("no-such-evaluation", "There is no such evaluation.", "Reload the page.");
const CLOSED = no("closed", "This evaluation is closed.", "Open a new one.");

/**
 * Decides and stores one order on the newest state of an evaluation. The same id again changes nothing and answers the same;
 * another order under that id throws IdTaken.
 */
export async function change(
  doing: Doing,
  {
    id,
    evaluationId,
    type,
  }: { readonly id: string; readonly evaluationId: string; readonly type: EvaluationFact["type"] },
  decide: (one: Evaluation) => Promise<Refused | NewFact["data"]> | Refused | NewFact["data"],
): Promise<Outcome> {
  const { tx } = doing;
  await lockChain(tx);
  const facts = await factsOf(tx, evaluationId);
  const one = foldEvaluation(facts);
  if (one === null) return NO_SUCH;
  if (await isStored(doing, evaluationId, { id, type })) return { evaluation: one };
  if (one.closed !== null) return CLOSED;
  const data = await decide(one);
  if ("refusals" in data) return data;
  await append(doing, evaluationId, facts.length, { id, type, data });
  return { evaluation: (await evaluationOf(tx, evaluationId)) ?? one };
}

export const append = ({ tx, store, by, now }: Doing, evaluationId: string, expected: number, fact: NewFact) =>
  store.append(tx, streamOf(evaluationId), expected, { ...fact, at: now, by } as EvaluationFact);

async function isStored(
  { tx }: Doing,
  evaluationId: string,
  { id, type }: { readonly id: string; readonly type: string },
): Promise<boolean> {
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known === undefined) return false;
  if (known.stream !== streamOf(evaluationId) || known.type !== type) throw new IdTaken(id);
  return true;
}

export const evaluationProjection: Projection = {
  streams: "evaluation:",
  tables: ["evaluations"],
  apply: async (tx, { stream, version }: Recorded) => {
    const id = stream.slice("evaluation:".length);
    const one = foldEvaluation((await factsOf(tx, id)).filter((fact) => fact.version <= version));
    if (one === null) return;
    const decided = one.decisions.at(-1);
    const row = {
      patient_id: one.patientId,
      opened_at: new Date(one.opened.at),
      decision: decided?.decision ?? null,
      decided_at: decided === undefined ? null : new Date(decided.at),
      closed_at: one.closed === null ? null : new Date(one.closed.at),
      version,
      body: JSON.stringify(one),
    };
    await tx.q
      .insertInto("evaluations")
      .values({ clinic_id: tx.clinicId, id, ...row })
      .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet(row))
      .execute();
  },
};
