import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { freshDatabase } from "../../tests/database.ts";
import { type Anchor, verifyChain } from "./chain.ts";
import { closeDb, type Db, inClinic, openDb } from "./db.ts";
import { eventStore, hashOf, IdTaken, load, lockChain, StreamMoved } from "./event-store.ts";
import { cursor } from "./feed.ts";
import { inSavepoint } from "./savepoint.ts";
import { readOnce } from "./writer.ts";

const nine = as<Instant>(Date.UTC(2026, 10, 24, 9));
const store = eventStore([], () => nine);
const note = (text: string, id = randomUUID()) => ({
  id,
  type: "NoteWritten",
  at: nine,
  by: "nurse-amy",
  data: { text },
});

let db: Db;
let owner: Db;
beforeAll(async () => {
  const { appUrl, adminUrl } = await freshDatabase();
  db = openDb(appUrl, 6);
  owner = openDb(adminUrl, 2);
});
afterAll(() => Promise.all([closeDb(db), closeDb(owner)]));

const write = (clinic: string, stream: string, expected: number, fact = note("well")) =>
  inClinic(db, clinic, (tx) => store.append(tx, stream, expected, fact));

test("the same entry sent twice is stored once, and both senders get the same answer", async () => {
  const clinic = randomUUID();
  const fact = note("nausea gone");
  const [first, again] = [await write(clinic, "infusion:1", 0, fact), await write(clinic, "infusion:1", 0, fact)];
  expect(again).toEqual(first);
  expect(await inClinic(db, clinic, (tx) => load(tx, "infusion:1"))).toHaveLength(1);
});

test("an id that already names another entry is refused, and nothing is stored", async () => {
  const clinic = randomUUID();
  const id = randomUUID();
  await write(clinic, "infusion:1", 0, note("one", id));
  await expect(write(clinic, "infusion:1", 1, note("another", id))).rejects.toThrow(IdTaken);
  expect(await inClinic(db, clinic, (tx) => load(tx, "infusion:1"))).toHaveLength(1);
});

test("of many writers on the same version exactly one wins", async () => {
  const clinic = randomUUID();
  const tries = await Promise.allSettled(
    ["a", "b", "c", "d", "e"].map((text) => write(clinic, "infusion:2", 0, note(text))),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(tries.filter((one) => one.status === "rejected").every(({ reason }) => reason instanceof StreamMoved)).toBe(
    true,
  );
});

test("neither the app nor the owner can change, remove or empty what happened", async () => {
  const clinic = randomUUID();
  await write(clinic, "infusion:3", 0);
  const tries = [
    "update events set type = 'x'",
    "delete from events",
    "truncate events",
    "update audit set outcome = 1",
    "delete from audit",
  ];
  for (const statement of tries) {
    await expect(inClinic(db, clinic, (tx) => sql.raw(statement).execute(tx.q))).rejects.toThrow(/permission denied/);
    await expect(sql.raw(statement).execute(owner.kysely)).rejects.toThrow(/append-only/);
  }
});

test("without a clinic set there is nothing to see, and another clinic's facts are not there", async () => {
  const [ours, theirs] = [randomUUID(), randomUUID()];
  await write(ours, "infusion:4", 0);
  const { rows } = await sql`select * from events`.execute(db.kysely);
  expect(rows).toEqual([]);
  expect(await inClinic(db, theirs, (tx) => load(tx, "infusion:4"))).toEqual([]);
});

/** Writes five facts, then lets someone with the keys to the database do harm, and walks the chain. */
async function afterHarm(harm: (clinic: string) => Promise<readonly Anchor[]>) {
  const clinic = randomUUID();
  for (let n = 0; n < 5; n += 1) await write(clinic, "infusion:5", n, note(`entry ${n}`));
  const anchors = await harm(clinic);
  return inClinic(db, clinic, (tx) => verifyChain(tx, anchors));
}

/** As an intruder with the owner's rights would: triggers off, row changed, triggers on. */
async function tamper(statement: string): Promise<readonly Anchor[]> {
  await sql
    .raw(`alter table events disable trigger user; ${statement}; alter table events enable trigger user`)
    .execute(owner.kysely);
  return [];
}

test("an untouched chain is whole", async () => {
  expect(await afterHarm(() => Promise.resolve([]))).toMatchObject({ facts: 5, firstFault: null });
});

test("one changed byte, a changed time, a removed row and two swapped rows are each found", async () => {
  const where = (clinic: string, position: number) => `where clinic_id = '${clinic}' and position = ${position}`;
  const byte = await afterHarm((clinic) =>
    tamper(`update events set data = replace(data::text, 'entry 2', 'entry 3')::json ${where(clinic, 3)}`),
  );
  expect(byte.firstFault).toMatch(/fact 3 .*content was changed/);
  const time = await afterHarm((clinic) => tamper(`update events set at = at + interval '1 ms' ${where(clinic, 2)}`));
  expect(time.firstFault).toMatch(/fact 2 /);
  const gone = await afterHarm((clinic) => tamper(`delete from events ${where(clinic, 4)}`));
  expect(gone.firstFault).toMatch(/fact 5 .*missing/);
  const last = await afterHarm((clinic) => tamper(`delete from events ${where(clinic, 5)}`));
  expect(last.firstFault).toMatch(/should end at fact 5/);
  const swapped = await afterHarm((clinic) =>
    tamper(
      `update events set position = 99 ${where(clinic, 2)}; update events set position = 2 ${where(clinic, 3)}; update events set position = 3 ${where(clinic, 99)}`,
    ),
  );
  expect(swapped.firstFault).toMatch(/fact 2 /);
});

test("a chain sealed anew from end to end is still found, by the seal noted outside the database", async () => {
  const report = await afterHarm(async (clinic) => {
    const rows = await inClinic(db, clinic, (tx) =>
      tx.q.selectFrom("events").selectAll().orderBy("position").execute(),
    );
    const anchor = { clinicId: clinic, position: 4, hash: rows[3]!.hash, notedAt: "" };
    let prev = "0".repeat(64);
    for (const row of rows) {
      const open = { ...row, prev_hash: prev, data: row.position === 1 ? '{"text":"a kinder story"}' : row.data };
      prev = hashOf(open);
      await tamper(
        `update events set data = '${open.data}', prev_hash = '${open.prev_hash}', hash = '${prev}' where clinic_id = '${clinic}' and position = ${row.position}`,
      );
    }
    await sql.raw(`update chains set hash = '${prev}' where clinic_id = '${clinic}'`).execute(owner.kysely);
    return [anchor];
  });
  expect(report.firstFault).toMatch(/fact 4 .*noted outside/);
});

test("a reader of positions never skips a fact that was committed late", async () => {
  const clinic = randomUUID();
  const place = cursor(db, clinic, 0);
  const seen: number[] = [];
  let writing = true;
  const slowWriter = async (stream: string) => {
    for (let n = 0; n < 15; n += 1) {
      await inClinic(db, clinic, async (tx) => {
        await store.append(tx, stream, n, note(`${n}`));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
      });
    }
  };
  const reader = (async () => {
    while (writing) seen.push(...(await place.catchUp()).map(({ position }) => position));
    seen.push(...(await place.catchUp()).map(({ position }) => position));
  })();
  await Promise.all(["infusion:a", "infusion:b", "infusion:c"].map(slowWriter));
  writing = false;
  await reader;
  expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => n + 1));
});

