import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readAnchors, verifyChain } from "#plumbing/chain.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { projections } from "../app/house.ts";
import { tellStory } from "../app/demo/story.ts";
import type { Order } from "./decide/context.ts";
import { placeOrder, visitOf } from "./desk.ts";
import { openVisits } from "./visits.ts";

let house: TestHouse;
let running: { infusionId: string; patientId: string };
beforeAll(async () => {
  house = await openTestHouse();
  await tellStory(house.house, house.clinic, as<Instant>(Date.now()));
  const visits = await inHouse(openVisits);
  running = visits.find(({ phase }) => phase === "running")!;
}, 120_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);

const place = (key: string, type: Order["type"], data: unknown, id = uuidv7()) => {
  const now = as<Instant>(Date.now());
  const by = house.clinic.staff[key]!.id;
  const roles = key === "reyes" ? ["prescriber"] : ["nurse"];
  const order = { id, type, at: now, by, data } as Order;
  return inHouse((tx) => placeOrder({ tx, store: house.house.store, by, roles, now }, { ...running, order }));
};

const stored = (outcome: Awaited<ReturnType<typeof place>>) => typeof outcome === "object" && "fact" in outcome;
const facts = async () => (await inHouse((tx) => visitOf(tx, running.infusionId)))!.facts;

test("two nurses charting at once, a hundred times: nothing is lost, nothing is doubled", async () => {
  const before = (await facts()).length;
  for (let round = 0; round < 100; round += 1) {
    const pair = await Promise.all(
      ["alvarez", "whitfield"].map((key) => place(key, "NoteWritten", { text: `${key} round ${round}` })),
    );
    expect(pair.every(stored)).toBe(true);
  }
  const after = await facts();
  expect(after.length - before).toBe(200);
  expect(after.map(({ version }) => version)).toEqual(after.map((_, n) => n + 1));
});

test("twenty clicks on one button are one entry", async () => {
  const id = uuidv7();
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () => place("alvarez", "NoteWritten", { text: "clicked often" }, id)),
  );
  expect(clicks.every(stored)).toBe(true);
  expect((await facts()).filter((fact) => fact.id === id)).toHaveLength(1);
});

test("of two people pausing at once one pauses, and the other is told that it is not running", async () => {
  const both = await Promise.all(
    ["alvarez", "whitfield"].map((key) => place(key, "InfusionPaused", { why: "nausea", pumpVolumeMl: null })),
  );
  expect(both.filter(stored)).toHaveLength(1);
  const refused = both.find((outcome) => typeof outcome === "object" && "refusals" in outcome);
  expect(JSON.stringify(refused)).toContain("not running");
});

test("a correction keeps the struck words, their author and their time", async () => {
  const id = uuidv7();
  await place("alvarez", "NoteWritten", { text: "left arm" }, id);
  await place("alvarez", "EntryCorrected", {
    entryId: id,
    reason: "wrong side",
    replacement: { text: "right arm" },
    replacementAt: null,
  });
  const { infusion } = (await inHouse((tx) => visitOf(tx, running.infusionId)))!;
  const entry = infusion.entries.find(({ fact }) => fact.id === id);
  expect(entry?.data).toEqual({ text: "right arm" });
  expect(entry?.fact.data).toEqual({ text: "left arm" });
  expect(entry?.struck[0]).toMatchObject({ reason: "wrong side", by: house.clinic.staff["alvarez"]!.id });
});

const tables = [...new Set([...projections.flatMap((projection) => projection.tables), "tasks"])];

const dump = (tx: Tx) =>
  Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{
        row: string;
      }>`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(tx.q);
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );

test("read tables made anew from the facts are the same to the last byte", async () => {
  const before = await inHouse(dump);
  expect(Object.fromEntries(before)["infusions"]?.length).toBeGreaterThan(5);
  await inHouse((tx) => rebuild(tx, projections));
  expect(await inHouse(dump)).toEqual(before);
});

test("the whole story's chain is unbroken", async () => {
  const report = await inHouse(async (tx) => verifyChain(tx, await readAnchors("/nonexistent")));
  expect(report.firstFault).toBeNull();
  expect(report.facts).toBeGreaterThan(300);
});
