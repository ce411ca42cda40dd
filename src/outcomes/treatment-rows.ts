import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { Point, Treatment } from "./rules/treatment.ts";
import { baselineOf, END, pointIn } from "./rules/window.ts";
import type { TreatmentBody } from "./treatment-store.ts";

/**
 * Every treatment that began, with its scores on one scale. Joined here and not by the database: read whole, both tables take
 * as long as they are, whatever the planner believes of them.
 */
export async function treatmentsOf(tx: Tx, scaleId: string): Promise<readonly Treatment[]> {
  const rows = await tx.q
    .selectFrom("outcome_treatments")
    .select(["course_id", "nth", "year", "site_id", "indication", "age", "body"])
    .select(sql<number>`(extract(epoch from first_at) * 1000)::float8`.as("first"))
    .orderBy("first_at")
    .execute();
  const scores = await tx.q
    .selectFrom("outcome_scores")
    .select(["course_id", "points"])
    .where("scale_id", "=", scaleId)
    .execute();
  const pointsOf = new Map(scores.map((row) => [row.course_id, row.points]));
  return rows.map((row) => {
    const points = JSON.parse(pointsOf.get(row.course_id) ?? "[]") as readonly Point[];
    const body = JSON.parse(row.body) as TreatmentBody;
    return {
      ...body,
      courseId: row.course_id,
      nth: row.nth,
      firstAt: as<Instant>(row.first),
      year: row.year,
      siteId: row.site_id,
      indication: row.indication,
      age: row.age,
      points,
      baseline: baselineOf(points),
      end: pointIn({ given: body.given, points }, END),
    };
  });
}
