import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookDirect, noteArrived, noteDone } from "#booking/desk.ts";
import { freeSlots } from "#booking/read.ts";
import { alternatives, patientWords } from "#evaluation/rules/kind-words.ts";
import { type HistoryOrder, recordHistory } from "#evaluation/desk.ts";
import { ingredientsNamed } from "#evaluation/read.ts";
import { contactOf } from "#people/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPatients } from "../app/demo/people.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { enterAs, through } from "../../tests/patient.ts";
import { openVisitor, type Visitor, wordsOn } from "../../tests/visitor.ts";

/** Monday 30 November 2026, 9 o'clock in New York. */
const clock = { ahead: 0, now: () => Date.UTC(2026, 10, 30, 14) + clock.ahead };
const HOUR = 3_600_000;
const now = () => as<Instant>(clock.now());

let house: TestHouse;
let fable: Visitor;
const birthDate = demoPatients.find(({ key }) => key === "fable")!.birthDate;
beforeAll(async () => {
  house = await openTestHouse(clock);
  fable = await enterAs(house, house.clinic.patients["fable"]!, { email: "fable@mail.example", birthDate });
}, 60_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const doing = (tx: Tx) => ({ tx, store: house.house.store, by: house.clinic.staff["park"]!.id, now: now() });

/** The first infusion that can be booked so many hours ahead. */
async function booked(hoursOn: number, patientId = house.clinic.patients["fable"]!) {
  const id = uuidv7();
  const window = { from: as<Instant>(now() + hoursOn * HOUR), to: as<Instant>(now() + (hoursOn + 200) * HOUR) };
  return inHouse(async (tx) => {
    const [slot] = await freeSlots(tx, { typeId: "infusion", window, now: now(), limit: 1 });
    const forWhom = { enquiryId: null, patientId };
    const wish = { id, typeId: "infusion", startAt: slot!.startAt, forWhom, language: "en" as const, override: null };
    expect(await bookDirect(doing(tx), wish)).toEqual({ ok: true });
    return { id, startAt: slot!.startAt, endAt: slot!.endAt };
  });
}

const semaglutide = {
  medicineId: uuidv7(),
  ingredient: ingredientsNamed("semaglutide")[0]!,
  dose: { amount: 1, unit: "mg" },
  perDay: null,
  route: "injection",
  asNeeded: false,
  takenFor: "",
  since: "",
  note: "once a week",
  saidBy: "staff",
};

const time = (at: number) =>
  new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: "America/New_York" })
    .format(at)
    .replaceAll("\u202f", " ");
const words = async (path = "/my") => wordsOn(await fable.get(path)).replaceAll(/[\u00a0\u202f]/g, " ");

test("before an infusion the hours of the clinic's own protocol say until when to eat and drink", async () => {
  expect(await words()).toContain("You have no visit booked");
  const { id, startAt, endAt } = await booked(24);
  const page = await words();
  expect(page).toContain(
    `No solid food after ${time(startAt - 8 * HOUR)}. Clear drinks until ${time(startAt - 2 * HOUR)}.`,
  );
  expect(page).toContain("Tell us who takes you home");
  // Nobody has gone through the list yet; then it is known, first with nothing on it, then with a weekly shot.
  expect(page).toContain("Do you use a weekly shot");
  const tells = async (order: object) =>
    inHouse((tx) =>
      recordHistory(doing(tx), house.clinic.patients["fable"]!, { id: uuidv7(), ...order } as HistoryOrder),
    );
  await tells({ type: "MedicinesReviewed", data: { saidBy: "staff" } });
  expect(await words()).not.toContain("stop eating earlier");
  await tells({ type: "MedicineListed", data: semaglutide });
  expect(await words()).toContain("You may need to stop eating earlier. Call us before that day");
  expect(await words("/es/my")).toContain("Quizás deba dejar de comer antes");
  expect((await fable.get("/my")).text).toContain(`/visits/${id}`);
  expect((await fable.get(`/visits/${id}`)).status).toBe(200);

  // On the day, twenty quiet minutes are long over: in again, and on the way.
  clock.ahead += startAt - now() - HOUR;
  await through(house, fable, await fable.get("/my/door"), "fable@mail.example", birthDate);
  const near = await fable.get("/my");
  await fable.send(near, `/visits/${id}/on-my-way`);
  expect(await words()).toContain("You are on your way");

  clock.ahead += HOUR;
  await inHouse((tx) => noteArrived(doing(tx), { id: uuidv7(), appointmentId: id }));
  clock.ahead += endAt - now() + 1;
  await inHouse((tx) => noteDone(doing(tx), { id: uuidv7(), appointmentId: id }));
  await through(house, fable, await fable.get("/my/door"), "fable@mail.example", birthDate);
  expect(await words()).toMatch(/done for today[\s\S]*No driving[\s\S]*911[\s\S]*988/);
  expect(await words("/es/my")).toMatch(/Por hoy ha terminado[\s\S]*No maneje[\s\S]*911[\s\S]*988/);
});

/** Another patient, with an infusion tomorrow. */
async function withVisit(key: string) {
  const patientId = house.clinic.patients[key]!;
  const born = demoPatients.find((one) => one.key === key)!.birthDate;
  const who = await enterAs(house, patientId, { email: `${key}@mail.example`, birthDate: born });
  await booked(24, patientId);
  const read = async (path = "/my") => wordsOn(await who.get(path)).replaceAll(/[\u00a0\u202f]/g, " ");
  const record = (order: Parameters<typeof recordHistory>[2], by = "reyes") =>
    inHouse((tx) => recordHistory({ ...doing(tx), by: house.clinic.staff[by]!.id }, patientId, order));
  return { patientId, who, read, record };
}

