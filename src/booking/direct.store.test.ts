import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPlace } from "#clinic/desk.ts";
import { IdTaken } from "#plumbing/event-store.ts";
import { at, isRefused, openDesk, rulesIn, starts, type TestDesk } from "./clinic-desk.test-data.ts";
import {
  bookDirect,
  bookSeries,
  type Direct,
  holdSeries,
  moveAppointment,
  releaseSeries,
  type Series,
  setBookingRules,
} from "./desk.ts";
import { appointmentOf, appointmentsOfSeries, rulesOf } from "./read.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk("2026-03-02 09:00");
}, 60_000);
afterAll(() => desk.close());

const staff = (key: string) => desk.clinic.staff[key]!.id;
const direct = async (startAt: string, rest: Partial<Direct> = {}) => {
  const forWhom = rest.forWhom ?? (await desk.enquirer());
  const wish = {
    id: uuidv7(),
    typeId: "evaluation",
    startAt: at(startAt),
    forWhom,
    language: "en",
    override: null,
    ...rest,
  } as Direct;
  return { wish, outcome: await desk.doing((doing) => bookDirect(doing, wish), staff("park")) };
};
const row = async (id: string) => (await desk.inHouse((tx) => appointmentOf(tx, id)))!;

test("by the rules staff need no reason, and none is kept where none was needed", async () => {
  const { wish, outcome } = await direct("2026-03-04 09:00", { override: "she asked nicely" });
  expect(outcome).toEqual({ ok: true });
  expect(await row(wish.id)).toMatchObject({ state: "booked", override: null });
});

test("in the evening it takes a reason, and the reason stays with the visit", async () => {
  const evening = { staffIds: [staff("reyes")] };
  const { outcome } = await direct("2026-03-04 18:00", evening);
  expect(rulesIn(outcome)).toContain("override");
  const { wish, outcome: again } = await direct("2026-03-04 18:00", { ...evening, override: "flies home tomorrow" });
  expect(again).toEqual({ ok: true });
  expect(await row(wish.id)).toMatchObject({ override: "flies home tomorrow", staffIds: [staff("reyes")] });
});

test("at short notice it takes a reason", async () => {
  expect(rulesIn((await direct("2026-03-02 11:00")).outcome)).toContain("override");
  expect((await direct("2026-03-02 11:00", { override: "walked in" })).outcome).toEqual({ ok: true });
});

test("past the rota only for people somebody names, and never for those on leave", async () => {
  const late = { override: "the doctor comes in" };
  expect(rulesIn((await direct("2026-03-05 19:00", late)).outcome)).toContain("double-booking");
  const leave = {
    leaveId: uuidv7(),
    staffId: staff("reyes"),
    fromAt: at("2026-03-05 00:00"),
    toAt: at("2026-03-06 00:00"),
  };
  await desk.doing(({ tx, store, by, now }) =>
    recordPlace({ tx, store, by, at: now }, "LeaveAdded", { ...leave, why: "" }),
  );
  const named = { ...late, staffIds: [staff("reyes")] };
  expect(rulesIn((await direct("2026-03-05 19:00", named)).outcome)).toContain("double-booking");
  expect((await direct("2026-03-06 19:00", named)).outcome).toEqual({ ok: true });
});

test("no reason books a room or a person twice, and the answer says so", async () => {
  await direct("2026-03-09 09:00");
  const { outcome } = await direct("2026-03-09 09:30", { override: "only ten minutes" });
  expect(rulesIn(outcome)).toContain("double-booking");
  expect(JSON.stringify(outcome)).toContain("never share a room or a person");
  expect(isRefused(outcome) && outcome.next.length).toBeGreaterThan(0);
});

test("the past is not booked, whatever the reason", async () => {
  expect(isRefused((await direct("2026-02-27 09:00", { override: "forgot to enter it" })).outcome)).toBe(true);
});

test("sent again it is one visit; another under its number is refused", async () => {
  const { wish } = await direct("2026-03-10 09:00");
  expect((await direct("2026-03-10 09:00", wish)).outcome).toEqual({ ok: true });
  await expect(direct("2026-03-10 13:00", { ...wish, startAt: at("2026-03-10 13:00") })).rejects.toBeInstanceOf(
    IdTaken,
  );
});

test("a visit is put where it is dragged: into the room and to the person named", async () => {
  const [, second] = desk.clinic.rooms;
  const nurse = staff("whitfield");
  const wish = { typeId: "infusion", roomId: second!, staffIds: [nurse] };
  const { wish: booked } = await direct("2026-03-11 09:00", wish);
  expect(await row(booked.id)).toMatchObject({ roomId: second, staffIds: [nurse] });
  const move = {
    id: uuidv7(),
    appointmentId: booked.id,
    startAt: at("2026-03-11 09:00"),
    byWhom: "staff",
    override: null,
  } as const;
  await desk.doing((doing) => moveAppointment(doing, { ...move, roomId: desk.clinic.rooms[2]! }));
  expect((await row(booked.id)).roomId).toBe(desk.clinic.rooms[2]);
});

