import type { Tx } from "#plumbing/db.ts";
import { type EventStore, IdTaken, load, lockChain, type Projection } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { as, type Instant } from "#science/units.ts";
import type { PlanFact, PlanSteps, RecordedPlanFact } from "./facts.ts";
import { planSteps } from "./rules/steps.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    safety_plans: {
      clinic_id: string;
      patient_id: string;
      version: number;
      fact_id: string;
      at: Date;
      by_staff: string;
      body: string;
    };
  }
}

/** Who does something now. `by` is a staff id. */
type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly now: Instant };

const PREFIX = "safety-plan:";
const planStream = (patientId: string): string => `${PREFIX}${patientId}`;
/** A plan stands as a whole: whoever saves second is told whose they would put aside. */
export const thisPlan = (patientId: string) => ({ stream: planStream(patientId), type: "SafetyPlanWritten" });

/** Keeps every version of every safety plan in step with its facts. */
export const planProjection: Projection = {
  streams: PREFIX,
  tables: ["safety_plans"],
  apply: async ({ q, clinicId: clinic_id }, recorded) => {
    const { id: fact_id, stream, version, at, by: by_staff, data } = recorded as RecordedPlanFact;
    await q
      .insertInto("safety_plans")
      .values({
        clinic_id,
        patient_id: stream.slice(PREFIX.length),
        version,
        fact_id,
        at: new Date(at),
        by_staff,
        body: JSON.stringify(data),
      })
      .execute();
  },
};

export type PlanVersion = PlanFact["data"] & {
  readonly factId: string;
  readonly version: number;
  readonly at: Instant;
};

/** Every version of a patient's safety plan, the newest first; empty while there is none. */
export async function plansOf({ q }: Tx, patientId: string): Promise<readonly PlanVersion[]> {
  const rows = await q
    .selectFrom("safety_plans")
    .select(["fact_id", "version", "at", "body"])
    .where("patient_id", "=", patientId)
    .orderBy("version", "desc")
    .execute();
  return rows.map(({ fact_id, version, at, body }) => ({
    ...(JSON.parse(body) as PlanFact["data"]),
    factId: fact_id,
    version,
    at: as<Instant>(at.getTime()),
  }));
}

/** The plan as it stands; null while there is none. */
export const planOf = async (tx: Tx, patientId: string): Promise<PlanVersion | null> =>
  (await plansOf(tx, patientId))[0] ?? null;

export type PlanWriting = {
  readonly id: string;
  readonly patientId: string;
  readonly together: boolean;
  readonly steps: PlanSteps;
  readonly why: string;
  readonly printedName: string;
};

const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

/** Writes the plan, or the next version of it; every older one stays readable. The same order again stores nothing. */
export async function writePlan(
  doing: Doing,
  order: PlanWriting,
): Promise<{ readonly factId: string } | { readonly refusals: readonly [Refusal] }> {
  const { tx, store, by, now } = doing;
  const { id, patientId, why, printedName } = order;
  await lockChain(tx);
  const stream = planStream(patientId);
  const facts = await load<PlanFact>(tx, stream);
  const data = { steps: tidied(order.steps), why: why.trim(), printedName };
  const known = facts.find((fact) => fact.id === id);
  if (known !== undefined && isSame(known.data, data)) return { factId: id };
  const elsewhere = await tx.q.selectFrom("events").select("id").where("id", "=", id).executeTakeFirst();
  if (elsewhere !== undefined) throw new IdTaken(id);
  const against = againstPlan(order, facts.length > 0);
  if (against !== null) return { refusals: [against] };
  await store.append(tx, stream, facts.length, { id, type: "SafetyPlanWritten", at: now, by, data });
  return { factId: id };
}

const isSame = (a: PlanFact["data"], b: PlanFact["data"]): boolean =>
  a.why === b.why && planSteps.every(({ id }) => a.steps[id].join("\n") === b.steps[id].join("\n"));

const tidied = (steps: PlanSteps): PlanSteps =>
  Object.fromEntries(
    planSteps.map(({ id }) => [id, steps[id].map((entry) => entry.trim()).filter((entry) => entry !== "")]),
  ) as unknown as PlanSteps;

function againstPlan({ steps, together, why }: PlanWriting, isChange: boolean): Refusal | null {
  if (Object.values(tidied(steps)).every((entries) => entries.length === 0))
    return no("empty", "Nothing is written in it.", "Fill at least one step with the patient.");
  if (!together)
    return no(
      "together",
      "It is not said that it was written with the patient.",
      "Go through it with them, then say so.",
      "together",
    );
  return isChange && why.trim() === ""
    ? no("why", "It is not said why it changes.", "Write a few words for whoever reads it next.", "why")
    : null;
}
