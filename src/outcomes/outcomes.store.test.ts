import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { type Asking, openTestHouse, ORIGIN, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { projections } from "../app/house.ts";
import type { OutcomesView } from "./view.ts";

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 0, 5, 14);
const day = (n: number) => as<Instant>(MONDAY + n * DAY);
const clock = { time: MONDAY + 120 * DAY };

let house: TestHouse;
let [director, owner, nurse]: Asking[] = [];
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const ask = async (query = "", who = director) => (await who!(`/api/outcomes${query}`)).body as OutcomesView;

/** Tells facts of one stream, one after another, each at its time. */
const tell = (stream: string, ...facts: readonly (readonly [type: string, at: Instant, data: object, id?: string])[]) =>
  inHouse(async (tx) => {
    const { n } = await tx.q
      .selectFrom("events")
      .select((row) => row.fn.countAll<number>().as("n"))
      .where("stream", "=", stream)
      .executeTakeFirstOrThrow();
    for (const [at, [type, when, data, id = uuidv7()]] of facts.entries())
      await house.house.store.append(tx, stream, n + at, { id, type, at: when, by: "system", data });
  });

const scored = async (patientId: string, at: Instant, total: number) => {
  const id = uuidv7();
  const asked = {
    patientId,
    scaleId: "phq-9",
    scaleVersion: "1",
    language: "en",
    how: "total-only",
    point: "other",
    dueAt: null,
  };
  await tell(
    `assessment:${id}`,
    ["AssessmentAsked", at, asked],
    ["TotalEntered", at, { total, items: [], ratedBy: "Nurse", note: "" }],
  );
  return id;
};

async function infused(patientId: string, courseId: string, nth: number, at: Instant): Promise<void> {
  const id = uuidv7();
  const later = (minutes: number) => as<Instant>(at + minutes * 60_000);
  const opened = { patientId, roomId: house.clinic.rooms[0], number: nth, of: 6, zone: "America/New_York" };
  const vitals = {
    source: "hand",
    proposed: null,
    deviceId: null,
    slotAt: null,
    oxygen: "room-air",
    symptomatic: "no",
  };
  await tell(
    `infusion:${id}`,
    ["InfusionOpened", at, { ...opened, protocolId: "", protocolVersion: "", plannedStartAt: at }],
    ["InfusionStarted", at, { rateMlPerHour: 150 }],
    ["VitalsCharted", later(20), { values: { sbp: 150 + nth * 6, dbp: 90 }, ...vitals }],
    ["SymptomNoted", later(20), { symptom: "nausea", grade: 1, transient: true, note: "" }],
    ["InfusionStopped", later(40), { why: "distress", note: "", pumpVolumeMl: null, fromLockedScreen: false }],
  );
  await tell(`course:${courseId}`, ["InfusionGiven", at, { nth, infusionId: id, mgPerKg: 0.5, startedAt: at }]);
}

async function registered(name: string): Promise<string> {
  const patientId = uuidv7();
  const details = { sex: "female", heightCm: 165, photo: null, fictitious: true, birthDate: "1985-03-14" };
  await tell(`patient:${patientId}`, [
    "PatientRegistered",
    day(-30),
    { ...details, mrn: uuidv7(), family: name, given: "Demo" },
  ]);
  return patientId;
}

const spacing = { minHoursApart: 40, maxPer7Days: 3, withinDays: 21, interruptedDays: 28 };

/** One treated as McInnes counted, with a score before and after; null where nobody asked after. */
async function treated(name: string, after: number | null): Promise<string> {
  const [patientId, courseId, evaluationId] = [await registered(name), uuidv7(), uuidv7()];
  await tell(`evaluation:${evaluationId}`, [
    "EvaluationOpened",
    day(-10),
    { patientId, indication: "TRD-MDD", appointmentId: null },
  ]);
  const plan = {
    kind: "induction",
    evaluationId,
    drug: "ketamine-racemic-iv",
    mgPerKg: 0.5,
    minutes: 40,
    count: 4,
    spacing,
  };
  await tell(`course:${courseId}`, [
    "CoursePlanned",
    day(-5),
    { patientId, ...plan, outcomeScale: "phq-9", passed: [] },
  ]);
  await scored(patientId, day(-1), 20);
  for (const [at, on] of [0, 3, 5, 8].entries()) await infused(patientId, courseId, at + 1, day(on));
  if (after !== null) {
    await scored(patientId, day(10), after);
    await scored(patientId, day(25), after);
  }
  return patientId;
}

beforeAll(async () => {
  house = await openTestHouse({ now: () => clock.time });
  [director, owner, nurse] = [
    await signInAs(house, "reyes"),
    await signInAs(house, "whitfield"),
    await signInAs(house, "alvarez"),
  ];
  for (let n = 0; n < 9; n += 1) await treated(`Ode${n}`, 8);
}, 120_000);
afterAll(() => house.close());

const mcinnes = (view: OutcomesView) => view.studies.find(({ id }) => id === "mcinnes-2022")?.result ?? null;

