import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelAppointment, moveAppointment } from "#booking/desk.ts";
import { appointmentsOfPatient } from "#booking/read.ts";
import { recordHistory } from "#evaluation/desk.ts";
import { ingredientsNamed } from "#evaluation/read.ts";
import { as, type Instant } from "#science/units.ts";
import { at, type Courses, HOUR, mornings, openCourses, rulesIn, shown } from "./course-desk.test-data.ts";
import { bookDates, endCourse, holdDates, moveDate, noteInfusionMissed, releaseDates } from "./desk.ts";
import { courseOf } from "./store.ts";
import { datesIn, judgedDates, rowsOf } from "./dating.ts";
import { missedDates } from "./rules/missed-dates.ts";

let clinic: Courses;
let courseId: string;
const START = "2026-03-02 07:00";
beforeAll(async () => {
  clinic = await openCourses(START);
}, 60_000);
afterAll(() => clinic.close());
beforeEach(async () => {
  clinic.turnTo(START);
  await clinic.found(clinic.patient());
  courseId = await clinic.planned();
  return end;
});

const end = async () => {
  await clinic.doing((one) => endCourse(one, { id: uuidv7(), courseId, how: "stopped", why: "The test is over" }));
};

const wish = (count = 6, change: object = {}) => ({
  id: uuidv7(),
  courseId,
  series: uuidv7(),
  appointmentIds: Array.from({ length: count }, () => uuidv7()),
  preference: mornings([1, 3, 5], as<Instant>(clinic.clock.time)),
  book: true,
  ...change,
});
const book = (count = 6, change: object = {}) => clinic.doing((one) => holdDates(one, wish(count, change)), "park");
const dates = () => clinic.doing(async ({ tx, now }) => datesIn(tx, (await courseOf(tx, courseId))!, now));
const broken = () =>
  clinic.doing(async ({ tx, now }) => {
    const course = (await courseOf(tx, courseId))!;
    return judgedDates(tx, course, await datesIn(tx, course, now));
  });
const missed = () =>
  clinic.inHouse(async (tx) => {
    const course = (await courseOf(tx, courseId))!;
    return missedDates(course, await rowsOf(tx, course)).map(({ nth, how, why }) => `${nth} ${how}: ${why}`);
  });
const days = async () => (await dates()).map(({ startAt }) => shown(startAt));
const move = async (nth: number, to: string, passed: { rule: string; reason: string }[] = []) => {
  const { appointmentId } = (await dates())[nth - 1]!;
  const order = { id: uuidv7(), courseId, appointmentId, startAt: at(to), passed, override: null };
  return clinic.doing((one) => moveDate(one, order), "park");
};

test("six mornings on Mondays, Wednesdays and Fridays are found and booked in one step", async () => {
  expect(rulesIn(await book())).toEqual([]);
  expect((await days()).map((day) => day.slice(0, 9))).toEqual([
    "Wed 03-04",
    "Fri 03-06",
    "Mon 03-09",
    "Wed 03-11",
    "Fri 03-13",
    "Mon 03-16",
  ]);
  expect((await dates()).map(({ nth, state }) => `${nth} ${state}`)).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `${n} booked`),
  );
  expect(await broken()).toEqual([]);
});

test("sent twice, six dates are booked, not twelve; other dates under the same number are refused", async () => {
  const same = wish();
  await clinic.doing((one) => holdDates(one, same));
  await clinic.doing((one) => holdDates(one, same));
  expect(await dates()).toHaveLength(6);
  expect(rulesIn(await book())).toEqual(["no-dates"]);
});

test("held for the patient to think about, dates are booked later or given back", async () => {
  const held = wish(6, { book: false });
  await clinic.doing((one) => holdDates(one, held));
  expect((await dates()).map(({ state }) => state)).toEqual(Array(6).fill("held"));
  await clinic.doing((one) => releaseDates(one, { courseId, series: held.series }));
  expect(await dates()).toEqual([]);
  const again = wish(6, { book: false });
  await clinic.doing((one) => holdDates(one, again));
  await clinic.doing((one) => bookDates(one, { id: uuidv7(), courseId, series: again.series }));
  expect((await dates()).map(({ state }) => state)).toEqual(Array(6).fill("booked"));
});

test("where the preferences hold no six dates, none is taken, and it is said why", async () => {
  const outcome = await book(6, { preference: mornings([1], as<Instant>(clinic.clock.time)) });
  expect(rulesIn(outcome)).toEqual(["series"]);
  expect(await dates()).toEqual([]);
});

test("one date moved leaves the five others where they are", async () => {
  await book();
  const before = await days();
  expect(rulesIn(await move(6, "2026-03-16 13:00"))).toEqual([]);
  expect(await days()).toEqual(before.toSpliced(5, 1, "Mon 03-16 13:00"));
  expect(await broken()).toEqual([]);
});

test("a move under 18 hours from another date no reason passes; under 40 a reason does, and it is kept", async () => {
  await book();
  const before = await days();
  const reason = [{ rule: "spacing-soft", reason: "Only time the escort has" }];
  expect(rulesIn(await move(2, "2026-03-04 15:00", reason))).toContain("spacing-hard");
  expect(rulesIn(await move(2, "2026-03-05 13:00"))).toEqual(["spacing-soft"]);
  expect(await days()).toEqual(before);
  expect(rulesIn(await move(2, "2026-03-05 13:00", [{ rule: "spacing-soft", reason: "  " }]))).toEqual([
    "spacing-soft",
  ]);
  expect(rulesIn(await move(2, "2026-03-05 13:00", reason))).toEqual([]);
  const course = (await clinic.inHouse((tx) => courseOf(tx, courseId)))!;
  expect(course.moved.at(-1)).toMatchObject({ nth: 2, passed: reason });
});

