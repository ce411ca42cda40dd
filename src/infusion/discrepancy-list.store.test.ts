import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { tellStory } from "../app/demo/story.ts";
import { allDiscrepancies } from "./decide/against-protocol.ts";
import { discrepanciesNow } from "./discrepancy-list.ts";
import { unsettledVisits } from "./visits.ts";
import { contextOf, visitOf } from "./visit-context.ts";

let house: TestHouse;
const now = as<Instant>(Date.now());
beforeAll(async () => {
  house = await openTestHouse();
  await tellStory(house.house, house.clinic, now);
  // As if nobody had signed for weeks: every visit of the story is judged. And no weight is known beside that of the day.
  await inHouse((tx) =>
    tx.q.updateTable("infusions").set({ phase: "discharged" }).where("phase", "=", "signed").execute(),
  );
  await inHouse((tx) => weighed(tx, "null"));
}, 120_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);

const weighed = (tx: Tx, kg: string) =>
  sql`update infusions set summary = jsonb_set(summary::jsonb, '{weightKg}', ${kg}::jsonb)::json`.execute(tx.q);

const kept = (at: Instant) =>
  inHouse(async (tx) =>
    (await discrepanciesNow(tx, at)).map(({ visit, discrepancies }) => [visit.infusionId, discrepancies] as const),
  );

/** Every visit folded and judged with nothing remembered, as its own record does it. */
const fromNothing = (at: Instant) =>
  inHouse(async (tx) => {
    const all = [];
    for (const { infusionId } of await unsettledVisits(tx, at)) {
      const { infusion, facts } = (await visitOf(tx, infusionId))!;
      const context = await contextOf({ tx, by: "", roles: [], now: at }, infusionId, infusion, facts);
      all.push([infusionId, allDiscrepancies(infusion, context).map(({ id, says }) => ({ id, says }))]);
    }
    return all;
  });

const said = (judged: Awaited<ReturnType<typeof kept>>) =>
  judged.map(([id, found]) => [id, found.map((one) => ({ id: one.id, says: one.says }))]);

test("a visit that is over is judged once; only the one that runs is judged at every look", async () => {
  const [first, second] = [await kept(now), await kept(now)];
  const visits = await inHouse((tx) => unsettledVisits(tx, now));
  expect(visits.length).toBeGreaterThan(5);
  for (const [n, { startedAt, endedAt }] of visits.entries()) {
    const same = first[n]![1] === second[n]![1];
    expect(same).toBe(startedAt === null || endedAt !== null);
  }
});

const changes: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
  [
    "the protocol's signature is gone",
    (tx) => sql`update protocols set signed_name = null, signed_at = null`.execute(tx.q),
  ],
  [
    "the visit before turns out to have been on the same day",
    (tx) =>
      sql`update infusions i set started_at = n.at - interval '1 minute'
        from (select patient_id, max(planned_start) as at from infusions group by patient_id) n
        where n.patient_id = i.patient_id and i.planned_start < n.at`.execute(tx.q),
  ],
  ["the weight of the visit before is entered", (tx) => weighed(tx, "31")],
];

test.each(changes)("when %s, the list says what the records say", async (_, change) => {
  const before = said(await kept(now));
  await inHouse(change);
  const after = said(await kept(now));
  expect(after).toEqual(await fromNothing(now));
  expect(after).not.toEqual(before);
});

test("a gap between two blood pressures is listed when it has come about, and no fact told of it", async () => {
  const later = as<Instant>(now + 45 * 60_000);
  const before = said(await kept(now));
  const after = said(await kept(later));
  expect(after).toEqual(await fromNothing(later));
  expect(after).not.toEqual(before);
});