test("nine treated are shown to nobody, in no figure and no table", async () => {
  const view = await ask();
  expect([mcinnes(view), view.infusions, view.lasting["without-more"]]).toEqual([null, null, null]);
  const answer = await director!("/api/outcomes/export");
  expect([answer.status, answer.text]).toEqual([409, expect.stringContaining("Fewer than 10 treatments")]);
});

describe("with the tenth, and two whom nobody asked after", () => {
  let tenth = "";
  beforeAll(async () => {
    tenth = await treated("Ode9", 12);
    for (const name of ["Ode10", "Ode11"]) await treated(name, null);
  }, 60_000);

  test("9 of 10 measured responded, and the two are said beside it", async () => {
    const result = mcinnes(await ask());
    expect(result).toMatchObject({ begun: 12, due: 12, measured: 10, responded: { count: 9, of: 10 } });
    expect(result?.missing).toMatchObject({ unmeasured: 2, worst: 9 / 12, best: 11 / 12 });
    expect(result?.change.mean).toBeCloseTo(-11.6, 9);
  });

  test("every infusion is counted with its highest pressure, its side effects and why it was stopped", async () => {
    const { infusions } = await ask();
    expect(infusions).toMatchObject({
      treatments: 12,
      infusions: 48,
      symptoms: [{ name: "nausea", figure: { count: 48 } }],
      stops: [{ name: "distress", figure: { count: 48 } }],
      pressure: { charted: 48, median: 165, highest: { count: 0 } },
    });
  });

  test("nine responders are too few for a curve of how long it lasts", async () => {
    expect((await ask()).lasting["without-more"]).toBeNull();
  });

  test("a score struck out is counted no longer, and what it was of is hidden with it", async () => {
    const view = await inHouse((tx) =>
      tx.q
        .selectFrom("assessments")
        .select("id")
        .where("patient_id", "=", tenth)
        .orderBy("finished_at", "desc")
        .executeTakeFirstOrThrow(),
    );
    await tell(`assessment:${view.id}`, ["AssessmentVoided", day(30), { why: "another patient's" }]);
    expect(mcinnes(await ask())).toBeNull();
    await scored(tenth, day(25), 4);
    await scored(tenth, day(9), 4);
    expect(mcinnes(await ask())).toMatchObject({ responded: { count: 10 }, remitted: { count: 1 } });
    expect((await ask()).lasting["without-more"]).toMatchObject({ people: 10, relapsed: 0, lost: 10 });
  });

  test("a stay in hospital is a relapse in the curve", async () => {
    await tell(`relapse:${tenth}`, ["SetbackReported", day(40), { what: "hospital-stay", on: "2026-02-12", note: "" }]);
    expect((await ask()).lasting["without-more"]).toMatchObject({ relapsed: 1, lost: 9 });
  });

  test("a choice that leaves out fewer than ten is not shown, for the rest would tell of them", async () => {
    expect(mcinnes(await ask("?course=first"))).not.toBeNull();
    const again = await treated("Odell", 8);
    await inHouse((tx) => sql`update outcome_treatments set nth = 2 where patient_id = ${again}`.execute(tx.q));
    expect(mcinnes(await ask())).toMatchObject({ measured: 11 });
    expect(mcinnes(await ask("?course=first"))).toBeNull();
    expect(mcinnes(await ask("?course=later"))).toBeNull();
    await inHouse((tx) => sql`update outcome_treatments set nth = 1 where patient_id = ${again}`.execute(tx.q));
  });

  test("the owner sees figures and no names; a choice nobody offers, or a scale without a response, is refused", async () => {
    const { status, text } = await owner!("/api/outcomes");
    expect(status).toBe(200);
    expect(text).not.toMatch(/Ode\d/);
    expect(text).not.toContain(tenth);
    expect((await director!("/api/outcomes?age=33")).status).toBe(422);
    expect((await director!("/api/outcomes?scale=asq")).status).toBe(404);
  });

  test("the table taken along has no name, no date and no number of ours, and who took it stands in the audit", async () => {
    const { status, text } = await director!("/api/outcomes/export");
    expect(status).toBe(200);
    const lines = text.trim().split("\r\n");
    expect(lines).toHaveLength(14);
    expect(text.replaceAll(/^[0-9a-f-]{36}/gm, "")).not.toMatch(/Ode|2026|1985|Demo/);
    const ids = await inHouse((tx) =>
      tx.q.selectFrom("outcome_treatments").select(["course_id", "patient_id"]).execute(),
    );
    for (const { course_id, patient_id } of ids) {
      expect(text).not.toContain(course_id);
      expect(text).not.toContain(patient_id);
    }
    const again = (await director!("/api/outcomes/export")).text;
    expect(again).not.toBe(text);
    const notes = await inHouse((tx) =>
      tx.q.selectFrom("audit").select("outcome").where("action", "=", "export").execute(),
    );
    expect(notes.filter(({ outcome }) => outcome === 200)).toHaveLength(2);
    expect((await nurse!("/api/outcomes/export")).status).toBe(403);
  });
});

