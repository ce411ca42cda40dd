import { afterAll, beforeAll, expect, test } from "vitest";
import { caseStateOf } from "#course/read.ts";
import { inClinic } from "#plumbing/db.ts";
import { openTestHouse, type TestHouse } from "../../../../tests/clinic.ts";
import { caseload } from "./people.ts";
import { seedCaseload } from "./seed-caseload.ts";

let house: TestHouse;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
  const only = process.env["ONLY"]?.split(",");
  const people = caseload.filter(({ key }) => only === undefined || only.includes(key));
  const t = Date.now();
  ids = await seedCaseload(house.house, house.clinic, house.house.now(), { people });
  console.log("seeded", people.length, Date.now() - t, "ms");
}, 600_000);
afterAll(() => house.close());

test("each of the forty stands where their story leads, told from facts alone", async () => {
  const states: Record<string, string> = {};
  await inClinic(house.house.db, house.clinic.clinicId, async (tx) => {
    for (const [key, id] of Object.entries(ids)) states[key] = await caseStateOf(tx, id, house.house.now());
  });
  expect(states).toEqual(Object.fromEntries(caseload.filter(({ key }) => key in ids).map(({ key, state }) => [key, state])));
});
