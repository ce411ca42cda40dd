import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { type Asking, openTestHouse, ORIGIN, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { projections } from "../app/house.ts";
import { askedAround, day, maintained, MONDAY, planned, registered, scored, tell, treated } from "./told.test-data.ts";
import type { OutcomesView } from "./view.ts";

const DAY = 86_400_000;
const clock = { time: MONDAY + 120 * DAY };

let house: TestHouse;
let teller: { readonly house: TestHouse };
let [director, owner, nurse]: Asking[] = [];
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const ask = async (query = "", who = director) => (await who!(`/api/outcomes${query}`)).body as OutcomesView;

beforeAll(async () => {
  house = await openTestHouse({ now: () => clock.time });
  teller = { house };
  [director, owner, nurse] = [
    await signInAs(house, "reyes"),
    await signInAs(house, "whitfield"),
    await signInAs(house, "alvarez"),
  ];
  for (let n = 0; n < 9; n += 1) await treated(teller, `Ode${n}`, 8);
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
    tenth = await treated(teller, "Ode9", 12);
    for (const name of ["Ode10", "Ode11"]) await treated(teller, name, null);
  }, 60_000);

  test("9 of 10 measured responded, and the two are said beside it", async () => {
    const result = mcinnes(await ask());
    expect(result).toMatchObject({ begun: 12, due: 12, measured: 10, responded: { count: 9, of: 10 } });
    expect(result?.missing).toMatchObject({ unmeasured: 2, worst: 9 / 12, best: 11 / 12 });
    expect(result?.change.mean).toBeCloseTo(-11.6, 9);
  });

  test("of the ten who thought of suicide before, nine think of it no more and one thinks of it more", async () => {
    const { ideation } = await ask();
    expect(ideation?.find(({ id }) => id === "mcinnes-2022")?.result).toMatchObject({
      due: 12,
      measured: 10,
      had: 10,
      better: { figure: { count: 9, of: 10 }, least: 9 / 12, most: 11 / 12 },
      worse: { figure: { count: 1, of: 10 } },
    });
    expect((await ask("?scale=gad-7")).ideation).toBeNull();
  });

  test("every infusion is counted with its highest pressure, its side effects and why it was stopped, also of whoever came for maintenance alone", async () => {
    await maintained(teller, "Odile");
    const { infusions, outside, own } = await ask();
    expect(infusions).toMatchObject({
      infusions: 50,
      symptoms: [{ name: "nausea", figure: { count: 50 } }],
      stops: [{ name: "distress", figure: { count: 50 } }],
      pressure: { charted: 50, median: 162, highest: { count: 0 } },
    });
    expect([outside, own[0]?.result?.begun]).toEqual([{ patients: 1, infusions: 2 }, 12]);
    await maintained(teller, "Odalys", -500);
    const few = await ask("?year=2024");
    expect([few.infusions, few.outside]).toEqual([null, { patients: 0, infusions: 0 }]);
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
    await tell(teller, `assessment:${view.id}`, ["AssessmentVoided", day(30), { why: "another patient's" }]);
    expect(mcinnes(await ask())).toBeNull();
    await scored(teller, tenth, { at: day(25), total: 4, suicide: 0 });
    await scored(teller, tenth, { at: day(9), total: 4 });
    expect(mcinnes(await ask())).toMatchObject({ responded: { count: 10 }, remitted: { count: 1 } });
    expect((await ask()).lasting["without-more"]).toMatchObject({ people: 10, relapsed: 0, lost: 10 });
  });

  test("a stay in hospital is a relapse in the curve", async () => {
    await tell(teller, `relapse:${tenth}`, [
      "SetbackReported",
      day(40),
      { what: "hospital-stay", on: "2026-02-12", note: "" },
    ]);
    expect((await ask()).lasting["without-more"]).toMatchObject({ relapsed: 1, lost: 9 });
  });

  test("a choice that leaves out fewer than ten is not shown, for the rest would tell of them", async () => {
    expect(mcinnes(await ask("?course=first"))).not.toBeNull();
    const again = await treated(teller, "Odell", 8);
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
  const [patientId, infusionId] = [await registered(teller, "Odo"), uuidv7()];
  const courseId = await planned(teller, patientId, { count: 6 });
  const of = { patientId, roomId: house.clinic.rooms[0], number: 1, of: 6, zone: "America/New_York" };
  const start = uuidv7();
  await tell(
    teller,
    `infusion:${infusionId}`,
    ["InfusionOpened", day(0), { ...of, protocolId: "", protocolVersion: "", plannedStartAt: day(0) }],
    ["InfusionStarted", day(0), { rateMlPerHour: 150 }, start],
  );
  await tell(teller, `course:${courseId}`, [
    "InfusionGiven",
    day(0),
    { nth: 1, infusionId, mgPerKg: 0.5, startedAt: day(0) },
  ]);
  const counted = () =>
    inHouse(async (tx) => [
      (await tx.q.selectFrom("outcome_treatments").select("course_id").where("patient_id", "=", patientId).execute())
        .length,
      (await tx.q.selectFrom("outcome_infusions").select("id").where("patient_id", "=", patientId).execute()).length,
    ]);
  expect(await counted()).toEqual([1, 1]);
  const struck = { entryId: start, reason: "never begun", replacement: null, replacementAt: null };
  await tell(teller, `infusion:${infusionId}`, ["EntryCorrected", day(0), struck]);
  await tell(teller, `course:${courseId}`, ["InfusionUncounted", day(0), { infusionId, why: "never begun" }]);
  expect(await counted()).toEqual([0, 0]);
});

test("waits, check-ins and words of danger are counted from their facts", async () => {
  const answers = [
    "in-time",
    "in-time",
    "in-time",
    "in-time",
    "in-time",
    "in-time",
    "late",
    "by-call",
    "none",
    "none",
  ] as const;
  for (const answered of answers) await askedAround(teller, answered);
  const { operations } = await ask("?year=2025");
  expect(operations.checkIns).toMatchObject({ asked: 10, inTime: { count: 6 }, late: 1, byCall: 1, silent: 2 });
  expect(operations.alerts).toMatchObject({ raised: 10, paged: { median: 2 }, taken: { median: 3 }, open: 10 });
  expect(operations.waits).toMatchObject({ enquiries: 10 });
});

test("built anew from the facts, every table of outcomes is what it was", async () => {
  const tables = projections.flatMap((one) => one.tables).filter((table) => table.startsWith("outcome_"));
  expect(tables).toHaveLength(7);
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
