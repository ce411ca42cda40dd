import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { answerItem, askFor, correctItem, enterTotal } from "#assessment/desk.ts";
import { openEnquiry } from "#booking/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { verifyChain } from "#plumbing/chain.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { actOnTask } from "#tasks/doing.ts";
import { openNeeds } from "#tasks/read.ts";
import { projections } from "../../app/house.ts";
import { openTestHouse, type TestHouse } from "../../../tests/clinic.ts";
import { openThread, raiseAlert, takeMessage, writeMessage } from "../desk.ts";
import { alertsOf, openAlerts } from "../read.ts";
import { acknowledge, closeAlert, handOver, noteTried } from "./answering.ts";
import { hearMissed } from "./hearing.ts";
import type { Doing } from "./store.ts";

const MINUTE = 60_000;
const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
let house: TestHouse;
let patientId = "";
const staff = { nurse: "", doctor: "", desk: "" };

beforeAll(async () => {
  house = await openTestHouse(clock);
  patientId = house.clinic.patients["fable"] ?? "";
  const id = (key: string) => house.clinic.staff[key]?.id ?? "";
  Object.assign(staff, { nurse: id("alvarez"), doctor: id("reyes"), desk: id("park") });
}, 60_000);
afterAll(() => house.close());

const now = () => as<Instant>(clock.now());
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const acting = <T>(by: string, work: (doing: Doing) => Promise<T>) =>
  inHouse((tx) => work({ tx, store: house.house.store, by, now: now() }));
const asPatient = <T>(work: (doing: Doing) => Promise<T>) => acting(`patient:${patientId}`, work);
const asNurse = <T>(work: (doing: Doing) => Promise<T>) => acting(staff.nurse, work);
const open = () => inHouse(openAlerts);
const one = async () => {
  const [first, ...more] = await open();
  expect(more).toEqual([]);
  expect(first).toBeDefined();
  return first!;
};
const askNow = async (scaleId: string) => {
  const id = uuidv7();
  const wish = { id, patientId, scaleId, language: "en", how: "patient", point: "other", dueAt: null } as const;
  await asNurse((doing) => askFor(doing, wish));
  return id;
};
const answer = (assessmentId: string, item: string, value: number | null) =>
  asPatient((doing) => answerItem(doing, { id: uuidv7(), assessmentId, item, value }));
const threadId = uuidv7();
/** In one conversation, which is begun with the first of them. */
const write = (text: string, id = uuidv7()) =>
  asPatient(async (doing) => {
    await openThread(doing, { threadId, patientId, subject: "A question", topic: "health" });
    return takeMessage(doing, { id, threadId, text, files: [], language: "en" });
  });

const CLOSING = {
  outcome: "safe-plan-made",
  spokeWith: "the patient",
  told: "whom to call tonight",
  note: "",
  printedName: "Nora Alvarez, RN",
} as const;

async function closeAll(): Promise<void> {
  for (const { id: alertId, isDrill } of await open()) {
    await asNurse((doing) => acknowledge(doing, { id: uuidv7(), alertId, how: "screen" }));
    const data = { ...CLOSING, outcome: isDrill ? "drill-done" : CLOSING.outcome } as const;
    await asNurse((doing) => closeAlert(doing, { id: uuidv7(), alertId, ...data }));
  }
}
afterEach(closeAll);

test("an answer about suicide that is saved and then abandoned is an alert, with what the patient was told", async () => {
  const assessmentId = await askNow("phq-9");
  await answer(assessmentId, "9", 1);
  const alert = await one();
  expect(alert).toMatchObject({ patientId, level: "ask-more", acknowledged: null, isDrill: false });
  expect(alert.heard).toMatchObject([{ source: "questionnaire", sourceId: assessmentId }]);
  expect(alert.heard[0]?.toldPatient).toMatch(/clinic is (?:open|closed)/);
});

test("changed back to no, the answer takes the alert not back, and is no second one", async () => {
  const assessmentId = await askNow("phq-9");
  await answer(assessmentId, "9", 3);
  await answer(assessmentId, "9", 0);
  await asNurse((doing) => correctItem(doing, { id: uuidv7(), assessmentId, item: "9", value: 0, why: "a slip" }));
  expect((await one()).heard).toHaveLength(1);
});

test("a no is never guessed: passed over on the screen it is an alert; left out of a copied form it pages nobody", async () => {
  await answer(await askNow("phq-9"), "9", null);
  expect((await one()).heard).toMatchObject([{ says: "The question about suicide was not answered: ask now" }]);
  await closeAll();
  await asNurse((doing) =>
    enterTotal(doing, {
      id: uuidv7(),
      assessmentId: uuidv7(),
      patientId,
      scaleId: "phq-9",
      point: "other",
      at: now(),
      total: 12,
      items: [],
      ratedBy: "the patient, on paper",
      note: "",
    }),
  );
  expect(await open()).toEqual([]);
});