const taken = (name: string) => ({
  ingredient: ingredientsNamed(name)[0]!,
  dose: null,
  perDay: 1,
  route: "by-mouth" as const,
  asNeeded: false,
});

test("before a visit each medicine is named as a physician decided it, as the table has it, or to be asked about", async () => {
  const { read, record } = await withVisit("legend");
  const ids: Record<string, string> = { lorazepam: uuidv7(), naltrexone: uuidv7(), lisinopril: uuidv7() };
  expect(await read()).toContain("We do not have the whole list of what you take yet.");
  for (const [name, medicineId] of Object.entries(ids)) {
    const more = { medicineId, takenFor: "", since: "", note: "", saidBy: "staff" as const };
    await record({ id: uuidv7(), type: "MedicineListed", data: { ...taken(name), ...more } });
  }
  await record({ id: uuidv7(), type: "MedicinesReviewed", data: { saidBy: "staff" } });
  const open = await read();
  expect(open).toContain("Take as always, with a sip of water: lisinopril.");
  expect(open).toContain("Ask us about lorazepam before that day. Do not leave it out on your own.");
  expect(open).not.toContain("Leave out");
  const decide = (name: string, hoursBefore: number | null, note: string) =>
    record({
      id: uuidv7(),
      type: "MedicineDayDecided",
      data: { medicineId: ids[name]!, onTheDay: "leave-out", hoursBefore, note, of: taken(name) },
    });
  await decide("lorazepam", null, "");
  await decide("naltrexone", 72, "Dr. Ode agrees.");
  const decided = await read();
  expect(decided).toContain("Leave out lorazepam that morning. Ines Reyes, MD, asked you to.");
  expect(decided).toMatch(/Take no naltrexone from \w+, \w+ \d+, [\d:]+ [AP]M, until your visit. .*Dr. Ode agrees./);
  expect(decided).not.toContain("Ask us about");
  expect(await read("/es/my")).toMatch(
    /Esa mañana no tome lorazepam ?\. Se lo pidió Ines Reyes, MD\. No tome naltrexone desde el domingo/,
  );
});

test("what was decided is read in the clinician's words, with no reasons; without words for the patient nothing is shown", async () => {
  const { patientId, who, read } = await withVisit("sonnet");
  const decide = (evaluationId: string, version: number, said: object) =>
    inHouse(async (tx) => {
      const { store, by, now: at } = doing(tx);
      const stream = `evaluation:${evaluationId}`;
      if (version === 1) {
        const data = { patientId, indication: "TRD-MDD", appointmentId: null };
        await store.append(tx, stream, 0, { id: evaluationId, type: "EvaluationOpened", at, by, data });
      }
      const whole = { decision: "declined", reasons: "Too early for it.", missing: [], findings: [], contentHash: "" };
      const data = { ...whole, toPatient: "", alternatives: [], printedName: "Ines Reyes, MD", ...said };
      await store.append(tx, stream, version, { id: uuidv7(), type: "Decided", at, by, data });
    });
  const id = uuidv7();
  expect((await who.get("/my/decision")).status).toBe(404);
  await decide(id, 1, { toPatient: patientWords.declined, alternatives: [alternatives[3]] });
  expect(await read()).toContain("What the clinic decided");
  const page = await read("/my/decision");
  expect(page).toMatch(
    /Not ketamine for now.*This is not your fault.*Transcranial magnetic stimulation.*Ines Reyes, MD/,
  );
  expect(page).toContain("988");
  expect(page).not.toContain("Too early");
  expect(await read("/es/my/decision")).toMatch(/No es culpa suya.*Estimulación magnética/);
  await decide(id, 2, { decision: "specialist-review" });
  expect((await who.get("/my/decision")).status).toBe(404);
  expect(await read("/my/me")).not.toContain("What the clinic decided");
});

test("a patient changes their own number and whether it is texted; the address that opens the pages stays with the desk", async () => {
  const { patientId, who } = await withVisit("fable");
  const page = await who.get("/my/mobile");
  expect(wordsOn(page)).toContain("To change it, call us");
  expect((await who.send(page, "/my/mobile", { mobile: "12" })).status).toBe(422);
  const saved = await who.send(page, "/my/mobile", { mobile: "(212) 555-0123", texts: "yes", email: "x@y.example" });
  expect(wordsOn(await who.follow(saved))).toContain("(212) 555-0123");
  expect(await inHouse((tx) => contactOf(tx, patientId))).toMatchObject({
    mobile: "+12125550123",
    texts: true,
    email: "fable@mail.example",
  });
});

test("the pages of one's visits alone are not one's own pages: the birth date is asked before a form is shown", async () => {
  const who = openVisitor(house, "192.0.2.200");
  const asked = await who.post("/visits/code", { email: "fable@mail.example" });
  const { codeTo } = await import("../../tests/visitor.ts");
  await who.send(asked, "/visits/enter", { code: await codeTo(house, "fable@mail.example") });
  expect((await who.get("/visits")).status).toBe(200);
  expect((await who.get("/my/forms")).to).toMatch(/^\/my\/door/);
  expect(wordsOn(await who.get("/my/door?to=/my/forms"))).toContain("When were you born?");
});
