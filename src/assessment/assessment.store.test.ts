import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { IdTaken, load } from "#plumbing/event-store.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { openNeeds } from "#tasks/read.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { projections } from "../app/house.ts";
import { answerItem, askFor, correctItem, type Doing, enterTotal, finish, moveTo, voidAssessment } from "./desk.ts";
import type { AskedHow, AssessmentPoint } from "./events.ts";
import { assessmentOf, assessmentsOf, dueOf, scoresOf } from "./read.ts";

const MINUTE = 60_000;
const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
let house: TestHouse;
let patientId = "";
let nurse = "";
let assessmentId = "";

beforeAll(async () => {
  house = await openTestHouse(clock);
  patientId = house.clinic.patients["fable"] ?? "";
  nurse = house.clinic.staff["alvarez"]?.id ?? "";
}, 60_000);
afterAll(() => house.close());

const now = () => as<Instant>(clock.now());
const inHouse = <T>(work: (tx: Tx) => Promise<T>, clinicId = house.clinic.clinicId) =>
  inClinic(house.house.db, clinicId, work);
const doing = (tx: Tx, by: string): Doing => ({ tx, store: house.house.store, by, now: now() });
const asPatient = <T>(work: (d: Doing) => Promise<T>) => inHouse((tx) => work(doing(tx, `patient:${patientId}`)));
const asNurse = <T>(work: (d: Doing) => Promise<T>) => inHouse((tx) => work(doing(tx, nurse)));

const ask = async (scaleId: string, wish: { how?: AskedHow; point?: AssessmentPoint } = {}) => {
  const id = uuidv7();
  const { how = "patient", point = "baseline" } = wish;
  await asNurse((d) => askFor(d, { id, patientId, scaleId, language: "en", how, point, dueAt: now() }));
  return id;
};
const answer = (item: string, value: number | null, id = uuidv7()) =>
  asPatient((d) => answerItem(d, { id, assessmentId, item, value }));
const answerAll = async (values: readonly number[]) => {
  for (const [at, value] of values.entries()) await answer(String(at + 1), value);
};
const ended = () => asPatient((d) => finish(d, { id: uuidv7(), assessmentId }));
const needs = async () =>
  (await inHouse((tx) => openNeeds(tx, { roles: ["prescriber"], now: now() }))).filter(
    ({ subject }) => subject === `assessment:${assessmentId}`,
  );

beforeEach(async () => {
  assessmentId = await ask("phq-9");
});

test("each answer is kept as it is given, so that another device goes on where this one stopped", async () => {
  expect(await answer("1", 2)).toMatchObject({ next: { id: "2" }, safety: { level: "none", help: null } });
  await answer("2", 1);
  const due = (await inHouse((tx) => dueOf(tx, patientId))).find(({ id }) => id === assessmentId);
  expect(due).toMatchObject({ state: "begun", answers: { "1": 2, "2": 1 }, score: null });
});

test("a PHQ-9 asked in the course and not answered for a week is a call; an answer to the end of it ends that", async () => {
  const open = async (days: number) =>
    (await inHouse((tx) => openNeeds(tx, { roles: ["nurse"], now: as<Instant>(now() + days * 86_400_000) })))
      .filter(({ subject }) => subject === `assessment:${assessmentId}`)
      .map(({ says, action }) => `${action}: ${says}`);
  expect(await open(8)).toEqual([]);
  assessmentId = await ask("phq-9", { point: "mid-course" });
  expect([await open(6), await open(8)]).toEqual([[], ["Call: The PHQ-9 was not answered for a week"]]);
  await answer("1", 2);
  await asNurse((d) => moveTo(d, { id: uuidv7(), assessmentId, point: "after-course" }));
  expect(await inHouse((tx) => assessmentOf(tx, assessmentId))).toMatchObject({
    point: "after-course",
    state: "begun",
  });
  expect(await open(8)).toEqual(["Call: The PHQ-9 was begun and not finished for a week"]);
  await ended();
  expect(await open(8)).toEqual([]);
  expect(await asNurse((d) => moveTo(d, { id: uuidv7(), assessmentId, point: "maintenance" }))).toHaveProperty(
    "refusals",
  );
});

const gravest = async () => (await inHouse((tx) => assessmentOf(tx, assessmentId)))?.level;

