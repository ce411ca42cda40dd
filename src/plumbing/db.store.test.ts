import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../../tests/database.ts";
import { closeDb, type Db, inClinic, openDb, type Tx } from "./db.ts";

let db: Db;
let owner: Db;
beforeAll(async () => {
  const { appUrl, adminUrl } = await freshDatabase();
  db = openDb(appUrl, 1);
  owner = openDb(adminUrl, 1);
});
afterAll(() => Promise.all([closeDb(db), closeDb(owner)]));

const asked = async (tx: Tx, what: string) =>
  (await sql<{ is: string }>`select current_setting(${what}) as is`.execute(tx.q)).rows[0]?.is;

test("a statement may take five seconds, and a transaction that waits for something else ten", async () => {
  await inClinic(db, randomUUID(), async (tx) => {
    expect(await asked(tx, "statement_timeout")).toBe("5s");
    expect(await asked(tx, "idle_in_transaction_session_timeout")).toBe("10s");
  });
});

test("a transaction whose connection is ended while it waits fails by itself; the next one gets another connection", async () => {
  const cut = inClinic(db, randomUUID(), async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.q);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(owner.kysely);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await sql`select 1`.execute(tx.q);
  });
  await expect(cut).rejects.toThrow();
  expect(await inClinic(db, randomUUID(), (tx) => asked(tx, "statement_timeout"))).toBe("5s");
});
