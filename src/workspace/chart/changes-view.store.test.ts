import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "#plumbing/db.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../../tests/clinic.ts";
import { type ChangesView, PAGE } from "./changes-view.ts";

let house: TestHouse;
let doctor: Asking;
beforeAll(async () => {
  house = await openTestHouse();
  doctor = await signInAs(house, "reyes");
});
afterAll(() => house.close());

test("the history of changes is read to its beginning page by page, each entry once and the newest first", async () => {
  const patientId = house.clinic.patients["sonnet"] ?? "";
  const { db, store } = house.house;
  const count = PAGE + 7;
  await inClinic(db, house.clinic.clinicId, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const data = { section: "illness", text: `note ${n}` };
      const fact = { id: uuidv7(), type: "StoryTold", at: house.house.now(), by: "system", data };
      await store.append(tx, `history:${patientId}`, n, fact);
    }
  });
  const pages: ChangesView[] = [];
  let query = "";
  for (let page = 0; page < 5; page += 1) {
    const { body } = await doctor(`/api/patients/${patientId}/changes${query}`);
    pages.push(body as ChangesView);
    const { older } = body as ChangesView;
    if (older === null) break;
    query = `?fact=${older.fact}&access=${older.access}`;
  }
  const written = pages.flatMap(({ facts }) => facts);
  expect(pages.map(({ facts }) => facts.length)).toEqual([PAGE, written.length - PAGE]);
  expect(new Set(written.map(({ key }) => key)).size).toBe(written.length);
  expect(written.filter(({ what }) => what === "Story told")).toHaveLength(count);
  expect(written.at(-1)?.what).toBe("Patient registered");
});

test("asked for a place that is none, the newest are shown", async () => {
  const patientId = house.clinic.patients["sonnet"] ?? "";
  const { status, body } = await doctor(`/api/patients/${patientId}/changes?fact=-1&access=x`);
  expect([status, (body as ChangesView).facts.length]).toEqual([200, PAGE]);
});
