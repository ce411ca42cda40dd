import type { Tx } from "#plumbing/db.ts";
import { load, type EventStore, type Projection } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import { keepNeeds } from "#tasks/desk.ts";
import type { AlertFact, RecordedAlertFact } from "./facts.ts";
import { type Alert, foldAlert, type Level } from "./fold.ts";
import { needsOf } from "./needs.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    alerts: {
      clinic_id: string;
      id: string;
      patient_id: string | null;
      enquiry_id: string | null;
      drill: boolean;
      level: Level;
      raised_at: Date;
      acknowledged_at: Date | null;
      closed_at: Date | null;
      version: number;
      body: string;
    };
    alert_sources: { clinic_id: string; source_id: string; alert_id: string; level: Level; heard_at: Date };
    unheard: { clinic_id: string; fact_id: string; since: Date };
  }
}

/** Who does something now, in whose clinic. `by` is a staff id, "patient:<id>", "visitor" or "system". */
export type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly now: Instant };

export const alertStream = (alertId: string): string => `alert:${alertId}`;

/** The facts of one alert, oldest first; empty when there is none in this clinic. */
export const alertFacts = async (tx: Tx, alertId: string) =>
  (await load<AlertFact>(tx, alertStream(alertId))) as readonly RecordedAlertFact[];

/** Keeps the list of alerts, what each was raised for, and the board in step with their facts. */
export const alertProjection: Projection = {
  streams: "alert:",
  tables: ["alerts", "alert_sources"],
  apply: async (tx, { stream, version }) => {
    const id = stream.slice("alert:".length);
    const facts = (await alertFacts(tx, id)).filter((fact) => fact.version <= version);
    const alert = foldAlert(facts);
    if (alert === null) return;
    await keepRow(tx, id, version, alert);
    await keepSource(tx, id, alert);
    await keepNeeds(tx, stream, await needsOf(tx, id, alert));
  },
};

async function keepRow(tx: Tx, id: string, version: number, alert: Alert): Promise<void> {
  const row = {
    patient_id: alert.patientId,
    enquiry_id: alert.enquiryId,
    drill: alert.isDrill,
    level: alert.level,
    raised_at: new Date(alert.raisedAt),
    acknowledged_at: alert.acknowledged === null ? null : new Date(alert.acknowledged.at),
    closed_at: alert.closed === null ? null : new Date(alert.closed.at),
    version,
    body: JSON.stringify(alert),
  };
  await tx.q
    .insertInto("alerts")
    .values({ clinic_id: tx.clinicId, id, ...row })
    .onConflict((clash) => clash.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
}

async function keepSource(tx: Tx, alertId: string, { heard }: Alert): Promise<void> {
  const last = heard.at(-1);
  if (last === undefined) return;
  const row = { alert_id: alertId, level: last.level, heard_at: new Date(last.at) };
  await tx.q
    .insertInto("alert_sources")
    .values({ clinic_id: tx.clinicId, source_id: last.sourceId, ...row })
    .onConflict((clash) => clash.columns(["clinic_id", "source_id"]).doUpdateSet(row))
    .execute();
}
