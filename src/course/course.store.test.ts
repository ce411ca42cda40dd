import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { rebuild } from "#plumbing/rebuild.ts";
import { closeEvaluation, type HistoryOrder, openEvaluation, recordHistory } from "#evaluation/desk.ts";
import { evaluationsOf } from "#evaluation/read.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import { projections } from "../app/house.ts";
import { type Courses, DAY, no, openCourses, rulesIn } from "./course-desk.test-data.ts";
import {
  cosignOrder,
  endCourse,
  type GivenInfusion,
  holdDates,
  interruptCourse,
  noteInfusionGiven,
  planCourse,
  resumeCourse,
  type Review,
  reviewCourse,
  setInterval,
  signOrder,
  withdrawOrder,
} from "./desk.ts";
import { caseStateOf, coursesOf, orderFor } from "./read.ts";
import { courseOf } from "./store.ts";

let clinic: Courses;
const START = "2026-03-02 09:00";
beforeAll(async () => {
  clinic = await openCourses(START);
}, 60_000);
afterAll(() => clinic.close());
beforeEach(() => {
  // Each test has a season of its own: what the one before gave and measured lies too far back to count.
  clinic.clock.time += 90 * DAY;
  return async () => {
    for (const patientId of Object.values(clinic.clinic.patients))
      for (const { id } of await clinic.inHouse((tx) => coursesOf(tx, patientId)))
        await clinic.doing((one) => endCourse(one, { id: uuidv7(), courseId: id, how: "stopped", why: "Over" }));
  };
});

const dose = (mgPerKg: number, minutes = 40) => ({ mgPerKg: as<MgPerKg>(mgPerKg), minutes: as<Minutes>(minutes) });
const order = (courseId: string, nth: number, mgPerKg = 0.5, change: object = {}) => ({
  id: uuidv7(),
  courseId,
  nth,
  ...dose(mgPerKg),
  weightBasis: "actual" as const,
  basisReason: "",
  note: "",
  passed: [],
  ...change,
});
const sign = (courseId: string, nth: number, mgPerKg = 0.5, change: object = {}, given: GivenInfusion[] = []) =>
  clinic.doing((one) => signOrder(one, order(courseId, nth, mgPerKg, change), { given, checks: [] }));
const next = () => clinic.doing(({ tx, now }) => orderFor(tx, clinic.patient(), now));
const state = () => clinic.doing(({ tx, now }) => caseStateOf(tx, clinic.patient(), now));
const review = (courseId: string, afterNth: number, decided: Review["decided"], change: Partial<Review> = {}) =>
  clinic.doing((one) =>
    reviewCourse(one, {
      id: uuidv7(),
      courseId,
      afterNth,
      signs: no,
      decided,
      why: "Talked it through",
      extension: null,
      ...change,
    }),
  );
const eligible = async () => {
  await clinic.found(clinic.patient());
  return clinic.planned();
};
/** So many infusions, two days apart, with the order of each signed. */
const gave = async (courseId: string, count: number) => {
  for (let n = 0; n < count; n += 1) {
    clinic.clock.time += 2 * DAY;
    await clinic.given(courseId);
  }
};

test("nobody is planned a course whom no specialist found eligible", async () => {
  const patientId = clinic.patient("limerick");
  const plan = clinic.plan({ patientId: patientId === "" ? uuidv7() : patientId });
  expect(rulesIn(await clinic.doing((one) => planCourse(one, plan)))).toContain("not-eligible");
  await clinic.found(clinic.patient(), "needs-information");
  expect(rulesIn(await clinic.doing((one) => planCourse(one, clinic.plan())))).toEqual(["not-eligible"]);
});