test("a date moved past another takes its number", async () => {
  await book();
  const first = (await dates())[0]!;
  await move(1, "2026-03-18 10:00");
  expect((await dates()).at(-1)).toMatchObject({ appointmentId: first.appointmentId, nth: 6 });
  expect((await dates()).map(({ nth }) => nth)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a date dragged in the week, where nobody knows of courses, shows on the course as broken", async () => {
  await book();
  const [, second] = await dates();
  const to = as<Instant>((await dates())[0]!.startAt + 6 * HOUR);
  const drag = { id: uuidv7(), appointmentId: second!.appointmentId, startAt: to, byWhom: "staff" as const };
  const moved = await clinic.doing(
    (one) => moveAppointment(one, { ...drag, override: "Asked for", onBehalf: true }),
    "park",
  );
  expect(rulesIn(moved)).toEqual([]);
  expect((await broken()).map(({ rule, level, between }) => `${rule} ${level} ${between.join(" ")}`)).toEqual([
    "spacing-hard hard infusion 1 infusion 2",
  ]);
});

test("a missed infusion keeps its number for the next date, and the date it lacks is found behind the others", async () => {
  await book();
  const [first] = await dates();
  clinic.clock.time = first!.startAt + HOUR;
  const order = { id: uuidv7(), courseId, appointmentId: first!.appointmentId, why: "A cold" };
  await clinic.doing((one) => noteInfusionMissed(one, order), "park");
  await clinic.doing((one) => noteInfusionMissed(one, order), "park");
  expect(await missed()).toEqual(["1 missed: A cold"]);
  expect((await dates()).map(({ nth }) => nth)).toEqual([1, 2, 3, 4, 5]);
  const waiting = await needs();
  expect(waiting).toContain("One date of the course is still to be found");
  expect(rulesIn(await book(1))).toEqual([]);
  expect((await days()).at(-1)?.slice(0, 9)).toBe("Wed 03-18");
  expect(await broken()).toEqual([]);
  expect(await needs()).not.toContain("One date of the course is still to be found");
});

test("a date of another course is not missed by this one", async () => {
  const order = { id: uuidv7(), courseId, appointmentId: uuidv7(), why: "A cold" };
  expect(rulesIn(await clinic.doing((one) => noteInfusionMissed(one, order), "park"))).toEqual(["no-such-date"]);
});

const needs = async () => {
  const rows = await clinic.inHouse((tx) =>
    tx.q.selectFrom("tasks").select("says").where("subject", "=", `course:${courseId}`).execute(),
  );
  return rows.map(({ says }) => says);
};

test("a date cancelled at the booking desk is missing from the course at once", async () => {
  await book();
  expect(await needs()).not.toContain("One date of the course is still to be found");
  const [, second] = await dates();
  const cancelling = { id: uuidv7(), appointmentId: second!.appointmentId, byWhom: "staff" as const, why: "Away" };
  await clinic.doing((one) => cancelAppointment(one, cancelling), "park");
  expect(await dates()).toHaveLength(5);
  expect(await missed()).toEqual(["2 cancelled: Away"]);
  expect(await needs()).toContain("One date of the course is still to be found");
});

test("an ended course gives its dates back", async () => {
  await book();
  await clinic.doing((one) =>
    endCourse(one, { id: uuidv7(), courseId, how: "declined-by-patient", why: "Moved away" }),
  );
  const rows = await clinic.inHouse((tx) => appointmentsOfPatient(tx, clinic.patient()));
  expect(rows.filter(({ state }) => state === "booked")).toEqual([]);
  expect(await missed()).toEqual([1, 2, 3, 4, 5, 6].map((nth) => `${nth} cancelled: Moved away`));
  expect(await needs()).toEqual([]);
});

test("a medicine nobody decided on waits for a physician from three days before the next infusion, until they decide", async () => {
  const waiting = () =>
    clinic.inHouse(({ q }) =>
      q
        .selectFrom("tasks")
        .select(["says", "owner", "since", "opens"])
        .where("subject", "=", `course:${courseId}`)
        .where("key", "=", "medicines")
        .execute(),
    );
  await book();
  const of = {
    ingredient: ingredientsNamed("lorazepam")[0]!,
    dose: { amount: 0.5, unit: "mg" },
    perDay: 1,
    route: "by-mouth",
    asNeeded: false,
  } as const;
  const medicineId = uuidv7();
  const record = (order: Parameters<typeof recordHistory>[2]) =>
    clinic.doing((one) => recordHistory(one, clinic.patient(), order));
  expect(await waiting()).toEqual([]);
  const listed = { ...of, medicineId, takenFor: "", since: "", note: "", saidBy: "staff" } as const;
  await record({ id: uuidv7(), type: "MedicineListed", data: listed });
  const [need] = await waiting();
  const [first] = await dates();
  expect(need).toMatchObject({
    says: "Before infusion 1: take or leave out one medicine",
    owner: "prescriber",
    opens: `/patients/${clinic.patient()}/medicines`,
  });
  expect(need?.since.getTime()).toBe(first!.startAt - 72 * HOUR);
  const decision = { medicineId, onTheDay: "leave-out", hoursBefore: null, note: "", of } as const;
  await record({ id: uuidv7(), type: "MedicineDayDecided", data: decision });
  expect(await waiting()).toEqual([]);
});
