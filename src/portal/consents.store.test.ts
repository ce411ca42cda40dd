import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { offerConsent } from "#evaluation/desk.ts";
import { consentOf, textInForce } from "#evaluation/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPatients } from "../app/demo/people.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { enterAs } from "../../tests/patient.ts";
import { fieldsOf, type Visitor, wordsOn } from "../../tests/visitor.ts";

const clock = { ahead: 0, now: () => Date.UTC(2026, 10, 30, 14) + clock.ahead };
let house: TestHouse;
let fable: Visitor;
let legend: Visitor;
beforeAll(async () => {
  house = await openTestHouse(clock);
  fable = await enterAs(house, idOf("fable"), { email: "fable@mail.example", birthDate: bornOn("fable") });
  legend = await enterAs(house, idOf("legend"), { email: "legend@mail.example", birthDate: bornOn("legend") });
}, 60_000);
afterAll(() => house.close());

const idOf = (key: string) => house.clinic.patients[key] ?? "";
const bornOn = (key: string) => demoPatients.find((one) => one.key === key)!.birthDate;
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const doing = (tx: Tx) => ({
  tx,
  store: house.house.store,
  by: house.clinic.staff["alvarez"]!.id,
  now: as<Instant>(clock.now()),
});

async function offered(key = "fable"): Promise<string> {
  const id = uuidv7();
  const offer = { id, patientId: idOf(key), kind: "treatment", language: "en", maxMgPerKg: 0.8 } as const;
  expect(await inHouse((tx) => offerConsent(doing(tx), offer))).not.toHaveProperty("refusals");
  return id;
}

const text = () => inHouse((tx) => textInForce(tx, "treatment", "en"));

/** Presses the one button of the page where they stand, until the questions come. */
async function readAll(who: Visitor, id: string): Promise<void> {
  for (const { id: part } of (await text())!.sections)
    await who.send(await who.get(`/my/consent/${id}`), `/my/consent/${id}/part/${part}`);
}

async function check(who: Visitor, id: string, answers: "right" | "wrong") {
  for (const { id: question, right, choices } of (await text())!.questions) {
    const choice = answers === "right" ? right : choices.find((one) => one.id !== right)!.id;
    const at = `/my/consent/${id}/check/${question}`;
    const page = await who.follow(await who.send(await who.get(`/my/consent/${id}`), at, { choice }));
    if (answers === "wrong") return page;
  }
  return who.get(`/my/consent/${id}`);
}

test("a consent is read part by part, understood, and signed with its name, on the text that was shown", async () => {
  const id = await offered();
  expect((await fable.get("/my")).text).toContain(`/my/consent/${id}`);
  expect((await fable.get(`/my/consent/${id}`)).text).toContain("Part 1 of");
  await readAll(fable, id);
  const wrong = await check(fable, id, "wrong");
  expect(wordsOn(wrong)).toContain("Not quite");
  const page = await check(fable, id, "right");
  const sign = `/my/consent/${id}/sign`;
  const unticked = await fable.send(page, sign, { printedName: "Fay Fable" });
  expect([unticked.status, unticked.text.includes('value="Fay Fable"')]).toEqual([422, true]);
  expect((await fable.send(page, sign, { printedName: "", agree: "yes" })).status).toBe(422);
  const signed = await fable.follow(await fable.send(page, sign, { printedName: "Fay Fable", agree: "yes" }));
  expect(wordsOn(signed)).toContain("You have signed");
  const consent = await inHouse((tx) => consentOf(tx, id));
  expect(consent?.signed).toMatchObject({
    printedName: "Fay Fable",
    identity: "code-and-birth-date",
    contentHash: consent!.contentHash,
    by: `patient:${idOf("fable")}`,
  });
  const paper = await fable.get(`/my/consent/${id}/paper`);
  expect([paper.status, paper.headers.get("content-type"), paper.headers.get("cache-control")]).toEqual([
    200,
    "application/pdf",
    "no-store",
  ]);
});

