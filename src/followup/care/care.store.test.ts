import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Courses, DAY, openCourses, rulesIn } from "#course/course-desk.test-data.ts";
import { signOrder } from "#course/desk.ts";
import { orderFor } from "#course/read.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import { projections } from "../../app/house.ts";
import { exposureChecks, noteCheck } from "./checking.ts";

let clinic: Courses;
let patientId = "";
let courseId = "";

beforeAll(async () => {
  clinic = await openCourses("2026-03-02 09:00");
  patientId = clinic.patient("fable");
  await clinic.found(patientId);
  courseId = await clinic.planned({ patientId, kind: "maintenance", count: 12 });
  await clinic.given(courseId);
}, 60_000);
afterAll(() => clinic.close());

const now = () => as<Instant>(clinic.clock.time);
const tasks = () =>
  clinic.inHouse(async (tx) => {
    const rows = await tx.q
      .selectFrom("tasks")
      .select(["key", "owner", "since", "closed_by"])
      .where("subject", "=", `care:${patientId}`)
      .where("since", "<=", new Date(clinic.clock.time))
      .orderBy("key")
      .execute();
    return rows.map(({ key, owner }) => `${key} ${owner ?? ""}`);
  });
const check = (on: string, concern: "yes" | "no" | "unknown", note = "", kind: "urinary" | "liver" = "urinary") =>
  clinic.doing((one) => noteCheck(one, { id: uuidv7(), patientId, check: kind, on, concern, note }), "alvarez");

test("three months after the first infusion the bladder is to be asked about, while the treatment goes on", async () => {
  expect(await tasks()).toEqual([]);
  for (const on of ["2026-03-30 09:00", "2026-04-27 09:00", "2026-05-25 09:00"]) {
    clinic.turnTo(on);
    await clinic.given(courseId);
  }
  clinic.turnTo("2026-06-02 12:00");
  expect(await tasks()).toEqual(["checks-2026-06-02 nurse"]);
  expect(await clinic.inHouse((tx) => exposureChecks(tx, patientId, now()))).toMatchObject([
    { check: "urinary", dueOn: "2026-06-02", isDue: true, last: null },
    { check: "liver", dueOn: "2026-09-02", isDue: false },
    { check: "cognition", dueOn: "2026-09-02", isDue: false },
    { check: "craving", dueOn: "2026-06-02", isDue: true },
  ]);
});

test("not known leaves it due; no concern ends it for three months; a concern needs its words and asks the prescriber", async () => {
  await check("2026-06-02", "unknown");
  expect(await tasks()).toContain("checks-2026-06-02 nurse");
  expect(rulesIn(await check("2026-06-02", "yes"))).toEqual(["note"]);
  expect(rulesIn(await check("2026-09-02", "no"))).toEqual(["on"]);
  await check("2026-06-02", "yes", "Gets up four times a night.");
  expect(await tasks()).toEqual(["checks-2026-06-02 nurse", "concern-urinary prescriber"]);
  clinic.clock.time += DAY;
  await check("2026-06-03", "no");
  expect(await tasks()).toEqual(["checks-2026-06-02 nurse"]);
});

test("two findings that nobody explained: no order stands, the prescriber is asked, and a check without a concern ends it", async () => {
  const ordered = {
    mgPerKg: as<MgPerKg>(0.5),
    minutes: as<Minutes>(40),
    weightBasis: "actual",
    basisReason: "",
  } as const;
  const sign = (passed: { rule: string; reason: string }[] = []) =>
    clinic.doing(async (one) => {
      const known = { given: [], checks: await exposureChecks(one.tx, patientId, one.now) };
      return signOrder(one, { id: uuidv7(), courseId, nth: 5, note: "", ...ordered, passed }, known);
    });
  const stands = async () => (await clinic.inHouse((tx) => orderFor(tx, patientId, now()))).order !== null;
  expect([rulesIn(await sign()), await stands()]).toEqual([[], true]);
  clinic.clock.time += DAY;
  await check("2026-06-04", "yes", "Urgency.");
  expect(await stands()).toBe(true);
  clinic.clock.time += DAY;
  await check("2026-06-05", "yes", "Urgency again.");
  expect([await stands(), rulesIn(await sign())]).toEqual([false, ["unexplained-findings"]]);
  expect(await tasks()).toContain("unexplained prescriber");
  expect(rulesIn(await sign([{ rule: "unexplained-findings", reason: "An infection, treated." }]))).toEqual([]);
  await check("2026-06-05", "no", "", "liver");
  expect(await stands(), "signed with its reason, and nothing new was found").toBe(true);
  await check("2026-06-05", "no", "An infection, treated.");
  expect(await tasks()).toEqual(["checks-2026-06-02 nurse"]);
});

test("made anew from their facts, the needs are as they were", async () => {
  const before = await tasks();
  await clinic.inHouse((tx) => rebuild(tx, projections));
  expect(await tasks()).toEqual(before);
});
