import { Kysely, PostgresDialect, type Transaction, sql } from "kysely";
import { type CustomTypesConfig, Pool, types } from "pg";

const plain: Readonly<Record<number, (text: string) => unknown>> = {
  // A count or a chain position never nears 2^53; numerics here have at most two decimals. Both read as plain numbers.
  [types.builtins.INT8]: Number,
  [types.builtins.NUMERIC]: Number,
  // A calendar day has no zone: it stays "1985-03-14".
  [types.builtins.DATE]: (day) => day,
  // Facts keep the exact text that was hashed; rooms parse what they store.
  [types.builtins.JSON]: (text) => text,
};

const ownTypes: CustomTypesConfig = {
  getTypeParser: (oid: Parameters<typeof types.getTypeParser>[0], format?: "text" | "binary") =>
    (format === "binary" ? undefined : plain[oid]) ?? types.getTypeParser(oid, format),
};

/** The tables of the house. Each room adds its own in its store.ts by declaration merging. */
// oxlint-disable-next-line typescript/no-empty-object-type -- an interface, so that rooms can add to it
export interface Tables {}

export type Db = { readonly pool: Pool; readonly kysely: Kysely<Tables> };

/** One transaction for one clinic. Row-level security shows it that clinic's rows and no others. */
export type Tx = { readonly clinicId: string; readonly q: Transaction<Tables> };

/** Opens a pool as the app's own role, which owns nothing and cannot bypass row-level security. */
export function openDb(url: string, max = 10): Db {
  const pool = new Pool({
    connectionString: url,
    max,
    types: ownTypes,
    application_name: "afterglow",
    connectionTimeoutMillis: 5000,
  });
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  // The same for one lost while a transaction holds it: the transaction's next statement fails, and says so.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) };
}

export const closeDb = (db: Db): Promise<void> => db.kysely.destroy();

/**
 * Runs `work` in one transaction that sees only this clinic. The clinic is set for the transaction alone,
 * so a connection that returns to the pool after an abort carries no clinic with it. Work that leaves its transaction waiting
 * for ten seconds loses it: whatever it waits for, it holds no connection meanwhile.
 */
export function inClinic<T>(db: Db, clinicId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.kysely.transaction().execute(async (q) => {
    await sql`select set_config('afterglow.clinic_id', ${clinicId}, true), set_config('statement_timeout', '5s', true),
      set_config('idle_in_transaction_session_timeout', '10s', true)`.execute(q);
    return work({ clinicId, q });
  });
}

/** Ids of every clinic on this database: for the device listener and the jobs, which then work for one at a time. */
export async function everyClinic(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select every_clinic() as id`.execute(db.kysely);
  return rows.map(({ id }) => id);
}
