import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { load } from "#plumbing/event-store.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { projections } from "../app/house.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { keepNeeds, type Need } from "./desk.ts";
import { raiseOverdue } from "./doing.ts";
import type { OpenNeed } from "./read.ts";

const MINUTE = 60_000;
const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
let house: TestHouse;
let park: Asking;
let nurse: Asking;
let subject = "";

beforeAll(async () => {
  house = await openTestHouse(clock);
  park = await signInAs(house, "park");
  nurse = await signInAs(house, "alvarez");
});
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);

const call = (since = clock.now() - 10 * MINUTE): Need => ({
  key: "ride",
  severity: "medium",
  says: "No ride home named",
  about: "Ode, Mara",
  owner: "front-desk",
  since: as<Instant>(since),
  dueAt: as<Instant>(since + 20 * MINUTE),
  opens: "/schedule",
  action: "Call",
  patientId: null,
  sees: "see-schedule",
  closedBy: "person",
});

beforeEach(async () => {
  subject = `appointment:${uuidv7()}`;
  await inHouse((tx) => keepNeeds(tx, subject, [call()]));
});

const mine = async (ask: Asking): Promise<OpenNeed | undefined> => {
  const { tasks } = (await ask("/api/tasks")).body as { tasks: readonly OpenNeed[] };
  return tasks.find((one) => one.subject === subject);
};
const act = (ask: Asking, what: string, more: object = {}, id = uuidv7()) =>
  ask(`/api/tasks/${what}`, { id, subject, key: "ride", ...more });

test("somebody takes a call; nobody else takes it by the way, only by saying so", async () => {
  expect((await act(park, "take", { takeOver: false })).status).toBe(200);
  expect((await mine(nurse))?.takenBy?.name).toBe("Jo Park");
  const second = await act(nurse, "take", { takeOver: false });
  expect([second.status, second.text.includes("Jo Park took this.")]).toEqual([409, true]);
  expect((await act(nurse, "done", { outcome: "reached" })).status).toBe(409);
  expect((await act(nurse, "take", { takeOver: true })).status).toBe(200);
  expect((await mine(park))?.takenBy?.name).toBe("Nora Alvarez");
});

test("of two who take it at the same moment one has it", async () => {
  const both = await Promise.all([park, nurse].map((ask) => act(ask, "take", { takeOver: false })));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test("nobody answered: it is due again when it was said to be, and the try stays known", async () => {
  const againAt = clock.now() + 90 * MINUTE;
  expect((await act(park, "try", { what: "no-answer", note: "rang twice", againAt })).status).toBe(200);
  expect(await mine(nurse)).toMatchObject({ dueAt: againAt, tried: { what: "no-answer", times: 1 } });
  const past = await act(park, "try", { what: "no-answer", note: "", againAt: clock.now() - MINUTE });
  expect(past.text).toContain("That time is over.");
});

test("what came of it ends it, and who did what is a fact", async () => {
  const id = uuidv7();
  await act(park, "take", { takeOver: false });
  expect((await act(park, "done", { outcome: "her brother drives" }, id)).status).toBe(200);
  expect((await act(park, "done", { outcome: "her brother drives" }, id)).status, "sent twice").toBe(200);
  expect(await mine(park)).toBeUndefined();
  expect((await act(nurse, "take", { takeOver: true })).text).toContain("done this already");
  const facts = await inHouse((tx) => load(tx, `task:${subject}/ride`));
  expect(facts.map(({ type, by, data }) => [type, by, (data as { says: string }).says])).toEqual([
    ["TaskTaken", house.clinic.staff["park"]!.id, "No ride home named"],
    ["TaskDone", house.clinic.staff["park"]!.id, "No ride home named"],
  ]);
});

test("the same thing needed again, at a later time, is listed again", async () => {
  await act(park, "done", { outcome: "her brother drives" });
  await inHouse((tx) => keepNeeds(tx, subject, [call(clock.now() - MINUTE)]));
  expect(await mine(park)).toMatchObject({ takenBy: null });
});

test("what only a fact can end, no word ends", async () => {
  await inHouse((tx) => keepNeeds(tx, subject, [{ ...call(), closedBy: "fact", action: "Sign" }]));
  expect((await act(nurse, "done", { outcome: "signed on paper" })).text).toContain("Use “Sign”");
});

test("the front desk neither sees nor takes what belongs to the chart", async () => {
  await inHouse((tx) => keepNeeds(tx, subject, [{ ...call(), sees: "see-patient" }]));
  expect(await mine(park)).toBeUndefined();
  expect((await act(park, "take", { takeOver: false })).status).toBe(404);
  expect((await mine(nurse))?.says).toBe("No ride home named");
});

test("what lies ahead is not listed yet", async () => {
  await inHouse((tx) => keepNeeds(tx, subject, [call(clock.now() + 5 * MINUTE)]));
  expect(await mine(park)).toBeUndefined();
  expect((await act(park, "take", { takeOver: false })).status).toBe(404);
});

test("half an hour overdue it goes up, once, and stands first", async () => {
  const raise = () => inHouse((tx) => raiseOverdue({ tx, store: house.house.store, now: as<Instant>(clock.now()) }));
  await raise();
  expect((await mine(park))?.raisedTo).toBeNull();
  clock.ahead += 45 * MINUTE;
  expect(await raise()).toBeGreaterThan(0);
  expect(await raise()).toBe(0);
  expect((await mine(park))?.raisedTo).toBe("medical-director");
});

test("what was done about needs is made anew from its facts", async () => {
  await act(park, "take", { takeOver: false });
  const marks = () => inHouse((tx) => tx.q.selectFrom("task_marks").selectAll().orderBy("subject").execute());
  const before = await marks();
  await inHouse((tx) => rebuild(tx, projections));
  expect(before.length).toBeGreaterThan(5);
  expect(await marks()).toEqual(before);
});
