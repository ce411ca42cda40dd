import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { Sides } from "./rules/filter.ts";
import { ideationOn } from "./rules/ideation.ts";
import type { Given } from "./rules/infusions.ts";
import type { Point, Treatment } from "./rules/treatment.ts";
import { baselineOf, END, pointIn } from "./rules/window.ts";
import type { OutsideBody, TreatmentBody } from "./treatment-store.ts";

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
    .select(["course_id", "scale_id", "points"])
    .where("scale_id", "in", [scaleId, ideationOn(scaleId)])
    .execute();
  const found = new Map(scores.map((row) => [`${row.scale_id} ${row.course_id}`, row.points]));
  return rows.map((row) => {
    const pointsOn = (id: string) => JSON.parse(found.get(`${id} ${row.course_id}`) ?? "[]") as readonly Point[];
    const points = pointsOn(scaleId);
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
      ideation: pointsOn(ideationOn(scaleId)),
      baseline: baselineOf(points),
      end: pointIn({ given: body.given, points }, END),
    };
  });
}

/** What patients were given outside of any induction: one row each. */
export async function outsiders(tx: Tx): Promise<readonly (Sides & Given)[]> {
  const rows = await tx.q
    .selectFrom("outcome_outside")
    .select(["year", "site_id", "indication", "age", "body"])
    .execute();
  return rows.map(({ year, site_id, indication, age, body }) => {
    const { mgPerKg, happened } = JSON.parse(body) as OutsideBody;
    return { year, siteId: site_id, indication, age, mgPerKg, happened, nth: null };
  });
}
