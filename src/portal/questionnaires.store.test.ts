import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askFor } from "#assessment/desk.ts";
import { assessmentOf } from "#assessment/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPatients } from "../app/demo/people.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { enterAs } from "../../tests/patient.ts";
import { type Visitor, wordsOn } from "../../tests/visitor.ts";

let house: TestHouse;
let fable: Visitor;
let legend: Visitor;
beforeAll(async () => {
  house = await openTestHouse();
  fable = await enterAs(house, idOf("fable"), { email: "fable@mail.example", birthDate: bornOn("fable") });
  legend = await enterAs(house, idOf("legend"), { email: "legend@mail.example", birthDate: bornOn("legend") });
}, 60_000);
afterAll(() => house.close());

const idOf = (key: string) => house.clinic.patients[key] ?? "";
const bornOn = (key: string) => demoPatients.find((one) => one.key === key)!.birthDate;
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);

async function asked(scaleId: string, key = "fable"): Promise<string> {
  const id = uuidv7();
  const wish = {
    id,
    patientId: idOf(key),
    scaleId,
    language: "en",
    how: "patient",
    point: "baseline",
    dueAt: null,
  } as const;
  await inHouse((tx) => askFor({ tx, store: house.house.store, by: "system", now: as<Instant>(Date.now()) }, wish));
  return id;
}

const rowOf = (id: string) => inHouse((tx) => assessmentOf(tx, id));
const needs = () =>
  inHouse((tx) => tx.q.selectFrom("tasks").select(["subject", "key"]).where("subject", "like", "alert:%").execute());

/** Gives one answer on the page where they stand, and follows where it leads. */
async function say(who: Visitor, id: string, item: string, value: string) {
  const at = `/my/q/${id}/${item}`;
  return who.follow(await who.send(await who.get(at), at, { value }));
}

test("one question a page, each answer saved at once; on another device it goes on where they stopped", async () => {
  const id = await asked("phq-9");
  expect((await fable.get("/my")).text).toContain(`/my/q/${id}`);
  const second = await say(fable, id, "1", "2");
  expect(wordsOn(second)).not.toContain("Little interest");
  await say(fable, id, "2", "none");
  expect((await rowOf(id))?.answers).toEqual({ 1: 2, 2: null });
  const other = await enterAs(house, idOf("fable"), { email: "fable@mail.example", birthDate: bornOn("fable") });
  expect((await other.get(`/my/q/${id}`)).text).toContain("Question 3 of 10");
});

test("an answer that tells of suicide shows help at once, and the clinic has a need, before anything is sent", async () => {
  const id = await asked("phq-9");
  for (let item = 1; item <= 8; item += 1) await say(fable, id, String(item), "0");
  const before = await needs();
  const help = await say(fable, id, "9", "1");
  expect(wordsOn(help)).toMatch(/Help you can reach now[\s\S]*988[\s\S]*911/);
  expect(help.text).toContain('href="tel:988"');
  expect(help.text).not.toContain("Schedule");
  expect((await needs()).length).toBe(before.length + 1);
  expect((await rowOf(id))?.state).toBe("begun");
  const on = await fable.get(`/my/q/${id}`);
  expect(wordsOn(on)).toContain("Help you can reach now");
  const calmed = await say(fable, id, "9", "0");
  expect(wordsOn(calmed)).toContain("Help you can reach now");
});

test("words of danger in a form show help and who is told, in the answer to that very press, and keep the way on", async () => {
  const tell = async (text: string) =>
    fable.follow(await fable.send(await fable.get("/my/story/wishes"), "/my/story/wishes", { text }));
  const help = await tell("I do not want to live anymore");
  expect(wordsOn(help)).toMatch(/Help you can reach now[\s\S]*988/);
  expect(wordsOn(help)).toMatch(/The clinic is (?:open|closed)/);
  expect(help.text).toMatch(/href="\/my[^"]*">Go on/);
  expect(wordsOn(await tell("Sleep through the night"))).not.toContain("Help you can reach now");
});

test("in Spanish the help is in Spanish", async () => {
  const id = await asked("asq");
  const page = await fable.get(`/es/my/q/${id}/1`);
  const help = await fable.follow(await fable.send(page, `/es/my/q/${id}/1`, { value: "1" }));
  expect(wordsOn(help)).toContain("Ayuda que puede pedir ahora");
  expect(help.text).toContain('lang="es"');
});

test("sent by one press, it is finished once; afterwards nothing can be changed", async () => {
  const id = await asked("gad-7");
  for (const item of ["1", "2", "3", "4", "5", "6", "7"]) await say(fable, id, item, "1");
  const end = await fable.get(`/my/q/${id}`);
  await fable.send(end, `/my/q/${id}/send`);
  const thanks = await fable.follow(await fable.send(end, `/my/q/${id}/send`));
  expect(wordsOn(thanks)).not.toMatch(/\b7\b|moderate|mild/);
  expect(await rowOf(id)).toMatchObject({ state: "finished", score: { total: 7 } });
  const form = await fable.get("/my/about");
  const late = await fable.send(form, "/my/about").then(() => fable.get(`/my/q/${id}/1`));
  expect(late.text).not.toContain('name="value"');
});

test("another patient's questionnaire is answered as one that does not exist, read or written", async () => {
  const [theirs, nobodys] = [await asked("phq-9", "legend"), uuidv7()];
  for (const way of ["", "/1"]) {
    const [other, none] = [await fable.get(`/my/q/${theirs}${way}`), await fable.get(`/my/q/${nobodys}${way}`)];
    expect([other.status, other.text], way).toEqual([404, none.text]);
  }
  const { whose } = Object.fromEntries(
    [...(await fable.get("/my/about")).text.matchAll(/name="(whose)" value="([^"]+)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  const sent = await fable.post(`/my/q/${theirs}/1`, { whose: whose ?? "", form: uuidv7(), value: "3" });
  expect(sent.status).toBe(404);
  expect((await rowOf(theirs))?.answers).toEqual({});
  expect((await legend.get(`/my/q/${theirs}`)).status).toBe(200);
});

test("a number no choice has is not taken", async () => {
  const id = await asked("phq-9");
  await say(fable, id, "1", "7");
  expect((await rowOf(id))?.answers).toEqual({});
});
