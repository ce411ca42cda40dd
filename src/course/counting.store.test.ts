import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import { noteMissed } from "#booking/desk.ts";
import { type Courses, DAY, HOUR, mornings, no, openCourses, rulesIn } from "./course-desk.test-data.ts";
import { datesIn, rowsOf } from "./dating.ts";
import { endCourse, holdDates, keepCount, noteInfusionMissed, reviewCourse, signOrder } from "./desk.ts";
import { coursesOf, orderFor } from "./read.ts";
import { missedDates } from "./rules/missed-dates.ts";
import { courseOf } from "./store.ts";

let clinic: Courses;
beforeAll(async () => {
  clinic = await openCourses("2026-03-02 09:00");
}, 60_000);
afterAll(() => clinic.close());
beforeEach(() => async () => {
  for (const { id, ended } of await clinic.inHouse((tx) => coursesOf(tx, clinic.patient())))
    if (ended === null)
      await clinic.doing((one) => endCourse(one, { id: uuidv7(), courseId: id, how: "stopped", why: "Over" }));
});

const eligible = async (kind: "induction" | "maintenance") => {
  await clinic.found(clinic.patient());
  return clinic.planned({ kind, count: 6 });
};

const dates = (courseId: string) =>
  clinic.doing(async ({ tx, now }) => datesIn(tx, (await courseOf(tx, courseId))!, now));
const missed = (courseId: string) =>
  clinic.inHouse(async (tx) => {
    const course = (await courseOf(tx, courseId))!;
    return missedDates(course, await rowsOf(tx, course)).map(({ nth, how, why }) => `${nth} ${how}: ${why}`);
  });

test("who did not come, as the front desk noted it, is missed in the course with the reason; the number is the next date's", async () => {
  const courseId = await eligible("induction");
  const appointmentIds = Array.from({ length: 6 }, () => uuidv7());
  const preference = mornings([1, 3, 5], as<Instant>(clinic.clock.time));
  const wish = { id: uuidv7(), courseId, series: uuidv7(), appointmentIds, preference, book: true };
  expect(rulesIn(await clinic.doing((one) => holdDates(one, wish), "park"))).toEqual([]);
  const [first, second] = await dates(courseId);
  clinic.clock.time = first!.startAt;
  await clinic.given(courseId);
  clinic.clock.time = second!.startAt + HOUR;
  const order = { id: uuidv7(), appointmentId: second!.appointmentId, why: "Bus did not come" };
  expect(await clinic.doing((one) => noteMissed(one, order), "park")).toEqual({ ok: true });
  expect(await missed(courseId)).toEqual(["2 missed: Bus did not come"]);
  expect((await dates(courseId)).map(({ nth }) => nth)).toEqual([2, 3, 4, 5]);
  const { rows } = await clinic.inHouse(({ q }) =>
    sql<{ says: string }>`select says from tasks where subject = ${`course:${courseId}`} and key = 'dates'`.execute(q),
  );
  expect(rows).toEqual([{ says: "One date of the course is still to be found" }]);
});

test("whoever comes without a date and is not given it is noted too, and keeps the number, while one is left to give", async () => {
  clinic.clock.time += 30 * DAY;
  const courseId = await eligible("induction");
  const order = { id: uuidv7(), courseId, appointmentId: null, why: "Had eaten" };
  await clinic.doing((one) => noteInfusionMissed(one, order));
  for (let n = 0; n < 6; n += 1) {
    await clinic.given(courseId);
    clinic.clock.time += 2 * DAY;
  }
  expect(await missed(courseId)).toEqual(["1 not-given: Had eaten"]);
  const late = await clinic.doing((one) => noteInfusionMissed(one, { ...order, id: uuidv7() }));
  expect(rulesIn(late)).toEqual(["none-left"]);
});

test("an infusion charted in error is uncounted by a later fact: the one after it takes its number, and its order stands again", async () => {
  clinic.clock.time += 30 * DAY;
  const courseId = await eligible("induction");
  const tell = (infusionId: string, startedAt: number | null, why = "") =>
    clinic.doing((one) =>
      keepCount(one, {
        patientId: clinic.patient(),
        infusionId,
        begun: startedAt === null ? null : { mgPerKg: as<MgPerKg>(0.5), startedAt: as<Instant>(startedAt) },
        why,
      }),
    );
  const numbers = async () =>
    (await clinic.inHouse((tx) => courseOf(tx, courseId)))!.given.map(({ nth, infusionId }) => [nth, infusionId]);
  const [first, second] = [uuidv7(), uuidv7()];
  const t = clinic.clock.time;
  const dose = { mgPerKg: as<MgPerKg>(0.5), minutes: as<Minutes>(40), weightBasis: "actual", basisReason: "" } as const;
  const order = { id: uuidv7(), courseId, nth: 1, ...dose, note: "", passed: [] };
  await clinic.doing((one) => signOrder(one, order, { given: [], checks: [] }));
  await tell(first, t);
  await tell(first, t);
  await tell(second, t + 2 * DAY);
  expect(await numbers()).toEqual([
    [1, first],
    [2, second],
  ]);
  await tell(first, null, "Another patient's");
  expect(await numbers()).toEqual([[1, second]]);
  await tell(first, t + 3 * DAY, "It was hers after all, on Friday");
  expect(await numbers()).toEqual([
    [1, second],
    [2, first],
  ]);
  await tell(second, null, "Not begun");
  await tell(first, null, "Not begun");
  const next = await clinic.doing(({ tx, now }) => orderFor(tx, clinic.patient(), now));
  expect(next).toMatchObject({ nth: 1, order: { mgPerKg: 0.5 } });
  const { rows } = await clinic.inHouse(({ q }) =>
    sql<{ type: string }>`select type from events where stream = ${`course:${courseId}`} order by version`.execute(q),
  );
  expect(rows.map(({ type }) => type).filter((type) => type.startsWith("Infusion"))).toEqual([
    "InfusionGiven",
    "InfusionGiven",
    "InfusionUncounted",
    "InfusionGiven",
    "InfusionUncounted",
    "InfusionUncounted",
  ]);
});

test("maintenance is to be reviewed by a prescriber every three months, and a review ends that until three months on", async () => {
  const courseId = await eligible("maintenance");
  const due = async () => {
    const rows = await clinic.inHouse((tx) =>
      tx.q
        .selectFrom("tasks")
        .select(["owner", "since"])
        .where("subject", "=", `course:${courseId}`)
        .where("key", "=", "review-maintenance")
        .execute(),
    );
    return rows.map(({ owner, since }) => [owner, since.toISOString().slice(0, 10)]);
  };
  expect(await due()).toEqual([]);
  clinic.turnTo("2031-11-30 10:00");
  await clinic.given(courseId);
  expect(await due()).toEqual([["prescriber", "2032-02-29"]]);
  clinic.turnTo("2032-03-10 10:00");
  const wish = {
    id: uuidv7(),
    courseId,
    afterNth: 1,
    signs: no,
    decided: "continue",
    why: "Well",
    extension: null,
  } as const;
  expect(rulesIn(await clinic.doing((one) => reviewCourse(one, wish)))).toEqual([]);
  expect(await due()).toEqual([["prescriber", "2032-06-10"]]);
  await clinic.doing((one) => endCourse(one, { id: uuidv7(), courseId, how: "completed", why: "Well" }));
  expect(await due()).toEqual([]);
});
