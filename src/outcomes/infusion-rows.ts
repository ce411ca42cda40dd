import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { Went } from "./rules/infusions.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    outcome_infusions: {
      clinic_id: string;
      id: string;
      patient_id: string;
      site_id: string | null;
      started_at: Date;
      body: string;
    };
  }
}

/** What was counted of a patient's infusions, the earliest first. */
export async function infusionsCounted(tx: Tx, patientId: string) {
  const rows = await tx.q
    .selectFrom("outcome_infusions")
    .select(["started_at", "site_id", "body"])
    .where("patient_id", "=", patientId)
    .orderBy("started_at")
    .execute();
  return rows.map(({ started_at, site_id, body }) => ({
    startedAt: as<Instant>(started_at.getTime()),
    siteId: site_id,
    went: JSON.parse(body) as Went,
  }));
}
