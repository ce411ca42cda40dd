import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookDirect, openDesk, postTo, senderOf } from "#booking/desk.ts";
import { freeSlots } from "#booking/read.ts";
import { raiseAlert } from "#followup/desk.ts";
import { contactOf } from "#people/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { demoPatients } from "../app/demo/people.ts";
import { projections } from "../app/house.ts";
import { openTestHouse, ORIGIN, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { enterAs } from "../../tests/patient.ts";
import { type Visitor, wordsOn } from "../../tests/visitor.ts";

/** Monday 30 November 2026, six in the evening in New York. */
const clock = { ahead: 0, now: () => Date.UTC(2026, 10, 30, 23) + clock.ahead };
const email = "fable@mail.example";
const HOUR = 3_600_000;

let house: TestHouse;
let fable: Visitor;
let patientId = "";
const { birthDate } = demoPatients.find(({ key }) => key === "fable")!;
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const now = () => as<Instant>(clock.now());

beforeAll(async () => {
  house = await openTestHouse(clock);
  patientId = house.clinic.patients["fable"]!;
  fable = await enterAs(house, patientId, { email, birthDate });
}, 60_000);
afterAll(() => house.close());

/** When a reminder posted now would leave. */
const leavesAt = (key: string) =>
  inHouse(async (tx) => {
    const contact = await contactOf(tx, patientId);
    const desk = await openDesk(tx, now(), ORIGIN);
    const facts = { clinic: senderOf(desk.profile), name: "Fable", link: ORIGIN };
    const whom = { ...contact!, name: "Fable" };
    const notAfter = after(now(), minutes(24 * 60));
    await postTo(desk, { kind: "check-in", key, about: `patient:${patientId}`, contact: whom, facts, notAfter });
    const row = await tx.q.selectFrom("letters").select("not_before").where("key", "=", key).executeTakeFirstOrThrow();
    return row.not_before.getTime() - now();
  });

test("a patient's own quiet hours take the place of the clinic's: nothing leaves within them", async () => {
  expect(await leavesAt("before")).toBe(0);
  const page = await fable.get("/my/language");
  expect(wordsOn(page)).toContain("If we are worried about you, we call at any hour");
  const saved = await fable.send(page, "/my/quiet", { from: "17:00", to: "07:00" });
  expect(wordsOn(await fable.follow(saved))).toContain("Saved.");
  expect(await leavesAt("within")).toBe(13 * HOUR);
  const tooLong = await fable.send(page, "/my/quiet", { from: "08:00", to: "06:00" });
  expect([tooLong.status, wordsOn(tooLong)]).toEqual([422, expect.stringContaining("at least eight hours")]);
  await fable.send(page, "/my/quiet", { clinic: "yes", from: "17:00", to: "07:00" });
  expect((await inHouse((tx) => contactOf(tx, patientId)))?.quiet).toBeNull();
  expect(await leavesAt("after")).toBe(0);
});

test("the language of letters is the patient's to choose, and what the desk knows otherwise stays", async () => {
  const before = await inHouse((tx) => contactOf(tx, patientId));
  const page = await fable.get("/my/language");
  const saved = await fable.send(page, "/my/language", { language: "es" });
  expect(saved.to).toBe("/es/my/me?said=saved");
  expect(await inHouse((tx) => contactOf(tx, patientId))).toEqual({ ...before, language: "es" });
});

test("their visits stand in one list, and one of somebody else is not there", async () => {
  const book = (who: string) =>
    inHouse(async (tx) => {
      const window = { from: as<Instant>(now() + 24 * HOUR), to: as<Instant>(now() + 200 * HOUR) };
      const [slot] = await freeSlots(tx, { typeId: "infusion", window, now: now(), limit: 1 });
      const forWhom = { enquiryId: null, patientId: house.clinic.patients[who]! };
      const doing = { tx, store: house.house.store, by: house.clinic.staff["park"]!.id, now: now() };
      const wish = { id: uuidv7(), typeId: "infusion", startAt: slot!.startAt, forWhom, language: "en" as const };
      expect(await bookDirect(doing, { ...wish, override: null })).toEqual({ ok: true });
      return wish.id;
    });
  const [own, other] = [await book("fable"), await book("legend")];
  const page = await fable.get("/my/visits");
  expect(page.text).toContain(`/visits/${own}`);
  expect(page.text).not.toContain(other);
  expect((await fable.get(`/my/visits/${other}`)).status).toBe(404);
  expect(wordsOn(await fable.get("/es/my/visits"))).toMatch(/Mis citas[\s\S]*Pasadas/);
});

test("a safety plan is written with the patient, kept in every version, read by its steps with 988 in them, and by whoever is called", async () => {
  const nurse = await signInAs(house, "alvarez");
  const path = `/api/patients/${patientId}/safety-plan`;
  const none = { signs: [], alone: [], places: [], people: [], professionals: [], surroundings: [] };
  const steps = { ...none, signs: ["I stop <b>sleeping</b>"], people: ["Robin, my sister (212) 555-0142"] };
  const first = { id: uuidv7(), after: null, together: true, steps, why: "" };
  expect((await fable.get("/my/safety-plan")).status).toBe(404);
  expect((await nurse(path, { ...first, together: false })).text).toContain('"together"');
  expect((await nurse(path, { ...first, steps: none })).text).toContain('"empty"');
  for (const _ of [1, 2]) expect((await nurse(path, first)).status, "pressed twice").toBe(200);
  const second = { ...first, id: uuidv7(), steps: { ...steps, alone: ["A walk"] } };
  expect((await nurse(path, second)).text).toContain('"overtaken"');
  expect((await nurse(path, { ...second, after: first.id })).text).toContain('"why"');
  expect((await nurse(path, { ...second, after: first.id, why: "a walk helped" })).status).toBe(200);
  const { body } = await nurse(path);
  expect(body).toMatchObject({
    versions: [{ version: 2 }, { version: 1 }],
    lacks: ["places", "professionals", "surroundings"],
  });
  const page = await fable.get("/my/safety-plan");
  expect(page.text).toMatch(/&lt;b&gt;sleeping[\s\S]*A walk[\s\S]*href="tel:2125550142"[\s\S]*href="tel:988"/);
  expect(wordsOn(await fable.get("/es/my/safety-plan"))).toMatch(/Mi plan de seguridad.*Cómo noto que empieza/s);
  for (const from of ["/my", "/my/documents", "/my/help"])
    expect((await fable.get(from)).text, from).toContain('href="/my/safety-plan"');
  const { alertId } = await inHouse((tx) => {
    const doing = { tx, store: house.house.store, by: "system", now: now() };
    const said = { source: "staff", sourceId: "told", level: "low", says: "Told on the telephone" } as const;
    return raiseAlert(doing, { id: uuidv7(), patientId, ...said, language: "en" });
  });
  expect((await nurse(`/api/safety/alerts/${alertId}`)).body).toMatchObject({ safetyPlan: { version: 2 } });
  const read = () => inHouse((tx) => tx.q.selectFrom("safety_plans").selectAll().orderBy("version").execute());
  const before = await read();
  await inHouse((tx) => rebuild(tx, projections));
  expect(await read()).toEqual(before);
});

test("closing the pages on every device ends each of them, and leaves nothing in the browser", async () => {
  const tablet = await enterAs(house, patientId, { email, birthDate });
  expect((await fable.get("/my/documents")).status).toBe(200);
  const left = await tablet.send(await tablet.get("/my/me"), "/my/door/leave-everywhere");
  expect(left.headers.get("clear-site-data")).toBe('"cache", "storage"');
  for (const who of [tablet, fable]) expect((await who.get("/my/documents")).to).toMatch(/^\/my\/door/);
});
