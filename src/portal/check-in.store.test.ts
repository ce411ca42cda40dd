import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepCheckIns } from "#followup/desk.ts";
import { checkInOf, checkInsOf, moodsOf, wishesOf } from "#followup/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPatients } from "../app/demo/people.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { enterAs } from "../../tests/patient.ts";
import { type Visitor, wordsOn } from "../../tests/visitor.ts";

/** Monday 2026-11-23, noon in New York. */
const start = Date.UTC(2026, 10, 23, 17);
const HOUR = 3_600_000;
const clock = { time: start, now: () => clock.time };
let house: TestHouse;
let fable: Visitor;
let [checkInId, thirdDay] = ["", ""];

const idOf = (key: string) => house.clinic.patients[key] ?? "";
const bornOn = (key: string) => demoPatients.find((one) => one.key === key)?.birthDate ?? "";
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const enter = (key: string) => enterAs(house, idOf(key), { email: `${key}@mail.example`, birthDate: bornOn(key) });

/** An infusion of this patient ran and is over: facts as they were charted. */
async function infused(patientId: string): Promise<void> {
  const opened = { patientId, roomId: house.clinic.rooms[0], number: 1, of: 6, zone: "America/New_York" };
  const infusionId = uuidv7();
  const facts = [
    { type: "InfusionOpened", data: { ...opened, protocolId: "p", protocolVersion: "1", plannedStartAt: start } },
    { type: "InfusionStarted", data: { rateMlPerHour: 150 } },
    { type: "InfusionCompleted", data: { pumpVolumeMl: 100, flushed: true } },
  ];
  const [by, at] = [house.clinic.staff["alvarez"]?.id ?? "", as<Instant>(start)];
  await inHouse(async (tx) => {
    for (const [n, fact] of facts.entries())
      await house.house.store.append(tx, `infusion:${infusionId}`, n, { id: uuidv7(), ...fact, at, by });
  });
}

beforeAll(async () => {
  house = await openTestHouse(clock);
  await infused(idOf("fable"));
  const { db, store } = house.house;
  await keepCheckIns({ db, store, now: as<Instant>(start + HOUR) }, house.clinic.clinicId);
  const asked = await inHouse((tx) => checkInsOf(tx, idOf("fable")));
  [thirdDay, checkInId] = asked.map(({ id }) => id) as [string, string];
  clock.time = start + 21.5 * HOUR;
  fable = await enter("fable");
}, 60_000);
afterAll(() => house.close());

const row = () => inHouse((tx) => checkInOf(tx, checkInId));
const say = async (item: string, fields: Record<string, string>, lang = "") => {
  const at = `${lang}/my/check-in/${checkInId}/${item}`;
  return fable.send(await fable.get(at), at, fields);
};

test("what is due stands on the home page and under its tab, and what is not due yet does not", async () => {
  for (const path of ["/my", "/my/check-in"]) {
    const { text } = await fable.get(path);
    expect(text).toContain(`/my/check-in/${checkInId}`);
    expect(text).not.toContain(thirdDay);
  }
  expect((await fable.get(`/my/check-in/${thirdDay}`)).status).toBe(404);
});

test("one question a page, each answer saved at once; on another device it goes on where they stopped", async () => {
  const first = await fable.get(`/my/check-in/${checkInId}`);
  expect(wordsOn(first)).toMatch(/Question 1 of 16 .*chest pain.*I would rather not say/);
  await say("chest-or-breath", { value: "no" });
  await say("stroke-signs", { value: "none" });
  expect((await row())?.answers).toEqual({ "chest-or-breath": "no", "stroke-signs": null });
  const other = await enter("fable");
  expect(wordsOn(await other.get(`/my/check-in/${checkInId}`))).toContain("Question 3 of 16");
});

test("a sign that cannot wait is answered by “call 911” in the same breath, in either language", async () => {
  const page = await say("seizure-or-faint", { value: "yes" });
  expect(page.status).toBe(200);
  expect(page.text).toContain('href="tel:911"');
  expect(wordsOn(page)).toContain("do not drive yourself");
  expect(wordsOn(await say("seizure-or-faint", { value: "unknown" }, "/es"))).toContain("Llame al 911");
});

