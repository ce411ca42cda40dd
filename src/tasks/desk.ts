import type { Permission } from "#people/events.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { Severity } from "./events.ts";

/** One thing a person must do, as the room that needs it says it. `key` names it within its subject. */
export type Need = {
  readonly key: string;
  readonly severity: Severity;
  readonly says: string;
  readonly about: string;
  /** A role, or a staff id. */
  readonly owner: string | null;
  /** When it becomes a need: from then on it is listed. A later time for the same thing makes it a new need. */
  readonly since: Instant;
  readonly dueAt: Instant | null;
  readonly opens: string;
  readonly action: string;
  readonly patientId: string | null;
  /** What one must be allowed to see to read it; the patient's chart, unless said otherwise. */
  readonly sees?: Permission;
  /** "person": it ends when somebody says what came of it, as after a call. "fact", the usual: only the thing itself ends it. */
  readonly closedBy?: "fact" | "person";
  /** Somebody may be in danger: nothing stands before it. */
  readonly danger?: boolean;
  /** Nobody is: it is practised, is marked so wherever it stands, and waits behind every real one. */
  readonly drill?: boolean;
};

/**
 * Makes the open needs of one subject ("infusion:<id>", "quarantine:<id>") exactly these: new ones appear, met ones go.
 * Called in the transaction that stores the fact, so the list can never lag behind the record.
 */
export async function keepNeeds(tx: Tx, subject: string, needs: readonly Need[]): Promise<void> {
  await tx.q.deleteFrom("tasks").where("subject", "=", subject).execute();
  if (needs.length === 0) return;
  const rows = needs.map(({ key, severity, says, about, owner, since, dueAt, opens, action, ...rest }) => ({
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
    patient_id: rest.patientId,
    sees: rest.sees ?? "see-patient",
    closed_by: rest.closedBy ?? "fact",
    danger: rest.danger ?? false,
    drill: rest.drill ?? false,
  }));
  await tx.q.insertInto("tasks").values(rows).execute();
}
