import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { registerPatient } from "#people/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { lettersAbout } from "#plumbing/letters.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, ORIGIN, type TestHouse } from "../../../tests/clinic.ts";
import { reachedAt } from "../../../tests/patient.ts";
import { projections } from "../../app/house.ts";
import { sinceView } from "../since/view.ts";
import { answerCheckIn, finishCheckIn, tapMood } from "./answering.ts";
import { cancelCheckIn, noteCall } from "./calling.ts";
import type { CheckInValue } from "./facts.ts";
import { checkInsOf, dueCheckIns, moodsOf } from "./reading.ts";
import { keepCheckIns } from "./round.ts";
import { writeForCheckIns } from "./writing.ts";

/** Wednesday; the demonstration is open on weekdays from 8 to 17. */
const start = inZone({ year: 2026, month: 11, day: 25, hour: 10, minute: 0, second: 0, ms: 0 }, "America/New_York");
const HOUR = 3_600_000;
const clock = { time: start as number, now: () => clock.time };
let house: TestHouse;
let patientId = "";
let nth = 0;

beforeAll(async () => {
  house = await openTestHouse(clock);
}, 60_000);
afterAll(() => house.close());

/** Each test has a patient of its own, on a Wednesday morning. */
beforeEach(async () => {
  clock.time = start;
  patientId = uuidv7();
  nth += 1;
  await inHouse((tx) =>
    registerPatient({ tx, store: house.house.store, by: "system", at: start }, patientId, {
      mrn: `T-${nth}`,
      family: "Sample",
      given: `Nora ${nth}`,
      birthDate: "1985-03-14",
      sex: "female",
      heightCm: null,
      photo: null,
      fictitious: true,
    }),
  );
  await reachedAt(house, patientId, `p${nth}@mail.example`);
});

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const doing = (tx: Tx, by = `patient:${patientId}`) => ({
  tx,
  store: house.house.store,
  by,
  now: as<Instant>(clock.time),
});
const nurse = () => house.clinic.staff["alvarez"]?.id ?? "";
const round = () => {
  const { db, store } = house.house;
  return keepCheckIns({ db, store, now: as<Instant>(clock.time) }, house.clinic.clinicId);
};
const write = () =>
  writeForCheckIns({ db: house.house.db, now: as<Instant>(clock.time), baseUrl: ORIGIN }, house.clinic.clinicId);
const checkIns = async () => (await inHouse((tx) => checkInsOf(tx, patientId))).toReversed();
const letters = async () =>
  (await inHouse((tx) => lettersAbout(tx, `patient:${patientId}`))).filter(({ template }) => template === "check-in");
const tasks = () =>
  inHouse((tx) =>
    tx.q
      .selectFrom("tasks")
      .select(["key", "severity", "says", "since", "due_at"])
      .where("subject", "=", `checkins:${patientId}`)
      .where("since", "<=", new Date(clock.time))
      .execute(),
  );

/** What is charted at the chair: facts are stored as they happened, whatever the rules say. */
async function infused(infusionId = uuidv7(), ends = true) {
  const data = { patientId, roomId: house.clinic.rooms[0], number: 1, of: 6, zone: "America/New_York" };
  const opened = { ...data, protocolId: "p", protocolVersion: "1", plannedStartAt: clock.time };
  const startId = uuidv7();
  const facts = [
    { id: uuidv7(), type: "InfusionOpened", data: opened },
    { id: startId, type: "InfusionStarted", data: { rateMlPerHour: 150 } },
    ...(ends ? [{ id: uuidv7(), type: "InfusionCompleted", data: { pumpVolumeMl: 100, flushed: true } }] : []),
  ];
  await inHouse(async (tx) => {
    for (const [at, fact] of facts.entries())
      await house.house.store.append(tx, `infusion:${infusionId}`, at, {
        ...fact,
        at: as<Instant>(clock.time + at),
        by: nurse(),
      });
  });
  return { infusionId, startId, count: facts.length };
}