test("nothing is signed while a part is unread, and not on another text than the one shown", async () => {
  const id = await offered();
  const form = fieldsOf(await fable.get("/my/about"), "/my/about");
  const fields = { whose: String(form["whose"]), form: uuidv7(), printedName: "Fay Fable", agree: "yes" };
  await fable.post(`/my/consent/${id}/sign`, { ...fields, hash: (await text())!.contentHash });
  expect((await inHouse((tx) => consentOf(tx, id)))?.signed).toBeNull();
  await readAll(fable, id);
  await check(fable, id, "right");
  await fable.post(`/my/consent/${id}/sign`, { ...fields, form: uuidv7(), hash: "0".repeat(64) });
  expect((await inHouse((tx) => consentOf(tx, id)))?.signed).toBeNull();
});

test("a signed consent is taken back by one's own press, without a reason", async () => {
  const id = await offered("legend");
  await readAll(legend, id);
  const page = await check(legend, id, "right");
  await legend.send(page, `/my/consent/${id}/sign`, { printedName: "Leo Legend", agree: "yes" });
  const at = `/my/consent/${id}/take-back`;
  const back = await legend.follow(await legend.send(await legend.get(at), at));
  expect(wordsOn(back)).toContain("You took this agreement back");
  expect((await inHouse((tx) => consentOf(tx, id)))?.withdrawn).toMatchObject({ saidBy: "patient" });
});

test("nothing is read or signed during an infusion or for two hours after it", async () => {
  const id = await offered();
  const start = new Date(clock.now() - 60 * 60_000);
  const row = (ended: Date | null) => ({ started_at: start, ended_at: ended });
  const visit = uuidv7();
  await inHouse((tx) =>
    tx.q
      .insertInto("infusions")
      .values({
        ...row(null),
        clinic_id: house.clinic.clinicId,
        id: visit,
        patient_id: idOf("fable"),
        room_id: house.clinic.rooms[0]!,
        phase: "running",
        version: 1,
        planned_start: start,
        protocol_id: "p",
        protocol_version: "1",
        summary: "{}",
      })
      .execute(),
  );
  const words = async () => wordsOn(await fable.get(`/my/consent/${id}`));
  expect(await words()).toContain("during a treatment or for two hours after it");
  const form = fieldsOf(await fable.get("/my/about"), "/my/about");
  const [first] = (await text())!.sections;
  await fable.post(`/my/consent/${id}/part/${first!.id}`, { whose: String(form["whose"]), form: uuidv7() });
  expect((await inHouse((tx) => consentOf(tx, id)))?.acknowledged).toEqual({});
  await inHouse((tx) =>
    tx.q
      .updateTable("infusions")
      .set(row(new Date(clock.now() - 121 * 60_000)))
      .where("id", "=", visit)
      .execute(),
  );
  expect(await words()).not.toContain("two hours after it");
});

test("another patient's consent is answered as one that does not exist, read, signed or taken back", async () => {
  const [theirs, nobodys] = [await offered("legend"), uuidv7()];
  const [first] = (await text())!.sections;
  const form = fieldsOf(await fable.get("/my/about"), "/my/about");
  const fields = { whose: String(form["whose"]), form: uuidv7() };
  for (const way of ["", `/part/${first!.id}`, "/paper", "/take-back"]) {
    const [other, none] = [
      await fable.get(`/my/consent/${theirs}${way}`),
      await fable.get(`/my/consent/${nobodys}${way}`),
    ];
    expect([other.status, other.text], way).toEqual([404, none.text]);
  }
  for (const way of [`/part/${first!.id}`, "/check/approved", "/sign", "/take-back"]) {
    const more = { choice: "no", printedName: "Eve", agree: "yes", hash: "", why: "" };
    expect((await fable.post(`/my/consent/${theirs}${way}`, { ...fields, ...more })).status, way).toBe(404);
  }
  expect(await inHouse((tx) => consentOf(tx, theirs))).toMatchObject({
    signed: null,
    withdrawn: null,
    acknowledged: {},
  });
});
