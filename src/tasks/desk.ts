import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { Severity } from "./read.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    tasks: {
      clinic_id: string;
      subject: string;
      key: string;
      severity: Severity;
      says: string;
      about: string;
      owner: string | null;
      since: Date;
      due_at: Date | null;
      opens: string;
      action: string;
      patient_id: string | null;
    };
  }
}

/** One thing a person must do, as the room that needs it says it. `key` names it within its subject. */
export type Need = {
  readonly key: string;
  readonly severity: Severity;
  readonly says: string;
  readonly about: string;
  readonly owner: string | null;
  readonly since: Instant;
  readonly dueAt: Instant | null;
  readonly opens: string;
  readonly action: string;
  readonly patientId: string | null;
};

/**
 * Makes the open needs of one subject ("infusion:<id>", "quarantine:<id>") exactly these: new ones appear, met ones go.
 * Called in the transaction that stores the fact, so the list can never lag behind the record.
 */
export async function keepNeeds(tx: Tx, subject: string, needs: readonly Need[]): Promise<void> {
  await tx.q.deleteFrom("tasks").where("subject", "=", subject).execute();
  if (needs.length === 0) return;
  const rows = needs.map(({ key, severity, says, about, owner, since, dueAt, opens, action, patientId }) => ({
    clinic_id: tx.clinicId,
    subject,
    key,
    severity,
    says,
    about,
    owner,
    since: new Date(since),
    due_at: dueAt === null ? null : new Date(dueAt),
    opens,
    action,
    patient_id: patientId,
  }));
  await tx.q.insertInto("tasks").values(rows).execute();
}
