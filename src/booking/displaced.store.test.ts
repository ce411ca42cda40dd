import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPlace } from "#clinic/desk.ts";
import { as, type Instant } from "#science/units.ts";
import { at, openDesk, type TestDesk } from "./clinic-desk.test-data.ts";
import { bookDirect, cancelAppointment, moveAppointment } from "./desk.ts";
import { keepDisplaced } from "./displaced.ts";
import { appointmentOf } from "./read.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk("2026-03-02 09:00");
}, 60_000);
afterAll(() => desk.close());

const look = () => desk.inHouse((tx) => keepDisplaced(tx, as<Instant>(desk.clock.time)));
const needsOf = (id: string) =>
  desk.inHouse((tx) => tx.q.selectFrom("tasks").selectAll().where("subject", "=", `displaced:${id}`).execute());
const place = (...[type, data]: [Parameters<typeof recordPlace>[1], unknown]) =>
  desk.doing(({ tx, store, by, now }) => recordPlace({ tx, store, by, at: now }, type, data as never));
const siteId = () =>
  desk.inHouse(async (tx) => (await tx.q.selectFrom("sites").select("id").executeTakeFirstOrThrow()).id);

async function booked(startAt: string, typeId = "evaluation"): Promise<string> {
  const wish = { id: uuidv7(), typeId, startAt: at(startAt), forWhom: await desk.enquirer(), language: "en" as const };
  expect(await desk.doing((doing) => bookDirect(doing, { ...wish, override: null }))).toEqual({ ok: true });
  return wish.id;
}

async function closed(day: string): Promise<string> {
  const closureId = uuidv7();
  await place("ClosureAdded", { closureId, siteId: await siteId(), firstDay: day, lastDay: day, why: "painters" });
  return closureId;
}

test("a day closed over a booked visit puts it on the front desk's list until noon of the day before; opened again, it is off", async () => {
  const id = await booked("2026-03-11 09:00");
  await look();
  expect(await needsOf(id)).toEqual([]);
  const closureId = await closed("2026-03-11");
  await look();
  const [need, ...others] = await needsOf(id);
  expect(others).toEqual([]);
  expect(need).toMatchObject({ owner: "front-desk", sees: "see-schedule", opens: `/schedule/${id}` });
  expect(need!.says).toBe("Booked on a closed day. Move it or call: reminders still go out");
  expect(need!.due_at).toEqual(new Date(at("2026-03-10 12:00")));
  await place("ClosureRemoved", { closureId });
  await look();
  expect(await needsOf(id)).toEqual([]);
});

test("looked at every minute, it stays the same need, so that what somebody did about it is not forgotten", async () => {
  const id = await booked("2026-03-12 09:00");
  await closed("2026-03-12");
  await look();
  const since = (await needsOf(id)).map((need) => need.since);
  expect(since).toHaveLength(1);
  desk.clock.time += 60_000;
  await look();
  expect((await needsOf(id)).map((need) => need.since)).toEqual(since);
});

test("moved to an open day, or cancelled, the visit is off the list at once", async () => {
  const [moving, cancelling] = [await booked("2026-03-13 09:00"), await booked("2026-03-13 13:00")];
  await closed("2026-03-13");
  await look();
  expect([...(await needsOf(moving)), ...(await needsOf(cancelling))]).toHaveLength(2);
  const move = { id: uuidv7(), appointmentId: moving, startAt: at("2026-03-16 09:00"), override: null };
  await desk.doing((doing) => moveAppointment(doing, { ...move, byWhom: "staff" }));
  await desk.doing((doing) =>
    cancelAppointment(doing, { id: uuidv7(), appointmentId: cancelling, byWhom: "staff", why: "closed" }),
  );
  expect([...(await needsOf(moving)), ...(await needsOf(cancelling))]).toEqual([]);
  await look();
  expect(await needsOf(moving)).toEqual([]);
});

test("whose prescriber goes on leave is on the list by name, and others of that day are not", async () => {
  const id = await booked("2026-03-18 09:00");
  const other = await booked("2026-03-18 15:00");
  const [staffId] = (await desk.inHouse((tx) => appointmentOf(tx, id)))!.staffIds;
  const { name } = await desk.inHouse((tx) =>
    tx.q.selectFrom("staff").select("name").where("id", "=", staffId!).executeTakeFirstOrThrow(),
  );
  const leave = { staffId, fromAt: at("2026-03-18 08:00"), toAt: at("2026-03-18 12:00") };
  await place("LeaveAdded", { leaveId: uuidv7(), ...leave, why: "" });
  await look();
  expect((await needsOf(id)).map(({ says }) => says)).toEqual([
    `${name} is away. Move it or call: reminders still go out`,
  ]);
  expect(await needsOf(other)).toEqual([]);
});

test("without anybody on their rota an infusion is displaced, whoever was to be beside it", async () => {
  const id = await booked("2026-03-19 09:00", "infusion");
  const [staffId] = (await desk.inHouse((tx) => appointmentOf(tx, id)))!.staffIds;
  await place("RotaSet", { staffId, weekly: [] });
  await look();
  expect((await needsOf(id)).map(({ says }) => says.split(".")[0])).toEqual([
    expect.stringMatching(/ is not on the rota then$/),
  ]);
});