const strike = ({ infusionId, startId, count }: Awaited<ReturnType<typeof infused>>) =>
  inHouse((tx) =>
    house.house.store.append(tx, `infusion:${infusionId}`, count, {
      id: uuidv7(),
      type: "EntryCorrected",
      at: as<Instant>(clock.time),
      by: nurse(),
      data: { entryId: startId, reason: "charted for another", replacement: null, replacementAt: null },
    }),
  );

const say = (item: string, value: CheckInValue, checkInId: string, id = uuidv7()) =>
  inHouse((tx) => answerCheckIn(doing(tx), { id, patientId, checkInId, item, value, language: "en" }));

test("an infusion that is over is asked after twice, by however many rounds at once", async () => {
  const { infusionId } = await infused();
  await Promise.all([round(), round(), round()]);
  await round();
  expect((await checkIns()).map((one) => [one.infusionId, one.kind, new Date(one.dueAt).toISOString()])).toEqual([
    [infusionId, "next-morning", "2026-11-26T14:00:00.000Z"],
    [infusionId, "third-day", "2026-11-28T15:00:00.002Z"],
  ]);
});

test("while the drug runs nobody is asked; a start that is struck out takes back what was asked", async () => {
  await infused(uuidv7(), false);
  await round();
  expect(await checkIns()).toEqual([]);
  const visit = await infused();
  await round();
  await strike(visit);
  await round();
  expect((await checkIns()).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
});

test("one letter in the morning with a link and no word of why, reminders that stop with the answer, none at night", async () => {
  await infused();
  await round();
  await write();
  expect(await letters()).toEqual([]);
  clock.time = start + 23 * HOUR + 1000;
  await write();
  await write();
  const [first] = await letters();
  const body = await inHouse((tx) =>
    tx.q
      .selectFrom("letters")
      .select("body")
      .where("key", "=", first?.key ?? "")
      .executeTakeFirst(),
  );
  expect(body?.body).toContain(`${ORIGIN}/my/check-in`);
  expect(body?.body).not.toMatch(/ketamine|infusion|depress|suicid/i);
  clock.time += 16.5 * HOUR;
  await write();
  const second = (await letters())[1];
  expect(new Date(second?.notBefore ?? 0).toISOString()).toBe("2026-11-27T13:00:00.000Z");
  const [one] = await checkIns();
  await say("sleep", "well", one?.id ?? "");
  await inHouse((tx) => finishCheckIn(doing(tx), { id: uuidv7(), patientId, checkInId: one?.id ?? "" }));
  await write();
  expect((await letters())[1]?.state).toBe("dropped");
});

test("silence is a call for the nurse in opening hours; reached nobody it stays, reached it ends", async () => {
  await infused();
  await round();
  const [one] = await checkIns();
  clock.time = start + 47 * HOUR + 1;
  expect(await tasks()).toMatchObject([{ severity: "medium", says: "Call: no answer to the check-in" }]);
  const order = { patientId, checkInId: one?.id ?? "", note: "" };
  const call = (more: { reached: boolean; note?: string; againAt: Instant | null }) =>
    inHouse((tx) => noteCall(doing(tx, nurse()), { id: uuidv7(), ...order, ...more }));
  expect(await call({ reached: false, againAt: null })).toMatchObject({ refusals: [{ rule: "again-at" }] });
  await call({ reached: false, againAt: as<Instant>(clock.time + 2 * HOUR) });
  expect((await tasks())[0]?.due_at?.getTime()).toBe(clock.time + 2 * HOUR);
  expect(await call({ reached: true, againAt: null })).toMatchObject({ refusals: [{ rule: "what-heard" }] });
  await call({ reached: true, note: "Slept well, no complaints.", againAt: null });
  expect(await tasks()).toEqual([]);
});

test("a standstill of the rounds ends as somebody's task, not as nothing", async () => {
  await infused();
  clock.time = start + 60 * HOUR;
  await round();
  expect(await tasks()).toMatchObject([{ says: "Call: no answer to the check-in" }]);
});

test("a yes to danger raises one alert in the same transaction and shows help; sent twice, it is one", async () => {
  await infused();
  await round();
  clock.time = start + 24 * HOUR;
  const [one] = await inHouse((tx) => dueCheckIns(tx, patientId, as<Instant>(clock.time)));
  const id = uuidv7();
  const alerts = () =>
    inHouse((tx) => tx.q.selectFrom("alerts").select("id").where("patient_id", "=", patientId).execute());
  for (let time = 0; time < 2; time += 1) {
    const taken = await say("dark-thoughts", "yes", one?.id ?? "", id);
    expect(taken).toMatchObject({ flag: "help", help: { calls: [{ href: "tel:988" }, {}, {}] } });
    expect("told" in Object(taken) && (taken as { told: string }).told).not.toBe("");
  }
  expect(await alerts()).toHaveLength(1);
  const wrote = await say("note", "I want to kill myself", one?.id ?? "");
  expect(wrote).toMatchObject({ help: { calls: [{ href: "tel:988" }, {}, {}] } });
  expect(await alerts()).toHaveLength(1);
  // Whoever checks them in for the next infusion reads it, and what nobody knows is said to be so.
  const looking = { staffId: nurse(), roles: ["nurse"], now: as<Instant>(clock.time) };
  const since = await inHouse((tx) => sinceView(tx, { infusionId: uuidv7(), patientId }, looking));
  expect(since.since).toBe(start + 1);
  const said = since.parts.map(({ title, lines, none }) => [title, lines[0]?.says ?? none]);
  expect(Object.fromEntries(said)).toMatchObject({
    "Check-ins": expect.stringMatching(/^Next morning: Danger to oneself · begun, not finished/),
    "Words of danger": expect.stringMatching(/In a check-in.*Not closed yet/),
    Medicines: "Nobody has gone through the whole list of medicines yet.",
    Messages: "None were written.",
  });
});

test("a sign to call about on the same day is due within two open hours; answered at night, in the morning", async () => {
  await infused();
  await round();
  clock.time = start + 24 * HOUR;
  const [one] = await checkIns();
  await say("urine", "yes", one?.id ?? "");
  const due = async (item: string) => {
    await say(item, "yes", one?.id ?? "");
    return (await tasks()).find(({ key }) => key.startsWith("today-"))?.due_at?.toISOString();
  };
  expect(await due("urine")).toBe("2026-11-26T17:00:00.000Z");
  clock.time = start + 37 * HOUR;
  expect(await due("heartbeat")).toBe("2026-11-27T15:00:00.000Z");
});

test("not due yet, closed, or another patient's: no answer is taken", async () => {
  await infused();
  await round();
  const [one] = await checkIns();
  expect(await say("sleep", "well", one?.id ?? "")).toMatchObject({ refusals: [{ rule: "check-in-early" }] });
  await inHouse((tx) =>
    cancelCheckIn(doing(tx, nurse()), { id: uuidv7(), patientId, checkInId: one?.id ?? "", why: "seen here" }),
  );
  clock.time = start + 24 * HOUR;
  expect(await say("sleep", "well", one?.id ?? "")).toMatchObject({ refusals: [{ rule: "check-in-over" }] });
  expect(await say("sleep", "well", uuidv7())).toBe("no-such-check-in");
});

test("the last tap of a day counts, and what is read is the same after everything is rebuilt from facts", async () => {
  const tap = (day: string, value: number) =>
    inHouse((tx) => tapMood(doing(tx), { id: uuidv7(), patientId, day, value }));
  await tap("2026-11-24", 3);
  await tap("2026-11-25", 4);
  await tap("2026-11-25", 6);
  const read = () =>
    inHouse(async (tx) => ({
      moods: await moodsOf(tx, patientId),
      checkIns: await tx.q.selectFrom("check_ins").selectAll().orderBy("id").execute(),
      tasks: await tx.q.selectFrom("tasks").selectAll().orderBy("subject").orderBy("key").execute(),
      letters: await tx.q.selectFrom("letters").select(["id", "state"]).orderBy("id").execute(),
    }));
  const before = await read();
  expect(before.moods.slice(-2)).toEqual([
    { day: "2026-11-24", value: 3 },
    { day: "2026-11-25", value: 6 },
  ]);
  await inHouse((tx) => rebuild(tx, projections));
  expect(await read()).toEqual(before);
});