test("a plan is refused beside another, above the first dose, with more than ten, and by a scale that is not here", async () => {
  const courseId = await eligible();
  expect(rulesIn(await clinic.doing((one) => planCourse(one, clinic.plan())))).toEqual(["course-under-way"]);
  await clinic.doing((one) => endCourse(one, { id: uuidv7(), courseId, how: "stopped", why: "Over" }));
  const refused = async (change: Parameters<typeof clinic.plan>[0]) =>
    rulesIn(await clinic.doing((one) => planCourse(one, clinic.plan(change))));
  expect(await refused(dose(0.6, 60))).toEqual(["first-dose"]);
  expect(await refused({ count: 11 })).toEqual(["count-max"]);
  expect(await refused({ count: 5 })).toEqual(["count-usual"]);
  expect(await refused({ outcomeScale: "by-feel" })).toEqual(["no-such-scale"]);
  expect(await refused({ weightBasis: "ideal" })).toEqual(["basis-reason"]);
});

test("in a real clinic a signature of the demonstration is none: nothing is planned, ordered or reviewed by it", async () => {
  const courseId = await eligible();
  const real = (demonstration: boolean) =>
    clinic.inHouse((tx) => tx.q.updateTable("clinics").set({ demonstration }).execute());
  await real(false);
  expect(rulesIn(await clinic.doing((one) => planCourse(one, clinic.plan())))).toContain("protocol-unsigned");
  expect(rulesIn(await sign(courseId, 1))).toContain("protocol-unsigned");
  await clinic.given(courseId);
  expect(rulesIn(await review(courseId, 1, "continue"))).toContain("protocol-unsigned");
  await real(true);
});

test("a plan sent twice is one plan, and keeps the protocol it was made by", async () => {
  await clinic.found(clinic.patient());
  const plan = clinic.plan();
  await clinic.doing((one) => planCourse(one, plan));
  await clinic.doing((one) => planCourse(one, plan));
  const courses = await clinic.inHouse((tx) => coursesOf(tx, clinic.patient()));
  expect(courses.filter(({ ended }) => ended === null)).toHaveLength(1);
  expect(courses[0]).toMatchObject({ printedName: "Ines Reyes, MD", protocolVersion: expect.any(String) });
  expect(courses[0]?.spacing).toEqual({ minHoursApart: 40, maxPer7Days: 3, withinDays: 21, interruptedDays: 28 });
});

test("the order of the next infusion is what the bedside may give, and nothing is until it is signed", async () => {
  expect(await next()).toMatchObject({ courseId: null, order: null, says: "No course is planned for this patient." });
  const courseId = await eligible();
  expect(await next()).toMatchObject({
    courseId,
    nth: 1,
    of: 6,
    order: null,
    says: "No order for infusion 1 is signed.",
  });
  expect(rulesIn(await sign(courseId, 1))).toEqual([]);
  expect(await next()).toMatchObject({
    nth: 1,
    order: { mgPerKg: 0.5, minutes: 40 },
    says: "Signed by Ines Reyes, MD.",
  });
  await clinic.given(courseId);
  expect(await next()).toMatchObject({ nth: 2, order: null });
  await sign(courseId, 2);
  await clinic.doing((one) => withdrawOrder(one, { id: uuidv7(), courseId, nth: 2, why: "A new medicine" }));
  expect(await next()).toMatchObject({ nth: 2, order: null });
});

test("an opioid that is listed after the signature holds the order; it is signed anew lower, or with the reason", async () => {
  const courseId = await eligible();
  await sign(courseId, 1);
  const tell = (one: HistoryOrder) => clinic.doing((doing) => recordHistory(doing, clinic.patient(), one), "alvarez");
  const medicine = { medicineId: uuidv7(), ingredient: { rxcui: "7804", name: "oxycodone" }, dose: null, perDay: 2 };
  const how = {
    route: "by-mouth",
    asNeeded: false,
    takenFor: "back pain",
    since: "",
    note: "",
    saidBy: "staff",
  } as const;
  await tell({ id: uuidv7(), type: "MedicineListed", data: { ...medicine, ...how } });
  expect(await next()).toMatchObject({ order: null, says: expect.stringContaining("Takes oxycodone.") });
  expect(rulesIn(await sign(courseId, 1))).toEqual(["sedating-first-dose"]);
  const passed = [{ rule: "sedating-first-dose", reason: "Taken for years, no more than that." }];
  expect(rulesIn(await sign(courseId, 1, 0.5, { passed }))).toEqual([]);
  expect((await next()).order).toMatchObject({ mgPerKg: 0.5, passed });
  expect(rulesIn(await sign(courseId, 1, 0.4))).toEqual([]);
  const inError = { medicineId: medicine.medicineId, why: "Her sister’s." };
  await tell({ id: uuidv7(), type: "MedicineListedInError", data: inError });
});

