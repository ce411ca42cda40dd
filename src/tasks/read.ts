import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";

export type Severity = "high" | "medium" | "low";

const rank: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

/** Everything that needs a person in this clinic, gravest first, oldest first within. */
export async function openNeeds(tx: Tx) {
  const rows = await tx.q
    .selectFrom("tasks")
    .leftJoin("patients", "patients.id", "tasks.patient_id")
    .selectAll("tasks")
    .select(["family", "given"])
    .execute();
  return rows
    .map((row) => ({
      id: `${row.subject}/${row.key}`,
      severity: row.severity,
      says: row.says,
      about: row.family === null ? row.about : `${row.family}, ${row.given} · ${row.about}`,
      owner: row.owner,
      since: as<Instant>(row.since.getTime()),
      dueAt: row.due_at === null ? null : as<Instant>(row.due_at.getTime()),
      opens: row.opens,
      action: row.action,
    }))
    .toSorted((a, b) => rank[a.severity] - rank[b.severity] || a.since - b.since);
}
