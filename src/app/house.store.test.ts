import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, type Db, openDb } from "#plumbing/db.ts";
import { openListener, openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { openWire } from "../../tests/mllp-client.ts";

let clock = Date.now();
let house: TestHouse;
let owner: Db;
beforeAll(async () => {
  house = await openTestHouse({ now: () => clock });
  owner = openDb(house.adminUrl, 1);
});
afterAll(() => Promise.all([closeDb(owner), house.close()]));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("a database that fails for a moment does not end the process that raises alarms", async () => {
  const lost: unknown[] = [];
  const note = (error: unknown) => lost.push(error);
  process.on("unhandledRejection", note);
  const listener = await openListener(house);
  await sql`revoke execute on function every_clinic() from afterglow_app`.execute(owner.kysely);
  // The book of monitors is read again after ten seconds; the watch ticks each second.
  clock += 11_000;
  await pause(1_500);
  await sql`grant execute on function every_clinic() to afterglow_app`.execute(owner.kysely);
  await pause(100);
  process.off("unhandledRejection", note);
  expect(lost).toEqual([]);
  const wire = await openWire(listener.port);
  expect(wire.closed()).toBe(false);
  wire.end();
  await listener.close();
});
