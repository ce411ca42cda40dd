import { sql } from "kysely";
import type { Tx } from "./db.ts";
import { after, headOf, type Projection } from "./event-store.ts";

const BATCH = 500;

/**
 * Empties the read tables and fills them again from the clinic's facts, in one transaction.
 * What comes out must equal what was there: a test compares.
 */
export async function rebuild(tx: Tx, projections: readonly Projection[]): Promise<number> {
  await sql`set local statement_timeout = 0`.execute(tx.q);
  for (const table of projections.flatMap(({ tables }) => tables).toReversed())
    await sql`delete from ${sql.table(table)}`.execute(tx.q);
  const { position: end } = await headOf(tx);
  for (let position = 0; position < end; position += BATCH) {
    for (const fact of await after(tx, position, BATCH)) {
      for (const { streams, apply } of projections) if (fact.stream.startsWith(streams)) await apply(tx, fact);
    }
  }
  return end;
}
