import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { noteInfusionGiven, setInterval } from "#course/desk.ts";
import { type Courses, DAY, openCourses, rulesIn } from "#course/course-desk.test-data.ts";
import { registerPatient } from "#people/desk.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant, type MgPerKg } from "#science/units.ts";
import { projections } from "../../app/house.ts";
import { reportSetback, seeWarning } from "./deciding.ts";
import { watchOf } from "./reading.ts";

let clinic: Courses;
let patientId = "";
let nth = 0;

beforeAll(async () => {
  clinic = await openCourses("2026-11-02 09:00");
}, 60_000);
afterAll(() => clinic.close());

/** Each test has a patient of its own: a baseline of 22, two infusions of maintenance a week ago, and a score of 4 the day after. */
beforeEach(async () => {
  clinic.turnTo("2026-11-02 09:00");
  patientId = uuidv7();
  nth += 1;
  await clinic.doing(({ tx, store, now }) =>
    registerPatient({ tx, store, by: "system", at: now }, patientId, {
      mrn: `W-${nth}`,
      family: "Sample",
      given: `Nora ${nth}`,
      birthDate: "1985-03-14",
      sex: "female",
      heightCm: null,
      photo: null,
      fictitious: true,
    }),
  );
  await clinic.found(patientId);
  await clinic.scored(patientId, 22);
  const courseId = await clinic.planned({ patientId, kind: "maintenance", count: 12 });
  await clinic.doing((one) => setInterval(one, { id: uuidv7(), courseId, days: 28, why: "Well." }));
  await clinic.given(courseId);
  clinic.clock.time += DAY;
  await clinic.scored(patientId, 4);
});

const later = async (days: number, total: number) => {
  clinic.clock.time += days * DAY;
  await clinic.scored(patientId, total);
};
const now = () => as<Instant>(clinic.clock.time);
const seen = () => clinic.inHouse((tx) => watchOf(tx, patientId, now()));
const needs = () =>
  clinic.inHouse((tx) =>
    tx.q
      .selectFrom("tasks")
      .select(["key", "severity", "owner", "says"])
      .where("subject", "=", `relapse:${patientId}`)
      .execute(),
  );
const decide = (warning: "early-warning" | "relapse", decided: "booster" | "call" = "booster", id = uuidv7()) =>
  clinic.doing((one) => seeWarning(one, { id, patientId, warning, decided, why: "Both want to keep it." }));

test("while the score lies near its best nothing is asked of anybody, and a forecast stands with its working", async () => {
  await later(6, 5);
  expect(await needs()).toEqual([]);
  const watch = await seen();
  expect(watch).toMatchObject({ found: null, whyNone: "", decisions: [] });
  expect(watch?.forecast?.says).toMatch(
    /^From her last 2 scores the PHQ-9 is expected to rise [\d.]+ a week\. At that pace she passes 11 around \d+ \w+ \(80% between \d+ \w+ and \d+ \w+\)\.$/,
  );
  expect(watch?.forecast?.working.map(({ says }) => says).join(" ")).toMatch(/4 on 3 Nov, 5 on 9 Nov.*published curve/);
  expect(watch?.forecast?.fan).toHaveLength(5);
  expect(watch?.timeWell.note).toContain("too few to tell");
});

test("a score of 10, up six from the best, waits for the prescriber until one decides, and again when it is worse", async () => {
  await later(6, 5);
  await later(7, 10);
  expect(await needs()).toMatchObject([{ key: "early-warning", severity: "medium", owner: "prescriber" }]);
  expect(await decide("relapse")).toMatchObject({ refusals: [{ rule: "nothing-waits" }] });
  const id = uuidv7();
  expect([await decide("early-warning", "booster", id), await decide("early-warning", "booster", id)]).toEqual([
    { patientId },
    { patientId },
  ]);
  expect(await needs()).toEqual([]);
  const stream = await clinic.inHouse((tx) =>
    tx.q.selectFrom("events").select("data").where("stream", "=", `relapse:${patientId}`).execute(),
  );
  expect(stream.map(({ data }) => (typeof data === "string" ? (JSON.parse(data) as object) : data))).toMatchObject([
    { decided: "booster", worst: 10, forecast: { line: 11, basedOn: 3 }, printedName: "Ines Reyes, MD" },
  ]);
  await later(3, 10);
  expect(await needs()).toEqual([]);
  await later(1, 11);
  expect(await needs()).toMatchObject([{ key: "early-warning" }]);
  expect((await seen())?.decisions).toMatchObject([{ decided: "booster" }]);
});

test("lost on two scores a week apart it is a relapse, of high severity, with no forecast made up", async () => {
  await later(6, 12);
  await later(7, 13);
  expect(await needs()).toMatchObject([{ key: "relapse", severity: "high" }]);
  expect(await seen()).toMatchObject({
    found: { kind: "relapse", answered: null },
    forecast: null,
    whyNone: "The newest score lies above the line: that is no forecast but a fact.",
  });
});

test("an infusion ends the watch over what was before it", async () => {
  await later(6, 5);
  await later(7, 10);
  const [course] = await clinic.inHouse((tx) =>
    tx.q.selectFrom("courses").select("id").where("patient_id", "=", patientId).execute(),
  );
  const given = { courseId: course!.id, infusionId: uuidv7(), mgPerKg: as<MgPerKg>(0.5), startedAt: now() };
  await clinic.doing((one) => noteInfusionGiven(one, { id: uuidv7(), ...given }));
  expect(await needs()).toEqual([]);
  expect(await seen()).toMatchObject({ found: null, forecast: null, whyNone: expect.stringContaining("Not measured") });
});

test("a stay in hospital is a relapse whatever the score says", async () => {
  await later(6, 5);
  const report = (on: string) =>
    clinic.doing((one) => reportSetback(one, { id: uuidv7(), patientId, what: "hospital-stay", on, note: "" }));
  expect(rulesIn(await report("2027-11-08"))).toEqual(["on"]);
  expect(await report("2026-11-08")).toEqual({ patientId });
  expect(await needs()).toMatchObject([{ key: "relapse" }]);
  expect(await decide("relapse", "call")).toEqual({ patientId });
  expect(await needs()).toEqual([]);
});

test("made anew from their facts, needs and responses are as they were", async () => {
  await later(6, 5);
  await later(7, 10);
  const read = () =>
    clinic.inHouse(async (tx) => ({
      responses: await tx.q.selectFrom("responses").selectAll().orderBy("infusion_id").execute(),
      needs: await needs(),
    }));
  const before = await read();
  expect(before.responses.length).toBeGreaterThan(0);
  await clinic.inHouse((tx) => rebuild(tx, projections));
  expect(await read()).toEqual(before);
});