test("a yes on a form copied weeks later calls somebody all the same, and says when it was answered and who entered it", async () => {
  await asNurse((doing) =>
    enterTotal(doing, {
      id: uuidv7(),
      assessmentId: uuidv7(),
      patientId,
      scaleId: "phq-9",
      point: "other",
      at: as<Instant>(now() - 23 * 24 * 60 * MINUTE),
      total: 18,
      items: [2, 2, 2, 2, 2, 2, 2, 2, 2, 1],
      ratedBy: "the patient, on paper",
      note: "",
    }),
  );
  const alert = await one();
  expect(now() - alert.raisedAt).toBeLessThan(MINUTE);
  expect(alert.heard[0]?.says).toMatch(/copied form, answered .* \(2[234] days ago\) .*; entered by Nora Alvarez/);
});

test("answers about anything else raise nothing", async () => {
  const assessmentId = await askNow("phq-9");
  for (let item = 1; item <= 9; item += 1) await answer(assessmentId, String(item), item === 9 ? 0 : 3);
  expect(await open()).toEqual([]);
});

test("words of danger in a message are an alert; the same message sent twice is one; other words are none", async () => {
  await write("Can my son drive me home?");
  expect(await open()).toEqual([]);
  const id = uuidv7();
  await write("I do not want to live anymore", id);
  await write("I do not want to live anymore", id);
  expect((await one()).heard).toMatchObject([
    { source: "message", sourceId: id, says: expect.stringContaining("live anymore") },
  ]);
});

test("one crisis is one alert, however many messages tell of it; after somebody had it, it is paged anew", async () => {
  await write("I want to die");
  const assessmentId = await askNow("asq");
  await answer(assessmentId, "1", 1);
  const alert = await one();
  expect(alert).toMatchObject({ level: "moderate", heard: [{}, {}] });
  expect(alert.pages.map(({ step }) => step)).toEqual(["first"]);
  await asNurse((doing) => acknowledge(doing, { id: uuidv7(), alertId: alert.id, how: "screen" }));
  clock.ahead += MINUTE;
  await answer(assessmentId, "5", 1);
  const again = await one();
  expect(again).toMatchObject({ id: alert.id, level: "high", acknowledged: null });
  expect(again.pages.map(({ step }) => step)).toEqual(["first", "first"]);
});

test("somebody unknown who writes words of danger on the public pages is an alert with how they are reached", async () => {
  const id = uuidv7();
  const asked = {
    id,
    name: "Mara Ode",
    email: "mara@visitor.example",
    mobile: null,
    language: "es",
    zone: "America/New_York",
    texts: false,
    source: "site",
    wish: "no quiero vivir",
    selfCheck: "none",
  } as const;
  await acting("visitor", (doing) => openEnquiry(doing, asked));
  const alert = await one();
  expect(alert).toMatchObject({ patientId: null, enquiryId: id, heard: [{ source: "enquiry" }] });
  expect(alert.heard[0]?.toldPatient).toContain("clínica");
});

test("what staff write about a patient is theirs to judge and raises nothing", async () => {
  const text = "You wrote that you did not want to kill yourself.";
  const words = { id: uuidv7(), threadId, text, files: [], templateId: null };
  expect(await asNurse((doing) => writeMessage(doing, "https://clinic.example", words))).toMatchObject({
    again: false,
  });
  expect(await open()).toEqual([]);
});

test("it stands on the board first, and no word on the board ends it or puts it off", async () => {
  await write("I want to kill myself");
  const { id } = await one();
  const roles = ["prescriber"];
  const [first] = await inHouse((tx) => openNeeds(tx, { roles, now: now() }));
  expect(first).toMatchObject({ subject: `alert:${id}`, severity: "high", closedBy: "fact", opens: `/alerts/${id}` });
  const which = () => ({ id: uuidv7(), subject: `alert:${id}`, key: "danger" });
  const againAt = as<Instant>(now() + 60 * MINUTE);
  for (const act of [
    { do: "done", outcome: "called" },
    { do: "try", what: "no-answer", note: "", againAt },
  ] as const) {
    const acted = await acting(staff.doctor, (doing) => actOnTask({ ...doing, roles }, which(), act));
    expect(acted?.refusals).toMatchObject([{ rule: "ends-by-itself" }]);
  }
  expect(await one()).toMatchObject({ closed: null });
});