test("whoever holds the chain sees what they add at once, also to a stream they read before", async () => {
  const clinic = randomUUID();
  await write(clinic, "infusion:6", 0, note("before"));
  const seen = await inClinic(db, clinic, async (tx) => {
    await lockChain(tx);
    const [before, of] = [await load(tx, "infusion:6"), note("mine")];
    await store.append(tx, "infusion:6", 1, of);
    await store.append(tx, "infusion:7", 0, note("another stream"));
    await expect(store.append(tx, "infusion:6", 1, note("too late"))).rejects.toThrow(StreamMoved);
    expect(await store.append(tx, "infusion:6", 1, of)).toMatchObject({ version: 2 });
    return [before.length, (await load(tx, "infusion:6")).map(({ version }) => version)];
  });
  expect(seen).toEqual([1, [1, 2]]);
  const after = await inClinic(db, clinic, (tx) => load(tx, "infusion:6"));
  expect(after.map(({ data, position }) => [data, position])).toEqual([
    [{ text: "before" }, 1],
    [{ text: "mine" }, 2],
  ]);
  expect(await inClinic(db, clinic, (tx) => verifyChain(tx, []))).toMatchObject({ facts: 3, firstFault: null });
});

test("what is undone in the middle of a transaction is not remembered, and the next fact takes its place", async () => {
  const clinic = randomUUID();
  const after = await inClinic(db, clinic, async (tx) => {
    await store.append(tx, "infusion:8", 0, note("stays"));
    await load(tx, "infusion:8");
    const undone = await inSavepoint(
      tx,
      async () => {
        await store.append(tx, "infusion:8", 1, note("undone"));
        throw new Error("not so");
      },
      () => "undone",
    );
    expect([undone, (await load(tx, "infusion:8")).length]).toEqual(["undone", 1]);
    await store.append(tx, "infusion:8", 1, note("instead"));
    return load(tx, "infusion:8");
  });
  expect(after.map(({ data }) => data)).toEqual([{ text: "stays" }, { text: "instead" }]);
  expect(await inClinic(db, clinic, (tx) => verifyChain(tx, []))).toMatchObject({ facts: 2, firstFault: null });
});

test("something is read once by who holds the chain until its own streams grow, and each time by everybody else", async () => {
  const clinic = randomUUID();
  let reads = 0;
  const ask = (tx: Parameters<typeof load>[0]) =>
    readOnce(
      tx,
      "how many",
      (stream) => stream.startsWith("staff:"),
      async () => (reads += 1),
    );
  await inClinic(db, clinic, async (tx) => {
    expect([await ask(tx), await ask(tx)]).toEqual([1, 2]);
    await lockChain(tx);
    expect([await ask(tx), await ask(tx)]).toEqual([3, 3]);
    await store.append(tx, "patient:1", 0, note("of another stream"));
    expect(await ask(tx)).toBe(3);
    await store.append(tx, "staff:1", 0, note("of its own"));
    expect([await ask(tx), await ask(tx)]).toEqual([4, 4]);
  });
});