test("dragged onto a room that is taken, the answer names that room and when, once", async () => {
  const [first, second] = desk.clinic.rooms;
  await direct("2026-03-12 09:00", { typeId: "infusion", roomId: first! });
  const { wish } = await direct("2026-03-12 13:00", { typeId: "infusion", roomId: second! });
  const move = { id: uuidv7(), appointmentId: wish.id, startAt: at("2026-03-12 09:30"), roomId: first! };
  const outcome = await desk.doing((doing) => moveAppointment(doing, { ...move, byWhom: "staff", override: null }));
  const refusals = isRefused(outcome) ? outcome.refusals : [];
  expect(refusals.map(({ says }) => says).join(" ")).toMatch(/^\S.* is taken from \d\d:\d\d to \d\d:\d\d\./);
  expect(JSON.stringify(refusals)).not.toContain("Every infusion room");
  expect(refusals.filter(({ satisfy }) => satisfy.includes("next free times"))).toHaveLength(1);
});

const SPACING = { count: 6, minHoursApart: 48, maxPer7Days: 3, withinDays: 21 };
const series = async (rest: Partial<Series> = {}): Promise<Series> => ({
  series: uuidv7(),
  appointmentIds: Array.from({ length: 6 }, () => uuidv7()),
  typeId: "infusion",
  forWhom: await desk.enquirer(),
  find: { notBefore: at("2026-03-16 00:00"), spacing: SPACING },
  ...rest,
});

test("six infusions are found, held and booked together, and go on counting after two that were before", async () => {
  const wish = await series({ firstNth: 3 });
  const held = await desk.doing((doing) => holdSeries(doing, wish));
  expect(held).toHaveProperty("held.length", 6);
  expect(await desk.doing((doing) => holdSeries(doing, wish))).toEqual(held);
  const { series: name, forWhom } = wish;
  await desk.doing((doing) => bookSeries(doing, { series: name, forWhom, language: "en" }));
  const rows = await desk.inHouse((tx) => appointmentsOfSeries(tx, name));
  expect(rows.map(({ state, nth }) => [state, nth])).toEqual([3, 4, 5, 6, 7, 8].map((nth) => ["booked", nth]));
  for (const [n, { startAt }] of rows.entries())
    if (n > 0) expect(startAt - rows[n - 1]!.startAt).toBeGreaterThanOrEqual(48 * 3_600_000);
});

test("where one date cannot be kept none is held, and the answer names the date", async () => {
  const dates = ["2026-04-06 09:00", "2026-04-11 09:00", "2026-04-13 09:00"].map(at);
  const { find: _, ...wish } = await series({ starts: dates, appointmentIds: dates.map(() => uuidv7()) });
  const outcome = await desk.doing((doing) => holdSeries(doing, wish));
  expect(JSON.stringify(outcome)).toContain("Date 2 of 3: The clinic is not open");
  expect(await desk.inHouse((tx) => appointmentsOfSeries(tx, wish.series))).toEqual([]);
});

test("of a series that lapsed and lost one date nothing is booked", async () => {
  const dates = ["2026-04-20 09:00", "2026-04-22 09:00"].map(at);
  const wish = {
    ...(await series({ typeId: "evaluation", appointmentIds: dates.map(() => uuidv7()) })),
    starts: dates,
  };
  await desk.doing((doing) => holdSeries(doing, wish));
  desk.clock.time += 11 * 60_000;
  await direct("2026-04-22 09:00");
  const { series: name, forWhom } = wish;
  const outcome = await desk.doing((doing) => bookSeries(doing, { series: name, forWhom, language: "en" }));
  expect(rulesIn(outcome)).toContain("not-free");
  const states = (await desk.inHouse((tx) => appointmentsOfSeries(tx, name))).map(({ state }) => state);
  expect(states).not.toContain("booked");
});

test("a series given back is free again", async () => {
  const dates = ["2026-04-27 09:00", "2026-04-29 09:00"].map(at);
  const wish = {
    ...(await series({ typeId: "evaluation", appointmentIds: dates.map(() => uuidv7()) })),
    starts: dates,
  };
  const held = await desk.doing((doing) => holdSeries(doing, wish));
  expect(starts(("held" in held ? held.held : []).map(({ placing }) => placing))).toEqual(dates);
  await desk.doing((doing) => releaseSeries(doing, wish.series));
  expect((await direct("2026-04-27 09:00")).outcome).toEqual({ ok: true });
});

test("rules that make no sense are refused; others hold from the next booking on", async () => {
  const rules = await desk.inHouse(rulesOf);
  const set = (change: object) =>
    desk.doing((doing) => setBookingRules(doing, { id: uuidv7(), rules: { ...rules, ...change } }));
  expect(rulesIn(await set({ stepMinutes: 0 }))).toEqual(["booking-rules"]);
  expect(await set({ noticeHours: 240 })).toEqual({ ok: true });
  const soon = at("2026-03-10 15:00");
  expect((await desk.inHouse(rulesOf)).noticeHours).toBe(240);
  expect(rulesIn((await direct("2026-03-06 09:00", { startAt: soon })).outcome)).toContain("override");
});
