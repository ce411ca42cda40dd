import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, type Db, inClinic, openDb } from "#plumbing/db.ts";
import { eventStore } from "#plumbing/event-store.ts";
import { as, type Instant } from "#science/units.ts";
import { freshDatabase } from "../database.ts";

const INTERLEAVINGS = 100_000;
const CONNECTIONS = 4;
const AT_ONCE = 24;

let db: Db;
beforeAll(async () => {
  const { appUrl } = await freshDatabase();
  db = openDb(appUrl, CONNECTIONS);
});
afterAll(() => closeDb(db));

class Aborted extends Error {}

/** What a request of one clinic may do with a pooled connection before it gives it back, well or badly. */
const requests: readonly ((clinic: string, mine: string) => Promise<readonly string[]>)[] = [
  (clinic) => inClinic(db, clinic, seen),
  (clinic) =>
    inClinic(db, clinic, async (tx) => {
      await seen(tx);
      throw new Aborted();
    }),
  (clinic) =>
    inClinic(db, clinic, async (tx) => {
      await sql`select 1 / 0`.execute(tx.q);
      return [];
    }),
  // A request that forgets the clinic, on whatever connection the last one left behind.
  () => withoutClinic(),
  (clinic) => inClinic(db, clinic, seen),
];

async function seen(tx: { q: Parameters<ReturnType<typeof sql>["execute"]>[0] }): Promise<readonly string[]> {
  const { rows } = await sql<{ clinic_id: string }>`select distinct clinic_id from events`.execute(tx.q);
  return rows.map(({ clinic_id }) => clinic_id);
}

async function withoutClinic(): Promise<readonly string[]> {
  const rows = await seen({ q: db.kysely });
  return rows.map((clinic) => `leaked ${clinic}`);
}

test(
  `over ${INTERLEAVINGS.toLocaleString("en")} interleaved requests, many aborted, no clinic ever sees another's row`,
  { timeout: 600_000 },
  async () => {
    const store = eventStore([], () => as<Instant>(Date.now()));
    const clinics = [randomUUID(), randomUUID(), randomUUID()];
    for (const clinic of clinics) {
      const fact = {
        id: randomUUID(),
        type: "NoteWritten",
        at: as<Instant>(Date.now()),
        by: "system",
        data: { clinic },
      };
      await inClinic(db, clinic, (tx) => store.append(tx, "note:1", 0, fact));
    }
    const wrong: string[] = [];
    let [n, answered, aborted] = [0, 0, 0];
    const worker = async () => {
      while (n < INTERLEAVINGS) {
        n += 1;
        const clinic = clinics[Math.floor(Math.random() * clinics.length)]!;
        const request = requests[Math.floor(Math.random() * requests.length)]!;
        const result = await request(clinic, clinic).catch((error: unknown) => {
          if (!(error instanceof Aborted) && !String(error).includes("division by zero")) throw error;
          aborted += 1;
          return null;
        });
        answered += result === null ? 0 : 1;
        wrong.push(...(result ?? []).filter((id) => id !== clinic));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(wrong).toEqual([]);
    expect(answered + aborted).toBeGreaterThanOrEqual(INTERLEAVINGS);
    expect(aborted).toBeGreaterThan(INTERLEAVINGS / 5);
  },
);