test("an order past a hard limit is refused whatever the reason; past a soft one a reason is kept with it", async () => {
  const courseId = await eligible();
  const passed = [{ rule: "first-dose", reason: "Asked for it" }];
  expect(rulesIn(await sign(courseId, 1, 0.55, { passed }))).toContain("first-dose");
  expect(rulesIn(await sign(courseId, 1, 0.5, dose(0.5, 35)))).toEqual(["minutes-below-soft", "usual-rate"]);
  const reasons = ["minutes-below-soft", "usual-rate"].map((rule) => ({ rule, reason: "As at the last clinic" }));
  expect(rulesIn(await sign(courseId, 1, 0.5, { ...dose(0.5, 35), passed: reasons }))).toEqual([]);
  expect((await next()).order).toMatchObject({ minutes: 35, passed: reasons });
  expect(rulesIn(await sign(courseId, 7))).toEqual(["beyond"]);
});

test("above 0.75 mg/kg an order is none until another physician signs it too", async () => {
  const courseId = await eligible();
  await clinic.given(courseId, 0.75);
  const passed = ["mg-per-kg-above-soft", "minutes-above-soft", "raise"].map((rule) => ({
    rule,
    reason: "Talked over",
  }));
  const high = order(courseId, 2, 0.8, { ...dose(0.8, 64), passed });
  expect(rulesIn(await clinic.doing((one) => signOrder(one, high, { given: [], checks: [] })))).toEqual([]);
  expect(await next()).toMatchObject({ order: null, says: "A second physician has not signed this dose." });
  const cosign = (by: string) =>
    clinic.doing((one) => cosignOrder(one, { id: uuidv7(), courseId, orderId: high.id }), by);
  expect(rulesIn(await cosign("reyes"))).toEqual(["same-person"]);
  expect(rulesIn(await cosign("whitfield"))).toEqual([]);
  expect(await next()).toMatchObject({ order: { mgPerKg: 0.8, cosigned: { printedName: "Sam Whitfield, RN" } } });
});

test("after a gap of more than a week an order needs its reason, after two a new evaluation", async () => {
  const courseId = await eligible();
  await clinic.given(courseId);
  await sign(courseId, 2);
  clinic.clock.time += 8 * DAY;
  expect(await next()).toMatchObject({ order: null, says: expect.stringContaining("8 days ago") });
  expect(rulesIn(await sign(courseId, 2))).toEqual(["gap-review"]);
  expect(rulesIn(await sign(courseId, 2, 0.5, { passed: [{ rule: "gap-review", reason: "Flu, now well" }] }))).toEqual(
    [],
  );
  expect(await next()).toMatchObject({ order: { nth: 2 } });
  clinic.clock.time += 7 * DAY;
  expect(rulesIn(await sign(courseId, 2, 0.5, { passed: [{ rule: "gap-restart", reason: "Well" }] }))).toEqual([
    "gap-restart",
  ]);
  await clinic.found(clinic.patient());
  expect(rulesIn(await sign(courseId, 2))).toEqual([]);
});

