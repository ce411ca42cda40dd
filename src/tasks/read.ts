import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { asOne, inOrder } from "./order.ts";

export type Severity = "high" | "medium" | "low";

export { inOrder } from "./order.ts";

/** Everything that needs a person in this clinic, in the order it presses; what is one thing to do is one line. */
export async function openNeeds(tx: Tx, now: Instant) {
  const rows = await tx.q
    .selectFrom("tasks")
    .leftJoin("patients", "patients.id", "tasks.patient_id")
    .selectAll("tasks")
    .select(["family", "given"])
    .execute();
  const lines = rows.map((row) => ({
    oneWith: row.patient_id === null ? `${row.key} ${row.says} ${row.opens}` : `${row.subject}/${row.key}`,
    id: `${row.subject}/${row.key}`,
    severity: row.severity,
    says: row.says,
    about: row.family === null ? row.about : `${row.family}, ${row.given} · ${row.about}`,
    owner: row.owner,
    since: as<Instant>(row.since.getTime()),
    dueAt: row.due_at === null ? null : as<Instant>(row.due_at.getTime()),
    opens: row.opens,
    action: row.action,
  }));
  const groups = [...Map.groupBy(lines, ({ oneWith }) => oneWith).values()];
  return inOrder(
    groups.map((group) => {
      const { oneWith: _, ...one } = asOne(group as [(typeof group)[number]], now);
      return one;
    }),
    now,
  );
}
