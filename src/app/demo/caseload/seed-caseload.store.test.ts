import { afterAll, beforeAll, expect, test } from "vitest";
import { scoresOf } from "#assessment/read.ts";
import { caseStatesOf, coursesOf } from "#course/read.ts";
import { appointmentsOfPatient } from "#booking/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { openTestHouse, type TestHouse } from "../../../../tests/clinic.ts";
import { caseload } from "./people.ts";
import type { Person } from "./person.ts";
import { seedCaseload } from "./seed-caseload.ts";

let opened: TestHouse;
let ids: Readonly<Record<string, string>>;
const begun = Date.now();
beforeAll(async () => {
  opened = await openTestHouse();
  ids = await seedCaseload(opened.house, opened.clinic, opened.house.now());
}, 600_000);
afterAll(() => opened.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(opened.house.db, opened.clinic.clinicId, work);

/** The same question about each of the forty. */
async function ofEach<T>(
  ask: (tx: Tx, id: string, person: Person) => Promise<T>,
): Promise<Readonly<Record<string, T>>> {
  const told: Record<string, T> = {};
  await inHouse(async (tx) => {
    for (const person of caseload) told[person.key] = await ask(tx, ids[person.key] ?? "", person);
  });
  return told;
}

const asTold = <T>(of: (person: Person) => T) => Object.fromEntries(caseload.map((person) => [person.key, of(person)]));

test("each of the forty stands where their story leads, told from facts alone, and every state is there but the first", async () => {
  const stateOf = await inHouse((tx) => caseStatesOf(tx, Object.values(ids), opened.house.now()));
  const states = await ofEach(async (_tx, id) => stateOf(id));
  expect(states).toEqual(asTold(({ state }) => state));
  expect(new Set(Object.values(states)).size).toBe(13);
});

test("their scores are those of their story, in its order, with nothing left out of a form", async () => {
  const totals = await ofEach(async (tx, id) => (await scoresOf(tx, id, "phq-9")).map(({ total }) => total));
  // Whoever is treated was asked twice before: at the evaluation, and within the week before the first infusion.
  const asked = ({ phq9: [first, ...later], treatment }: Person) =>
    [...(treatment === undefined ? [] : [first]), first, ...later].flatMap((one) => one?.[0] ?? []);
  expect(totals).toEqual(asTold(asked));
});

test("every infusion of a story was given, and counted by its course", async () => {
  const given = await ofEach(async (tx, id) =>
    (await coursesOf(tx, id)).reduce((sum, one) => sum + one.given.length, 0),
  );
  expect(given).toEqual(asTold(({ treatment }) => treatment?.given.length ?? 0));
});

test("whoever is in a course has every date that is left of it booked", async () => {
  const underWay = new Set(["induction", "taper", "maintenance"]);
  const short = await ofEach(async (tx, id, { state }) => {
    if (!underWay.has(state)) return 0;
    const course = (await coursesOf(tx, id)).find(({ ended }) => ended === null);
    const booked = (await appointmentsOfPatient(tx, id)).filter((one) => one.state === "booked");
    return (course?.count ?? Infinity) - (course?.given.length ?? 0) - booked.length;
  });
  expect(short).toEqual(asTold(() => 0));
});

test("nothing happened in the future, and each thing was recorded within a minute of when it happened", async () => {
  const late = await inHouse(({ q }) =>
    q
      .selectFrom("events")
      .select(["stream", "type", "at", "recorded_at"])
      .where((is) => is.or([is("at", ">", new Date(begun + 600_000)), is(is.ref("recorded_at"), "<", is.ref("at"))]))
      .execute(),
  );
  expect(late).toEqual([]);
});
