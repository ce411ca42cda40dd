import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { Point, Treatment } from "./rules/treatment.ts";
import type { TreatmentBody } from "./treatment-store.ts";

/** Every treatment that began, with its scores on one scale. */
export async function treatmentsOf(tx: Tx, scaleId: string): Promise<readonly Treatment[]> {
  const rows = await tx.q
    .selectFrom("outcome_treatments as one")
    .leftJoin("outcome_scores as score", (join) =>
      join.onRef("score.course_id", "=", "one.course_id").on("score.scale_id", "=", scaleId),
    )
    .select(["one.course_id", "nth", "first_at", "year", "site_id", "indication", "age", "body", "points"])
    .orderBy("first_at")
    .execute();
  return rows.map((row) => ({
    courseId: row.course_id,
    nth: row.nth,
    firstAt: as<Instant>(row.first_at.getTime()),
    year: row.year,
    siteId: row.site_id,
    indication: row.indication,
    age: row.age,
    ...(JSON.parse(row.body) as TreatmentBody),
    points: row.points === null ? [] : (JSON.parse(row.points) as readonly Point[]),
  }));
}
