import { expect, test } from "vitest";
import { bookDirect, RIDE_LINK } from "#booking/desk.ts";
import { appointmentOf, appointmentsOfPatient, eveningQuestions, freeSlots, waitingFor } from "#booking/read.ts";
import { makeLink, newSecret } from "#plumbing/proofs.ts";
import { as, type Instant } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import type { TestHouse } from "../../tests/clinic.ts";
import { monday, publicDay } from "../../tests/public-day.ts";
import { codeTo, fieldsOf, openVisitor, type Seen, timesOn, type Visitor, wordsOn } from "../../tests/visitor.ts";

const HOUR = 3_600_000;

let house: TestHouse;
let address = 0;
const { clock, now, inHouse } = publicDay((opened) => {
  house = opened;
});
const visitor = () => openVisitor(house, `203.0.113.${(address += 1)}`);
const emailOf = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@mail.example`;

type Booked = { readonly who: Visitor; readonly id: string; readonly path: string; readonly at: number };

/** Books the free time that `wanted` chooses, on the public pages, and stays let in. */
async function booked(name: string, wanted = (times: readonly string[]) => times[8] ?? ""): Promise<Booked> {
  const who = visitor();
  const times = await who.get("/book?type=evaluation");
  const at = wanted(timesOn(times));
  const details = await who.follow(await who.send(times, "/book/hold", { at }));
  const asked = await who.send(details, "/book/details", { name, email: emailOf(name) });
  const done = await who.send(asked, "/book/confirm", { code: await codeTo(house, emailOf(name)) });
  const id = /^\/visits\/([\w-]+)/.exec(done.to ?? "")?.[1] ?? "";
  return { who, id, path: `/visits/${id}`, at: Number(at) };
}

async function enter(who: Visitor, email: string): Promise<Seen> {
  const asked = await who.post("/visits/code", { email });
  return who.follow(await who.send(asked, "/visits/enter", { code: await codeTo(house, email) }));
}

/** An appointment with an escort, such as staff book for a patient. */
async function plannedFor(key: string, hoursOn: number): Promise<string> {
  const patientId = house.clinic.patients[key] ?? "";
  const window = { from: as<Instant>(now() + hoursOn * HOUR), to: as<Instant>(now() + (hoursOn + 200) * HOUR) };
  const id = uuidv7();
  await inHouse(async (tx) => {
    const [slot] = await freeSlots(tx, { typeId: "infusion", window, now: now(), limit: 1 });
    const doing = { tx, store: house.house.store, by: "system", now: now() };
    const forWhom = { enquiryId: null, patientId };
    const wish = { id, typeId: "infusion", startAt: slot!.startAt, forWhom, language: "en" as const, override: null };
    expect(await bookDirect(doing, wish)).toEqual({ ok: true });
  });
  return id;
}

test("a code opens one's visits; without one there is only the door", async () => {
  const { id, path } = await booked("Mara Ode");
  const who = visitor();
  expect((await who.get(path)).to).toBe(`/visits?to=${id}`);
  expect(wordsOn(await enter(who, "MARA.ode@mail.example"))).toMatch(/First consultation [\s\S]*For Mara/);
  expect((await who.get(path)).status).toBe(200);
  expect((await who.get(`/es${path}`)).text).toContain("Para Mara");
  await who.post("/visits/leave", {});
  expect((await who.get(path)).to).toMatch(/^\/visits\?to=/);
  expect(id).not.toBe("");
});

test("after twenty quiet minutes the visits are closed again", async () => {
  const { who, path } = await booked("Quiet Hour");
  clock.ahead += 19 * 60_000;
  expect((await who.get(path)).status).toBe(200);
  clock.ahead += 21 * 60_000;
  expect((await who.get(path)).to).toMatch(/^\/visits\?to=/);
});

test("somebody else's visit is answered as one that does not exist, for every page and order", async () => {
  const [mine, theirs] = [await booked("Own Ode"), await booked("Their Tale")];
  const nobody = uuidv7();
  for (const way of ["", "/calendar.ics", "/move", "/cancel", "/sooner", "/ride", "/evening"]) {
    const [other, none] = [await mine.who.get(`${theirs.path}${way}`), await mine.who.get(`/visits/${nobody}${way}`)];
    expect([other.status, other.text], way).toEqual([404, none.text]);
  }
  for (const way of ["/move", "/cancel", "/sooner", "/ride", "/evening", "/on-my-way"]) {
    const fields = {
      id: uuidv7(),
      form: crypto.randomUUID(),
      at: String(theirs.at),
      driver: "Eve",
      mobile: "2125550123",
    };
    const [other, none] = [
      await mine.who.post(`${theirs.path}${way}`, fields),
      await mine.who.post(`/visits/${nobody}${way}`, fields),
    ];
    expect([other.status, other.text], way).toEqual([404, none.text]);
  }
  expect(await inHouse((tx) => appointmentOf(tx, theirs.id))).toMatchObject({ state: "booked", startAt: theirs.at });
});

test("a visit is moved by oneself; the old time is free again", async () => {
  const { who, path, id, at } = await booked("Mover Myth");
  const page = await who.get(`${path}/move`);
  const times = timesOn(page);
  expect(times).not.toContain(String(at));
  const moved = await who.send(page, `${path}/move`, { at: times[3] ?? "" });
  expect(moved.to).toBe(`${path}?said=moved`);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({
    startAt: Number(times[3]),
    state: "booked",
    moves: 1,
  });
  expect(timesOn(await visitor().get("/book?type=evaluation"))).toContain(String(at));
});

test("the old time is kept until the new one is taken: when somebody was faster nothing has changed", async () => {
  const { who, path, id, at } = await booked("Keeper Kenning");
  const page = await who.get(`${path}/move`);
  const wanted = timesOn(page)[5] ?? "";
  await booked("Faster Fable", () => wanted);
  const lost = await who.send(page, `${path}/move`, { at: wanted });
  expect(lost.status).toBe(409);
  expect(timesOn(lost).length).toBeGreaterThan(0);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ startAt: at, state: "booked" });
  const again = await who.send(lost, `${path}/move`, { at: timesOn(lost)[0] ?? "" });
  expect(again.to).toBe(`${path}?said=moved`);
});

test("a visit is cancelled by oneself, once, however often it is pressed", async () => {
  const { who, path, id } = await booked("Canceller Canto");
  const page = await who.get(`${path}/cancel`);
  const fields = { why: "I found\nanother" };
  expect((await who.send(page, `${path}/cancel`, fields)).to).toBe("/visits?said=cancelled");
  expect((await who.send(page, `${path}/cancel`, fields)).to).toBe("/visits?said=cancelled");
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ state: "cancelled" });
  expect(wordsOn(await who.get("/visits?said=cancelled"))).toMatch(/cancelled[\s\S]*no visit to come/);
});

test("after the cut-off it says whom to call, and neither page nor order moves or cancels", async () => {
  const { who, path, id, at } = await booked("Last Minute", (times) => times.at(-1) ?? "");
  clock.ahead = at - monday - 23 * HOUR;
  await enter(who, emailOf("Last Minute"));
  const page = await who.get(path);
  expect(wordsOn(page)).toMatch(/less than 24 hours away[\s\S]*please call us/);
  expect(page.text).not.toContain(`${path}/cancel`);
  expect((await who.get(`${path}/move`)).status).toBe(409);
  const told = await who.post(`${path}/cancel`, { id: uuidv7() });
  expect([told.status, wordsOn(told)]).toEqual([409, expect.stringMatching(/please call us/)]);
  expect((await who.post(`${path}/move`, { form: crypto.randomUUID(), at: String(at + HOUR) })).status).toBe(409);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ state: "booked", startAt: at });
});

test("a sooner time that comes free is offered, seen and taken, and the later visit given up for it", async () => {
  const early = await booked("Early Elegy", (times) => times[24] ?? "");
  const late = await booked("Late Limerick", (times) => times.at(-1) ?? "");
  const form = await late.who.get(`${late.path}/sooner`);
  expect((await late.who.send(form, `${late.path}/sooner`, { day: [], from: "", to: "" })).to).toBe(
    "/visits?said=waiting",
  );
  await early.who.send(await early.who.get(`${early.path}/cancel`), `${early.path}/cancel`);
  const list = await late.who.get("/visits");
  expect(wordsOn(list)).toMatch(/A time has come free[\s\S]*is given up in the same moment/);
  const action = /action="(\/visits\/offers\/[\w-]+)"/.exec(list.text)?.[1] ?? "";
  const taken = await late.who.send(list, action, { answer: "take" });
  expect(taken.to).toBe("/visits?said=taken");
  expect((await late.who.send(list, action, { answer: "take" })).status).toBe(303);
  const after = wordsOn(await late.who.follow(taken));
  expect(after.match(/First consultation/g)).toHaveLength(1);
  expect(await inHouse((tx) => appointmentOf(tx, late.id))).toMatchObject({ state: "cancelled" });
});

test("an offer let go by stays on the list; one that ran out says so and changes nothing", async () => {
  const [one, two] = [
    await booked("First Freed", (times) => times[24] ?? ""),
    await booked("Second Freed", (times) => times[26] ?? ""),
  ];
  const late = await booked("Chooser Chant", (times) => times.at(-2) ?? "");
  await late.who.send(await late.who.get(`${late.path}/sooner`), `${late.path}/sooner`);
  await one.who.send(await one.who.get(`${one.path}/cancel`), `${one.path}/cancel`);
  const list = await late.who.get("/visits");
  const action = /action="(\/visits\/offers\/[\w-]+)"/.exec(list.text)?.[1] ?? "";
  expect((await late.who.send(list, action, { answer: "decline" })).to).toBe("/visits?said=declined");
  expect(await inHouse((tx) => waitingFor(tx, "evaluation"))).toContainEqual(
    expect.objectContaining({ name: "Chooser Chant", state: "waiting" }),
  );
  await two.who.send(await two.who.get(`${two.path}/cancel`), `${two.path}/cancel`);
  const again = await late.who.get("/visits");
  clock.ahead += 61 * 60_000;
  await enter(late.who, emailOf("Chooser Chant"));
  const over = await late.who.send(again, action, { answer: "take" });
  expect([over.status, wordsOn(over)]).toEqual([409, expect.stringMatching(/This offer is over/)]);
  expect(await inHouse((tx) => appointmentOf(tx, late.id))).toMatchObject({ state: "booked" });
});

test("hours the wrong way round are told, with what was ticked", async () => {
  const { who, path } = await booked("Upside Down", (times) => times[30] ?? "");
  const told = await who.send(await who.get(`${path}/sooner`), `${path}/sooner`, {
    day: ["3"],
    from: "15:00",
    to: "09:00",
  });
  expect(told.status).toBe(422);
  expect(wordsOn(told)).toMatch(/first time must come before/);
  expect(told.text).toMatch(/value="3"[^>]*checked/);
});

test("the calendar file names no drug and no illness", async () => {
  const { who, path } = await booked("Calendar Coda");
  const file = await who.get(`${path}/calendar.ics`);
  expect(file.headers.get("content-type")).toMatch(/text\/calendar/);
  expect(file.text).toMatch(/SUMMARY:Appointment/);
  expect(file.text).not.toMatch(/ketamin|infus|psych|depress|consult/i);
});

test("a patient names the ride, answers the evening's questions and sets out", async () => {
  const id = await plannedFor("fable", 60);
  const start = (await inHouse((tx) => appointmentOf(tx, id)))!.startAt;
  const who = visitor();
  expect(wordsOn(await enter(who, "fable@demo.example"))).toMatch(/For Adaeze/);
  const path = `/visits/${id}`;
  const faulty = await who.send(await who.get(`${path}/ride`), `${path}/ride`, { driver: "", mobile: "12" });
  expect([faulty.status, wordsOn(faulty)]).toEqual([422, expect.stringMatching(/driver's name[\s\S]*area code/)]);
  await who.send(faulty, `${path}/ride`, { driver: "Chidi Ballad", mobile: "212 555 0177" });
  expect(wordsOn(await who.get(path))).toMatch(/Chidi Ballad, who has not said yes/);
  expect((await who.get(`${path}/evening`)).to).toBe(path);
  const early = Object.fromEntries(eveningQuestions.map(({ id: asked }) => [asked, "no"]));
  expect((await who.post(`${path}/evening`, { id: uuidv7(), ...early })).to).toBe(path);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ evening: null });

  clock.ahead = start - monday - 16 * HOUR;
  await enter(who, "fable@demo.example");
  let page = await who.get(`${path}/evening`);
  for (const answer of ["yes", "no", "no", "unknown"]) page = await who.send(page, `${path}/evening`, { answer });
  expect(wordsOn(page)).toMatch(/Question 5 of 6/);
  page = await who.send(page, `${path}/evening`, { back: "yes" });
  for (const answer of ["no", "no", "yes"]) page = await who.send(page, `${path}/evening`, { answer });
  expect(page.to).toBe(`${path}?said=evening`);
  expect(wordsOn(await who.get(page.to!))).toMatch(/Your answers are with the nurses/);
  page = await who.get(`${path}/evening`);
  for (const answer of ["yes", "no", "unknown", "no", "no", "yes"])
    page = await who.send(page, `${path}/evening`, { answer });
  expect(wordsOn(await who.get(page.to!))).toMatch(
    /A nurse will call you before your visit. Wait for the call, or call us/,
  );
  page = await who.get(`${path}/evening`);
  for (const answer of ["yes", "no", "no", "no", "no", "yes"])
    page = await who.send(page, `${path}/evening`, { answer });
  const row = await inHouse((tx) => appointmentOf(tx, id));
  expect(row).toMatchObject({ ride: { driver: "Chidi Ballad", mobile: "+12125550177" }, evening: { wrong: [] } });

  clock.ahead = start - monday - 5 * HOUR;
  await enter(who, "fable@demo.example");
  expect(wordsOn(await who.get(path))).not.toMatch(/I am on my way/);
  clock.ahead = start - monday - HOUR;
  await enter(who, "fable@demo.example");
  await who.send(await who.get(path), `${path}/on-my-way`);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ onTheWay: true });
  expect(await inHouse((tx) => appointmentsOfPatient(tx, house.clinic.patients["fable"]!))).toHaveLength(1);
});

test("the driver is shown a day, a time and a place, and nothing of the patient; says yes once, by a press", async () => {
  const id = await plannedFor("sonnet", 80);
  const who = visitor();
  await enter(who, "sonnet@demo.example");
  await who.send(await who.get(`/visits/${id}/ride`), `/visits/${id}/ride`, {
    driver: "Robin Rondo",
    mobile: "2125550166",
  });
  const { startAt } = (await inHouse((tx) => appointmentOf(tx, id)))!;
  const subject = JSON.stringify({ appointmentId: id, mobile: "+12125550166", startAt });
  const token = await inHouse((tx) =>
    makeLink(tx, { purpose: RIDE_LINK, subject, minutes: 600, binding: null, now: now() }),
  );
  const driver = visitor();
  const page = await driver.get(`/ride/${token}`);
  expect(wordsOn(page)).toMatch(/Robin Rondo, can you be the ride home/);
  expect(page.text).not.toMatch(/Sonnet|Samira|ketamin|infusion|How it works|988|psych/i);
  await driver.get(`/ride/${token}`);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ ride: { confirmed: false } });
  for (const _ of [1, 2]) expect(wordsOn(await driver.send(page, `/ride/${token}`))).toMatch(/Thank you/);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ ride: { confirmed: true } });
  expect((await driver.get(`/ride/${newSecret()}`)).status).toBe(404);
  expect(wordsOn(await who.get(`/visits/${id}`))).toMatch(/Robin Rondo has said yes/);
});

test("a link for another driver or another time no longer holds", async () => {
  const id = await plannedFor("novella", 100);
  const who = visitor();
  await enter(who, "novella@demo.example");
  const path = `/visits/${id}/ride`;
  await who.send(await who.get(path), path, { driver: "Old Driver", mobile: "2125550155" });
  const { startAt } = (await inHouse((tx) => appointmentOf(tx, id)))!;
  const subject = JSON.stringify({ appointmentId: id, mobile: "+12125550155", startAt });
  const token = await inHouse((tx) =>
    makeLink(tx, { purpose: RIDE_LINK, subject, minutes: 600, binding: null, now: now() }),
  );
  await who.send(await who.get(path), path, { driver: "New Driver", mobile: "2125550144" });
  expect((await visitor().get(`/ride/${token}`)).status).toBe(410);
  expect((await visitor().post(`/ride/${token}`, { any: "" })).status).toBe(410);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({
    ride: { driver: "New Driver", confirmed: false },
  });
});

test("nobody asks for a sooner time in place of a visit they may not move by themselves", async () => {
  const id = await plannedFor("fable", 300);
  const who = visitor();
  await enter(who, "fable@demo.example");
  const form = await who.get(`/visits/${id}/sooner`);
  const told = await who.post(`/visits/${id}/sooner`, { id: uuidv7(), from: "", to: "" });
  expect([form.status, told.status, wordsOn(told)]).toEqual([409, 409, expect.stringMatching(/please call us/)]);
  expect(await inHouse((tx) => waitingFor(tx, "infusion"))).toEqual([]);
});

test("an unknown address gets the same page as a known one, and no letter leaves", async () => {
  await booked("Known Nocturne");
  const [known, unknown] = [
    await visitor().post("/visits/code", { email: emailOf("Known Nocturne") }),
    await visitor().post("/visits/code", { email: "unknown.nocturne@mail.example" }),
  ];
  expect(unknown.status).toBe(known.status);
  expect(unknown.text.replaceAll("unknown.nocturne", "x")).toBe(known.text.replaceAll("known.nocturne", "x"));
  const waiting = await inHouse((tx) =>
    tx.q
      .selectFrom("letters")
      .select(["recipient", "state"])
      .where("template", "=", "code")
      .orderBy("id", "desc")
      .limit(2)
      .execute(),
  );
  expect(waiting).toEqual([
    { recipient: "nobody", state: "dropped" },
    { recipient: emailOf("Known Nocturne"), state: "waiting" },
  ]);
  expect(fieldsOf(known, "/visits/enter")).toHaveProperty("email");
});