test("it is closed by whoever has it, and only with who was spoken with and what they were told", async () => {
  await write("I want to kill myself");
  const { id: alertId } = await one();
  const close = (data: object = {}) =>
    asNurse((doing) => closeAlert(doing, { id: uuidv7(), alertId, ...CLOSING, ...data }));
  expect(await close()).toMatchObject({ refusals: [{ rule: "not-acknowledged" }] });
  const id = uuidv7();
  const mine = () => asNurse((doing) => acknowledge(doing, { id, alertId, how: "link" }));
  expect([await mine(), await mine()]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await close({ spokeWith: " " })).toMatchObject({ refusals: [{ rule: "spoke-with" }] });
  expect(await close({ told: "" })).toMatchObject({ refusals: [{ rule: "told" }] });
  expect(await close({ outcome: "misunderstanding" })).toMatchObject({ refusals: [{ rule: "why" }] });
  expect(await close({ outcome: "drill-done" })).toMatchObject({ refusals: [{ rule: "no-drill" }] });
  expect(await close()).toMatchObject({ ok: true, patientId });
  expect(await close()).toMatchObject({ refusals: [{ rule: "alert-closed" }] });
  expect(await open()).toEqual([]);
  const [alert] = await inHouse((tx) => alertsOf(tx, patientId));
  expect(alert).toMatchObject({ id: alertId, closed: { by: staff.nurse, outcome: "safe-plan-made" } });
});

test("a call that reached nobody keeps it open, and it is handed to somebody who may answer it", async () => {
  await write("I want to kill myself");
  const { id: alertId } = await one();
  await asNurse((doing) => acknowledge(doing, { id: uuidv7(), alertId, how: "screen" }));
  const tried = { what: "no-answer", note: "rang six times", againAt: as<Instant>(now() + 5 * MINUTE) } as const;
  expect(await asNurse((doing) => noteTried(doing, { id: uuidv7(), alertId, ...tried }))).toMatchObject({ ok: true });
  const over = (to: string) =>
    asNurse((doing) => handOver(doing, { id: uuidv7(), alertId, to, note: "my shift ends" }));
  expect(await over(staff.desk)).toMatchObject({ refusals: [{ rule: "hand-over" }] });
  expect(await over(staff.doctor)).toMatchObject({ ok: true });
  expect(await one()).toMatchObject({ holder: staff.doctor, tries: [{ what: "no-answer" }], closed: null });
});

test("what cannot be judged when it is stored is stored all the same, the chain unbroken, and judged within a round", async () => {
  const { db, store } = house.house;
  const intruder = new Client({ connectionString: house.adminUrl });
  await intruder.connect();
  await intruder.query(
    "create function no_alert() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$; create trigger no_alert before insert on alerts execute function no_alert()",
  );
  const message = (text: string) => ({ id: uuidv7(), threadId, text, files: [], language: "en" as const });
  const told = await asPatient(async (doing) => {
    const first = await takeMessage(doing, message("I want to kill myself"));
    await takeMessage(doing, message("And another thing"));
    return first;
  });
  expect(told).toMatchObject({ again: false, told: expect.stringContaining("clinic") });
  await intruder.query("drop trigger no_alert on alerts; drop function no_alert()");
  await intruder.end();
  expect(await open()).toEqual([]);
  expect(await inHouse((tx) => verifyChain(tx, []))).toMatchObject({ firstFault: null });
  expect(await hearMissed(db, house.clinic.clinicId, store)).toEqual({ judged: 1, failed: [] });
  expect((await one()).heard).toMatchObject([{ source: "message" }]);
  expect((await hearMissed(db, house.clinic.clinicId, store)).judged).toBe(0);
});

test("another room raises one by itself, once for one reason", async () => {
  const raising = {
    patientId,
    source: "room",
    sourceId: "the chair",
    level: "low",
    says: "Pressed “I need someone”.",
    language: "en",
  } as const;
  const raise = () => acting("system", (doing) => raiseAlert(doing, { id: uuidv7(), ...raising }));
  const [first, second] = [await raise(), await raise()];
  expect(second.alertId).toBe(first.alertId);
  expect(first.told).not.toBe("");
});

test("made anew from their facts, the lists are as they were", async () => {
  await write("I want to kill myself");
  const read = () =>
    inHouse(async (tx) => ({
      alerts: await tx.q.selectFrom("alerts").selectAll().orderBy("id").execute(),
      sources: await tx.q.selectFrom("alert_sources").selectAll().orderBy("source_id").execute(),
      needs: await openNeeds(tx, { roles: ["prescriber"], now: now() }),
    }));
  const before = await read();
  await inHouse((tx) => rebuild(tx, projections));
  expect(await read()).toEqual(before);
});
