import { siteOfRoom } from "#clinic/read.ts";
import type { InfusionFact } from "#infusion/events.ts";
import { extremesOf, fold, symptomSpans, visitFacts } from "#infusion/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Projection } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import type { Went } from "./rules/infusions.ts";
import { keepTreatments } from "./treatment-store.ts";
import { keepInfused } from "./waits-store.ts";

/** When an infusion is counted, and counted again: in between a bedside waits for nothing of this. */
const COUNTED: ReadonlySet<string> = new Set<InfusionFact["type"]>([
  "InfusionStarted",
  "InfusionStopped",
  "InfusionCompleted",
  "Discharged",
  "RecordSigned",
  "EntryCorrected",
]);

export const infusionOutcomes: Projection = {
  streams: "infusion:",
  tables: ["outcome_infusions"],
  apply: async (tx, { stream, version, type, position }) => {
    if (!COUNTED.has(type)) return;
    const id = stream.slice("infusion:".length);
    const infusion = fold((await visitFacts(tx, id)).filter((fact) => fact.version <= version));
    const { patientId, roomId, startedAt } = infusion;
    // A start that was struck out was none.
    if (startedAt === null) await tx.q.deleteFrom("outcome_infusions").where("id", "=", id).execute();
    else await keepRow(tx, id, { patientId, siteId: await siteOfRoom(tx, roomId), startedAt, went: wentOf(infusion) });
    await keepTreatments(tx, patientId, position);
    await keepInfused(tx, patientId);
  },
};

function wentOf(infusion: ReturnType<typeof fold>): Went {
  const { highestPressure } = extremesOf(infusion);
  const { done } = infusion;
  const spans = symptomSpans(infusion);
  const named = done.SymptomNoted.map(({ id, data }) => ({
    name: data.symptom,
    span: spans.find((one) => one.id === id),
  }));
  return {
    sbp: highestPressure?.value ?? null,
    dbp: highestPressure?.dbp ?? null,
    symptoms: named.map(({ name }) => name),
    grave: named
      .filter(({ span }) => span !== undefined && span.worst >= 3 && span.transient !== true)
      .map(({ name }) => name),
    stopped: done.InfusionStopped.find(({ at }) => at === infusion.endedAt)?.data.why ?? null,
    rescues: done.RescueGiven.length,
    adverse: done.AdverseEventFlagged.length,
    serious: done.AdverseEventFlagged.filter(({ data }) => data.serious === "yes").length,
  };
}

type Row = {
  readonly patientId: string;
  readonly siteId: string | null;
  readonly startedAt: Instant;
  readonly went: Went;
};

async function keepRow(tx: Tx, id: string, { patientId, siteId, startedAt, went }: Row): Promise<void> {
  const row = { patient_id: patientId, site_id: siteId, started_at: new Date(startedAt), body: JSON.stringify(went) };
  await tx.q
    .insertInto("outcome_infusions")
    .values({ clinic_id: tx.clinicId, id, ...row })
    .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
}