test("a re-evaluation holds new plans and orders until it is decided; closed without a decision it never counted", async () => {
  const courseId = await eligible();
  expect(rulesIn(await sign(courseId, 1))).toEqual([]);
  await clinic.given(courseId);
  const close = (evaluationId: string) =>
    clinic.doing((one) => closeEvaluation(one, { id: uuidv7(), evaluationId, why: "New chest pain" }));
  const open = async () => {
    const id = uuidv7();
    clinic.clock.time += 60_000;
    const opening = { id, patientId: clinic.patient(), indication: "TRD-MDD", appointmentId: null } as const;
    expect(rulesIn(await clinic.doing((one) => openEvaluation(one, opening)))).toEqual([]);
    return id;
  };
  for (const { id, closed } of await clinic.inHouse((tx) => evaluationsOf(tx, clinic.patient())))
    if (closed === null) await close(id);
  expect(rulesIn(await sign(courseId, 2))).toEqual([]);
  const again = await open();
  expect(rulesIn(await sign(courseId, 2))).toEqual(["not-cleared"]);
  expect(await state()).toBe("induction");
  await clinic.doing((one) => endCourse(one, { id: uuidv7(), courseId, how: "stopped", why: "Over" }));
  expect(rulesIn(await clinic.doing((one) => planCourse(one, clinic.plan())))).toEqual(["not-eligible"]);
  await close(again);
  expect(rulesIn(await clinic.doing((one) => planCourse(one, clinic.plan())))).toEqual(["fresh-evaluation"]);
  expect(await state()).toBe("closed-without-response");
  await open();
  expect(await state()).toBe("evaluation");
});

test("after the second infusion the third waits for the review, or for a reason why not", async () => {
  const courseId = await eligible();
  await gave(courseId, 2);
  expect(rulesIn(await sign(courseId, 3))).toEqual(["review-due"]);
  expect(rulesIn(await review(courseId, 2, "continue"))).toEqual([]);
  expect(rulesIn(await sign(courseId, 3))).toEqual([]);
});

test("a review keeps what was measured and what the table said; a sign left open lets nobody go on, but anybody stop", async () => {
  await clinic.scored(clinic.patient(), 22);
  clinic.clock.time += DAY;
  const courseId = await eligible();
  await gave(courseId, 4);
  await clinic.scored(clinic.patient(), 20);
  const open = { ...no, pregnancy: "unknown" as const };
  expect(rulesIn(await review(courseId, 4, "continue", { signs: open }))).toEqual(["signs"]);
  expect(rulesIn(await review(courseId, 5, "continue"))).toEqual(["after"]);
  expect(rulesIn(await review(courseId, 4, "continue"))).toEqual([]);
  const course = await clinic.inHouse((tx) => courseOf(tx, courseId));
  expect(course?.reviews.at(-1)).toMatchObject({
    afterNth: 4,
    ruleId: "after-4-under-futility",
    pctImproved: expect.closeTo(9.09, 1),
    printedName: "Ines Reyes, MD",
  });
  expect(rulesIn(await review(courseId, 4, "stop", { signs: open }))).toEqual([]);
  expect(await state()).toBe("closed-without-response");
});

test("worse by a reliable change is a sign, whatever was ticked", async () => {
  await clinic.scored(clinic.patient(), 15);
  clinic.clock.time += DAY;
  const courseId = await eligible();
  await gave(courseId, 2);
  await clinic.scored(clinic.patient(), 21);
  await review(courseId, 2, "continue");
  const course = await clinic.inHouse((tx) => courseOf(tx, courseId));
  expect(course?.reviews.at(-1)).toMatchObject({ ruleId: "stop-sign", signs: { worse: "yes" } });
});

test("a partial response is extended to eight with goals, never past ten, and otherwise only with a reason", async () => {
  await clinic.scored(clinic.patient(), 20);
  clinic.clock.time += DAY;
  const courseId = await eligible();
  await gave(courseId, 6);
  await clinic.scored(clinic.patient(), 13);
  const to = (count: number, goals = "Sleep through", passed: { rule: string; reason: string }[] = []) =>
    review(courseId, 6, "extend", { extension: { count, goals, passed } });
  expect(rulesIn(await to(8, " "))).toEqual(["goals"]);
  expect(rulesIn(await to(11))).toEqual(["extend-max"]);
  expect(rulesIn(await to(8))).toEqual([]);
  expect(await next()).toMatchObject({ nth: 7, of: 8 });
  expect(rulesIn(await to(10, "On", [{ rule: "extend-outside", reason: "" }]))).toEqual([]);
});