test("a positive answer about suicide that is saved and then abandoned is known, and help was shown", async () => {
  const told = await answer("9", 1);
  expect(told).toMatchObject({ safety: { level: "ask-more", help: { calls: [{ href: "tel:988" }, {}, {}] } } });
  expect(await gravest()).toBe("ask-more");
});

test("changing the answer back to no, or striking the form, does not take it back", async () => {
  await answer("9", 3);
  await answer("9", 0);
  await asNurse((d) => voidAssessment(d, { id: uuidv7(), assessmentId, why: "meant for another" }));
  expect(await gravest()).toBe("ask-more");
});

test("nobody's no is guessed: item 9 passed over asks a person to ask", async () => {
  expect(await answer("9", null)).toMatchObject({ safety: { level: "ask-more" } });
});

test("item 9 left open until the end asks a person as well, though everything else was answered", async () => {
  await answerAll([0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await gravest()).toBe("none");
  expect(await ended()).toMatchObject({ score: { total: 0, prorated: true }, safety: { level: "ask-more" } });
});

test("item 9 at one with a total of four: remission and the flag, and the flag wins", async () => {
  await answerAll([1, 1, 1, 0, 0, 0, 0, 0, 1]);
  expect(await ended()).toMatchObject({ score: { total: 4 }, safety: { level: "ask-more" } });
});

test("the ASQ's first yes asks for a clinician; yes to “right now” makes it high", async () => {
  assessmentId = await ask("asq");
  expect(await answer("1", 1)).toMatchObject({ safety: { level: "moderate" }, next: { id: "2" } });
  await answerAll([1, 0, 0, 0]);
  expect(await answer("5", 1)).toMatchObject({ safety: { level: "high" }, next: null });
});

test("an ASQ of plain noes does not ask the fifth question and asks nothing of anybody", async () => {
  assessmentId = await ask("asq");
  await answerAll([0, 0, 0, 0]);
  expect(await ended()).toMatchObject({ score: { total: 0, complete: true }, safety: { level: "none", help: null } });
  expect(await needs()).toEqual([]);
});

test("sent twice, an answer is stored once; another answer under its number is refused", async () => {
  const id = uuidv7();
  await Promise.all([answer("1", 2, id), answer("1", 2, id)]);
  const facts = await inHouse((tx) => load(tx, `assessment:${assessmentId}`));
  expect(facts.map(({ type }) => type)).toEqual(["AssessmentAsked", "ItemAnswered"]);
  await expect(answer("1", 3, id)).rejects.toThrow(IdTaken);
});

test("an answer that is not on the form is refused, and so is one after the end", async () => {
  expect(await answer("1", 4)).toMatchObject({ refusals: [{ rule: "no-such-answer" }] });
  expect(await answer("11", 1)).toMatchObject({ refusals: [{ rule: "no-such-answer" }] });
  await answerAll([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  await ended();
  expect(await answer("1", 1)).toMatchObject({ refusals: [{ rule: "finished" }] });
});

test("another patient's screen, and another clinic, find no such questionnaire", async () => {
  const other = `patient:${house.clinic.patients["legend"] ?? ""}`;
  const order = { id: uuidv7(), assessmentId, item: "1", value: 1 };
  expect(await inHouse((tx) => answerItem(doing(tx, other), order))).toBe("no-such-assessment");
  expect(await inHouse((tx) => answerItem(doing(tx, nurse), order), uuidv7())).toBe("no-such-assessment");
});

test("a correction needs a finished form, keeps the old answer readable and changes the score", async () => {
  const correct = (item: string, value: number) =>
    asNurse((d) => correctItem(d, { id: uuidv7(), assessmentId, item, value, why: "misheard" }));
  expect(await correct("1", 1)).toMatchObject({ refusals: [{ rule: "not-finished" }] });
  await answerAll([3, 0, 0, 0, 0, 0, 0, 0, 0]);
  await ended();
  expect(await correct("1", 1)).toMatchObject({ score: { total: 1 } });
  const row = await inHouse((tx) => assessmentOf(tx, assessmentId));
  expect(row?.corrections).toMatchObject([{ item: "1", from: 3, to: 1, why: "misheard", by: nurse }]);
});

const entry = (change: object = {}) => ({
  id: uuidv7(),
  assessmentId,
  patientId,
  scaleId: "madrs",
  point: "baseline" as const,
  at: now(),
  total: 28,
  items: [] as readonly (number | null)[],
  ratedBy: "Ines Reyes",
  note: "",
  ...change,
});
const madrs = (tenth: number | null) => [3, 3, 3, 3, 3, 3, 3, 3, 3, tenth];

test("a MADRS entered as a total alone asks, by the next day, what nobody knows: the item about suicide", async () => {
  assessmentId = uuidv7();
  expect(await asNurse((d) => enterTotal(d, entry()))).toMatchObject({
    score: { total: 28, band: { en: "moderate" } },
  });
  expect(await needs()).toMatchObject([{ severity: "medium" }]);
});

test("a MADRS with its tenth item at four or more is high at once", async () => {
  assessmentId = uuidv7();
  const told = await asNurse((d) => enterTotal(d, entry({ total: 31, items: madrs(4) })));
  expect(told).toMatchObject({ safety: { level: "high" } });
  expect(await gravest()).toBe("high");
});

test("a total alone of long ago is history and asks nothing; a C-SSRS of long ago that was high still does", async () => {
  const at = as<Instant>(now() - 400 * 86_400_000);
  assessmentId = uuidv7();
  await asNurse((d) => enterTotal(d, entry({ at })));
  expect(await needs()).toEqual([]);
  assessmentId = uuidv7();
  await asNurse((d) => enterTotal(d, entry({ at, scaleId: "c-ssrs", total: 3 })));
  expect(await gravest()).toBe("high");
});

test("a total out of its range, of tomorrow, or not what its items come to is refused at its field", async () => {
  assessmentId = uuidv7();
  const enter = (change: object) => asNurse((d) => enterTotal(d, entry(change)));
  expect(await enter({ total: 61 })).toMatchObject({ refusals: [{ field: "total" }] });
  expect(await enter({ at: now() + 5 * MINUTE })).toMatchObject({ refusals: [{ field: "at" }] });
  expect(await enter({ items: madrs(0) })).toMatchObject({ refusals: [{ says: "The items come to 27, not 28." }] });
  expect(await enter({ items: [1, 2] })).toMatchObject({ refusals: [{ field: "items" }] });
});

test("what may not be shown cannot be sent to a patient; its total is entered instead", async () => {
  const wish = { id: uuidv7(), patientId, scaleId: "madrs", language: "en", point: "baseline", dueAt: null } as const;
  const refused = await asNurse((d) => askFor(d, { ...wish, how: "patient" }));
  expect(refused).toMatchObject({ refusals: [{ rule: "no-text" }] });
});

test("the scores of one scale come oldest first, without what was struck out", async () => {
  for (const [days, total] of [
    [9, 12],
    [30, 18],
  ] as const) {
    assessmentId = uuidv7();
    const at = as<Instant>(now() - days * 86_400_000);
    await asNurse((d) => enterTotal(d, entry({ scaleId: "y-bocs", at, total })));
  }
  const totals = async () =>
    (await inHouse((tx) => scoresOf(tx, patientId, "y-bocs"))).map(({ total, band }) => [total, band?.en]);
  expect(await totals()).toEqual([
    [18, "moderate"],
    [12, "mild"],
  ]);
  await asNurse((d) => voidAssessment(d, { id: uuidv7(), assessmentId, why: "wrong form" }));
  expect(await totals()).toEqual([[12, "mild"]]);
});

test("a sign named on our own list of a high mood is talked about by the next day", async () => {
  assessmentId = await ask("mania");
  await answerAll([0, 1, 0, 0, 0, 0]);
  expect(await needs()).toEqual([]);
  await ended();
  expect(await needs()).toMatchObject([{ key: "sign", severity: "medium" }]);
});

test("rebuilt from its facts, the list of questionnaires is the same", async () => {
  await answerAll([1, 2, 3, 2, 1, 3, 1, 0, 0]);
  await ended();
  const before = await inHouse((tx) => assessmentsOf(tx, patientId));
  await inHouse((tx) => rebuild(tx, projections));
  expect(await inHouse((tx) => assessmentsOf(tx, patientId))).toEqual(before);
});
