import { sql } from "kysely";
import type { Tx } from "./db.ts";
import { forget } from "./writer.ts";

/**
 * Does some work of a transaction so that it can be undone alone. Where it fails with an error that `answer` knows, nothing of it
 * remains, the transaction goes on, and that is the answer; any other error ends the transaction.
 */
export async function inSavepoint<T>(
  tx: Tx,
  work: () => Promise<T>,
  answer: (error: unknown) => T | undefined,
): Promise<T> {
  await sql`savepoint taking`.execute(tx.q);
  try {
    const result = await work();
    await sql`release savepoint taking`.execute(tx.q);
    return result;
  } catch (error) {
    const known = answer(error);
    if (known === undefined) throw error;
    await sql`rollback to savepoint taking`.execute(tx.q);
    await sql`release savepoint taking`.execute(tx.q);
    forget(tx);
    return known;
  }
}