test("a response after six goes on as a taper, then maintenance by intervals that a physician sets within bounds", async () => {
  await clinic.scored(clinic.patient(), 20);
  clinic.clock.time += DAY;
  const induction = await eligible();
  expect(await state()).toBe("induction");
  await gave(induction, 5);
  expect(rulesIn(await review(induction, 5, "taper"))).toEqual(["not-finished"]);
  await gave(induction, 1);
  await clinic.scored(clinic.patient(), 6);
  expect(rulesIn(await review(induction, 6, "taper"))).toEqual([]);
  expect(await state()).toBe("taper");
  const courseId = await clinic.planned({ kind: "maintenance", count: 6 });
  expect(await state()).toBe("taper");
  const set = (days: number) =>
    clinic.doing((one) => setInterval(one, { id: uuidv7(), courseId, days, why: "As agreed" }));
  expect([rulesIn(await set(6)), rulesIn(await set(57))]).toEqual([["bounds"], ["bounds"]]);
  expect(rulesIn(await set(21))).toEqual([]);
  const course = await clinic.inHouse((tx) => courseOf(tx, courseId));
  expect(course?.interval).toMatchObject({ days: 21, suggestedDays: 7 });
  expect(await state()).toBe("maintenance");
  expect(await next()).toMatchObject({ courseId, nth: 1, of: null });
});

test("an interrupted course gives nothing until a physician resumes it", async () => {
  const courseId = await eligible();
  await sign(courseId, 1);
  const why = { id: uuidv7(), courseId, why: "In hospital" };
  expect(rulesIn(await clinic.doing((one) => interruptCourse(one, why), "alvarez"))).toEqual([]);
  expect(await state()).toBe("interrupted");
  expect(await next()).toMatchObject({ order: null, says: "The course is interrupted: In hospital" });
  await clinic.doing((one) => resumeCourse(one, { ...why, id: uuidv7() }));
  expect(await next()).toMatchObject({ order: { nth: 1 } });
});

test("one infusion is counted once, however often it is told", async () => {
  const courseId = await eligible();
  const infusionId = uuidv7();
  for (const id of [uuidv7(), uuidv7()])
    await clinic.doing((one) =>
      noteInfusionGiven(one, {
        id,
        courseId,
        infusionId,
        mgPerKg: as<MgPerKg>(0.5),
        startedAt: as<Instant>(clinic.clock.time),
      }),
    );
  expect((await clinic.inHouse((tx) => courseOf(tx, courseId)))?.given).toHaveLength(1);
});

test("the read tables are the same again when they are built anew from the facts", async () => {
  const courseId = await eligible();
  const preference = {
    weekdays: [],
    from: "08:00",
    to: "18:00",
    notBefore: as<Instant>(clinic.clock.time),
    notAfter: as<Instant>(clinic.clock.time + 60 * DAY),
  };
  const ids = Array.from({ length: 6 }, () => uuidv7());
  await clinic.doing((one) =>
    holdDates(one, { id: uuidv7(), courseId, series: uuidv7(), appointmentIds: ids, preference, book: true }),
  );
  await gave(courseId, 2);
  const tables = () =>
    clinic.inHouse(async ({ q }) => ({
      courses: await q.selectFrom("courses").selectAll().orderBy("id").execute(),
      series: await q.selectFrom("course_series").selectAll().orderBy("series").execute(),
      needs: await q
        .selectFrom("tasks")
        .selectAll()
        .where("subject", "like", "course:%")
        .orderBy("subject")
        .orderBy("key")
        .execute(),
    }));
  const before = await tables();
  expect(before.needs.map(({ key }) => key)).toContain("review-2");
  await clinic.inHouse((tx) => rebuild(tx, projections));
  expect(await tables()).toEqual(before);
});
