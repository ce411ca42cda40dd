import { afterAll, beforeAll, expect, test } from "vitest";
import { watchOf } from "#followup/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { openTestHouse, type TestHouse } from "../../../tests/clinic.ts";
import { calendarFrom } from "./caseload/days.ts";
import { caseload } from "./caseload/people.ts";
import { seedCaseload } from "./caseload/seed-caseload.ts";
import { pastOf } from "./caseload/telling.ts";
import { seedSliding } from "./sliding.ts";

let opened: TestHouse;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  opened = await openTestHouse();
  const now = opened.house.now();
  const people = caseload.filter(({ key }) => key === "serenade");
  ids = await seedCaseload(opened.house, opened.clinic, now, { people });
  await seedSliding(opened.house, pastOf(opened.clinic, calendarFrom(now), now), now, ids);
}, 300_000);
afterAll(() => opened.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(opened.house.db, opened.clinic.clinicId, work);

test("somebody of the demonstration slides: an early warning waits for the prescriber, with a forecast and its working", async () => {
  const patientId = ids["serenade"] ?? "";
  const watch = await inHouse((tx) => watchOf(tx, patientId, opened.house.now()));
  expect(watch?.found).toMatchObject({ kind: "early-warning", answered: null });
  expect(watch?.forecast?.working.length).toBeGreaterThan(4);
  const waiting = await inHouse((tx) =>
    tx.q.selectFrom("tasks").select("key").where("subject", "=", `relapse:${patientId}`).execute(),
  );
  expect(waiting).toEqual([{ key: "early-warning" }]);
});
