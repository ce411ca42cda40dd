import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { Alert } from "./fold.ts";

export type AlertRow = Alert & { readonly id: string };

const rows = (tx: Tx) => tx.q.selectFrom("alerts").select(["id", "body"]);

const read = ({ id, body }: { readonly id: string; readonly body: string }): AlertRow => ({
  ...(JSON.parse(body) as Alert),
  id,
});

/** Alerts that nobody has closed, drills among them, the oldest first. */
export const openAlerts = async (tx: Tx): Promise<readonly AlertRow[]> =>
  (await rows(tx).where("closed_at", "is", null).orderBy("raised_at").orderBy("id").execute()).map(read);

/** One alert of this clinic; undefined when there is none. */
export async function alertOf(tx: Tx, id: string): Promise<AlertRow | undefined> {
  const row = await rows(tx).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : read(row);
}

/** Every alert of a patient, the newest first. */
export const alertsOf = async (tx: Tx, patientId: string): Promise<readonly AlertRow[]> =>
  (await rows(tx).where("patient_id", "=", patientId).orderBy("raised_at", "desc").execute()).map(read);

/** The newest alerts, whatever became of them. */
export const newestAlerts = async (tx: Tx, limit = 200): Promise<readonly AlertRow[]> =>
  (await rows(tx).orderBy("raised_at", "desc").limit(limit).execute()).map(read);

/** Was something of this patient heard since a moment, such as the beginning of a request? Their page then shows help first. */
export async function heardJustNow(tx: Tx, patientId: string, now: Instant): Promise<boolean> {
  const row = await tx.q
    .selectFrom("alert_sources")
    .innerJoin("alerts", "alerts.id", "alert_sources.alert_id")
    .select("alert_id")
    .where("patient_id", "=", patientId)
    .where("heard_at", ">=", new Date(now))
    .executeTakeFirst();
  return row !== undefined || (await isUnjudged(tx, patientId, now));
}

/** Something of theirs was stored that nobody could judge yet: it may be danger, and is shown help like one. */
async function isUnjudged(tx: Tx, patientId: string, since: Instant): Promise<boolean> {
  const row = await tx.q
    .selectFrom("unheard")
    .innerJoin("events", "events.id", "unheard.fact_id")
    .select("fact_id")
    .where("since", ">=", new Date(since))
    .where("by", "=", `patient:${patientId}`)
    .executeTakeFirst();
  return row !== undefined;
}