test("the public page says what ten came to, with who is missing, and nothing of the eleventh", async () => {
  clock.time += DAY;
  const page = await house.app.request(`${ORIGIN}/how-it-works`);
  const text = (await page.text()).replaceAll(/\s+/g, " ");
  expect(page.status).toBe(200);
  expect(text).toMatch(/10 of 1\d people who had 4 to 8 infusions answered again/);
  expect(text).not.toContain("Not shown yet");
});

test("a start struck out was no infusion: it is counted no longer, nor is the course that it began", async () => {
  const [patientId, courseId, infusionId] = [await registered("Odo"), uuidv7(), uuidv7()];
  const plan = { kind: "induction", evaluationId: uuidv7(), drug: "ketamine-racemic-iv", mgPerKg: 0.5, minutes: 40 };
  const planned = { patientId, ...plan, count: 6, spacing, outcomeScale: "phq-9", passed: [] };
  await tell(`course:${courseId}`, ["CoursePlanned", day(-5), planned]);
  const of = { patientId, roomId: house.clinic.rooms[0], number: 1, of: 6, zone: "America/New_York" };
  const start = uuidv7();
  await tell(
    `infusion:${infusionId}`,
    ["InfusionOpened", day(0), { ...of, protocolId: "", protocolVersion: "", plannedStartAt: day(0) }],
    ["InfusionStarted", day(0), { rateMlPerHour: 150 }, start],
  );
  await tell(`course:${courseId}`, ["InfusionGiven", day(0), { nth: 1, infusionId, mgPerKg: 0.5, startedAt: day(0) }]);
  const counted = () =>
    inHouse(async (tx) => [
      (await tx.q.selectFrom("outcome_treatments").select("course_id").where("patient_id", "=", patientId).execute())
        .length,
      (await tx.q.selectFrom("outcome_infusions").select("id").where("patient_id", "=", patientId).execute()).length,
    ]);
  expect(await counted()).toEqual([1, 1]);
  const struck = { entryId: start, reason: "never begun", replacement: null, replacementAt: null };
  await tell(`infusion:${infusionId}`, ["EntryCorrected", day(0), struck]);
  await tell(`course:${courseId}`, ["InfusionUncounted", day(0), { infusionId, why: "never begun" }]);
  expect(await counted()).toEqual([0, 0]);
});

test("waits, check-ins and words of danger are counted from their facts", async () => {
  for (let n = 0; n < 10; n += 1) {
    const [checkIn, patientId] = [uuidv7(), uuidv7()];
    const due = {
      kind: "next-morning",
      infusionId: uuidv7(),
      version: "1",
      language: "en",
      dueAt: day(1),
      silentAt: day(2),
      callBy: day(3),
    };
    await tell(`checkins:${patientId}`, ["CheckInAsked", day(0), due, checkIn]);
    if (n < 7)
      await tell(`checkins:${patientId}`, ["CheckInFinished", n < 6 ? day(1) : day(3), { checkInId: checkIn }]);
    if (n === 7)
      await tell(`checkins:${patientId}`, ["CheckInByCall", day(3), { checkInId: checkIn, reached: true, note: "" }]);
    const raised = {
      patientId,
      source: "check-in",
      sourceId: checkIn,
      level: "low",
      says: "",
      isOpenHours: false,
      toldPatient: "",
    };
    await tell(
      `alert:${uuidv7()}`,
      ["AlertRaised", day(1), raised],
      ["AlertPaged", as<Instant>(day(1) + 2000), { step: "first", staffIds: [], why: "" }],
      ["AlertAcknowledged", as<Instant>(day(1) + 180_000), { how: "link" }],
    );
    await tell(`enquiry:${uuidv7()}`, [
      "EnquiryMade",
      day(0),
      {
        name: "Ode",
        email: null,
        mobile: null,
        language: "en",
        zone: "UTC",
        texts: false,
        source: "site",
        wish: "",
        selfCheck: "none",
      },
    ]);
  }
  const { operations } = await ask();
  expect(operations.checkIns).toMatchObject({ asked: 10, inTime: { count: 6 }, late: 1, byCall: 1, silent: 2 });
  expect(operations.alerts).toMatchObject({ raised: 10, paged: { median: 2 }, taken: { median: 3 }, open: 10 });
  expect(operations.waits?.enquiries).toBeGreaterThanOrEqual(10);
});

test("built anew from the facts, every table of outcomes is what it was", async () => {
  const tables = projections.flatMap((one) => one.tables).filter((table) => table.startsWith("outcome_"));
  expect(tables).toHaveLength(6);
  const all = () =>
    inHouse((tx) =>
      Promise.all(
        tables.map(
          async (table) =>
            (await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(tx.q))
              .rows,
        ),
      ),
    );
  const before = await all();
  await inHouse((tx) => rebuild(tx, projections));
  expect(await all()).toEqual(before);
});