test("a yes to dark thoughts shows 988 in the answer to that very press, and who is told; the clinic has an alert", async () => {
  const page = await say("dark-thoughts", { value: "yes" });
  expect(page.status).toBe(200);
  expect(wordsOn(page)).toMatch(/Help you can reach now[\s\S]*988[\s\S]*911/);
  expect(wordsOn(page)).toMatch(/clinic is (open|closed)/);
  const alerts = await inHouse((tx) =>
    tx.q.selectFrom("alerts").select("id").where("patient_id", "=", idOf("fable")).execute(),
  );
  expect(alerts).toHaveLength(1);
});

test("a sign to call about says so with the number, and at night when somebody reads it", async () => {
  const open = await say("urine", { value: "yes" });
  expect(wordsOn(open)).toMatch(/Call us today.*We are open now, until 5:00 PM.*A nurse calls you today/);
  expect(open.text).toContain('href="tel:');
  clock.time = start + 35 * HOUR;
  fable = await enter("fable");
  const night = await say("heartbeat", { value: "yes" });
  expect(wordsOn(night)).toMatch(/We are closed now, and nobody reads this before Wednesday, November 25, 8:00 AM/);
});

test("a pressure that is none is asked again with a reason; one that is high is measured again and called about", async () => {
  const wrong = await say("pressure", { sys: "80", dia: "120" });
  expect(wrong.status).toBe(422);
  expect(wordsOn(wrong)).toContain("Two numbers, such as 128 and 82.");
  expect(wordsOn(await say("pressure", { sys: "182", dia: "96" }))).toContain("measure again");
});

test("sent by one press, it says who reads it and when, and is closed", async () => {
  const values: Record<string, string> = { sleep: "well", mood: "6", "after-effects": "none" };
  for (let page = await fable.get(`/my/check-in/${checkInId}`); !page.text.includes("/send");) {
    const item = /check-in\/[^/"]+\/([a-z-]+)"/.exec(page.text)?.[1] ?? "";
    const sent = await say(item, item === "note" ? { note: "Slept well." } : { value: values[item] ?? "no" });
    page = await fable.follow(sent);
  }
  const end = await fable.get(`/my/check-in/${checkInId}`);
  const thanks = await fable.follow(await fable.send(end, `/my/check-in/${checkInId}/send`));
  expect(wordsOn(thanks)).toMatch(/We have your answers.*read in opening hours/);
  expect(await row()).toMatchObject({ state: "finished", answers: { mood: 6, note: "Slept well.", sleep: "well" } });
  expect((await fable.get(`/my/check-in/${checkInId}/sleep`)).text).not.toContain('name="value"');
});

test("a day's mood is one tap, on the patient's own day, for whoever wants it", async () => {
  expect((await fable.get("/my")).text).not.toContain("/my/check-in/mood");
  await fable.send(await fable.get("/my/check-in"), "/my/check-in/wishes", { dailyMood: "yes" });
  const home = await fable.get("/my");
  await fable.send(home, "/my/check-in/mood", { value: "7" });
  expect(wordsOn(await fable.get("/my"))).toContain("You said 7 today");
  expect(await inHouse((tx) => moodsOf(tx, idOf("fable")))).toEqual([{ day: "2026-11-24", value: 7 }]);
  const page = await fable.get("/my/check-in");
  await fable.send(page, "/my/check-in/wishes", { reminders: "no" });
  expect(await inHouse((tx) => wishesOf(tx, idOf("fable")))).toEqual({ dailyMood: true, reminders: false });
});

test("another patient's check-in is answered as one that does not exist, read or written", async () => {
  const legend = await enter("legend");
  for (const way of ["", "/sleep"]) {
    const [other, none] = [
      await legend.get(`/my/check-in/${checkInId}${way}`),
      await legend.get(`/my/check-in/${uuidv7()}${way}`),
    ];
    expect([other.status, other.text], way).toEqual([404, none.text]);
  }
});
