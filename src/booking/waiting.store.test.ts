import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { at, DAY, HOUR, isRefused, openDesk, overlapsIn, rulesIn, type TestDesk } from "./clinic-desk.test-data.ts";
import {
  bookDirect,
  bookHeld,
  cancelAppointment,
  declineOffer,
  holdSlot,
  joinWaiting,
  leaveWaiting,
  moveAppointment,
  releaseExpired,
  takeOffer,
} from "./desk.ts";
import type { Instant } from "#science/units.ts";
import type { ForWhom, Preference } from "./events.ts";
import { appointmentOf, waitingOf } from "./read.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk("2026-03-02 09:00");
}, 60_000);
afterAll(() => desk.close());

/** Every test has a Wednesday of its own, and those who wait in it want that day: nobody waits into the next test. */
let wednesday = 0;
beforeEach(() => {
  wednesday += 1;
  desk.clock.time = on("09:00") - 2 * DAY;
  anytime = { weekdays: [], from: "00:00", to: "24:00", notBefore: on("00:00"), notAfter: on("23:59") };
});
const on = (time: string): Instant => {
  const day = new Date(Date.UTC(2026, 2, 4 + 7 * (wednesday - 1))).toISOString().slice(0, 10);
  return at(`${day} ${time}`);
};
let anytime: Preference;

const booked = async (time: string, forWhom?: ForWhom) => {
  const whom = forWhom ?? (await desk.enquirer());
  const id = uuidv7();
  const direct = {
    id,
    typeId: "evaluation",
    startAt: on(time),
    forWhom: whom,
    language: "en",
    override: null,
  } as const;
  expect(await desk.doing((doing) => bookDirect(doing, direct))).toEqual({ ok: true });
  return { id, forWhom: whom };
};
const cancel = (appointmentId: string) =>
  desk.doing((doing) => cancelAppointment(doing, { id: uuidv7(), appointmentId, byWhom: "staff", why: "asked to" }));
const waits = async (name: string, rest: { preference?: Preference; insteadOf?: string; forWhom?: ForWhom } = {}) => {
  const { preference = anytime, insteadOf = null, forWhom = await desk.enquirer(name) } = rest;
  const id = uuidv7();
  const joining = { id, typeId: "evaluation", forWhom, preference, insteadOf };
  expect(await desk.doing((doing) => joinWaiting(doing, joining))).toEqual({ ok: true });
  desk.clock.time += 1000;
  return id;
};
const take = (waitingId: string, id = uuidv7()) =>
  desk.doing((doing) => takeOffer(doing, { id, waitingId, language: "en" }));
const entry = async (id: string) => (await desk.inHouse((tx) => waitingOf(tx, id)))!;
const state = async (id: string) => (await desk.inHouse((tx) => appointmentOf(tx, id)))?.state;

test("a cancelled time is held for the one who waits longest, and taken becomes their visit", async () => {
  const visit = await booked("09:00");
  const [first, second] = [await waits("Ida Haiku"), await waits("Per Legend")];
  await cancel(visit.id);
  expect(await entry(first)).toMatchObject({
    state: "offered",
    offer: { placing: { startAt: on("09:00") } },
  });
  expect((await entry(second)).state).toBe("waiting");
  const { offer } = await entry(first);
  expect(await take(first)).toEqual({ ok: true });
  expect(await state(offer!.appointmentId)).toBe("booked");
  expect((await entry(first)).state).toBe("taken");
});

test("an offer that ran out goes to the next; who comes too late is told so, with free times, and goes on waiting", async () => {
  const visit = await booked("09:00");
  const [first, second] = [await waits("Ida Haiku"), await waits("Per Legend")];
  await cancel(visit.id);
  desk.clock.time += 61 * 60_000;
  await desk.doing((doing) => releaseExpired(doing));
  expect((await entry(second)).state).toBe("offered");
  const late = await take(first);
  expect(rulesIn(late)).toEqual(["offer-over"]);
  expect(isRefused(late) && late.next.length).toBeGreaterThan(0);
  expect((await entry(first)).state).toBe("waiting");
  expect(await take(second)).toEqual({ ok: true });
});

test("declined, the time goes to the next and is not offered to the same person again", async () => {
  const visit = await booked("09:00");
  const [first, second] = [await waits("Ida Haiku"), await waits("Per Legend")];
  await cancel(visit.id);
  await desk.doing((doing) => declineOffer(doing, { id: uuidv7(), waitingId: first }));
  expect((await entry(second)).state).toBe("offered");
  await desk.doing((doing) => leaveWaiting(doing, { id: uuidv7(), waitingId: second, why: "" }));
  expect(await entry(first)).toMatchObject({ state: "waiting", offer: null });
});

test("a time is offered only to those whom it suits", async () => {
  const visit = await booked("09:00");
  const afternoons = await waits("Ida Haiku", { preference: { ...anytime, from: "13:00", to: "17:00" } });
  const mondays = await waits("Per Legend", { preference: { ...anytime, weekdays: [1] } });
  await cancel(visit.id);
  expect([(await entry(afternoons)).state, (await entry(mondays)).state]).toEqual(["waiting", "waiting"]);
});

test("a visit moved away frees its old time for those who wait", async () => {
  const visit = await booked("09:00");
  const waiting = await waits("Ida Haiku");
  const move = { id: uuidv7(), appointmentId: visit.id, startAt: on("13:00"), override: null };
  await desk.doing((doing) => moveAppointment(doing, { ...move, byWhom: "staff" }));
  expect((await entry(waiting)).offer?.placing.startAt).toBe(on("09:00"));
});

test("who waits for an earlier time gives the later one up when they take it, and it goes on to the next", async () => {
  const early = await booked("09:00");
  const mine = await booked("14:00");
  const [sooner, anybody] = [
    await waits("Ida Haiku", { insteadOf: mine.id, forWhom: mine.forWhom }),
    await waits("Per Legend", { preference: { ...anytime, from: "12:00" } }),
  ];
  await cancel(early.id);
  expect(await take(sooner)).toEqual({ ok: true });
  expect(await state(mine.id)).toBe("cancelled");
  expect((await entry(anybody)).offer?.placing.startAt).toBe(on("14:00"));
});

test("who waits for an hour earlier gets it, though their own visit reaches into it", async () => {
  const early = await booked("09:00");
  const mine = await booked("10:15");
  const waiting = await waits("Ida Haiku", { insteadOf: mine.id, forWhom: mine.forWhom });
  await cancel(early.id);
  expect((await entry(waiting)).state).toBe("offered");
  expect(await take(waiting)).toEqual({ ok: true });
  expect(await state(mine.id)).toBe("cancelled");
});

test("a later time is not offered to somebody who has an earlier one", async () => {
  const mine = await booked("09:00");
  const later = await booked("14:00");
  const waiting = await waits("Ida Haiku", { insteadOf: mine.id, forWhom: mine.forWhom });
  await cancel(later.id);
  expect((await entry(waiting)).state).toBe("waiting");
});

test("while an offer stands nobody else has the time", async () => {
  const visit = await booked("09:00");
  await waits("Ida Haiku");
  await cancel(visit.id);
  const hold = { id: uuidv7(), typeId: "evaluation", startAt: on("09:00"), forWhom: await desk.enquirer() };
  expect(rulesIn(await desk.doing((doing) => holdSlot(doing, hold)))).toContain("not-free");
});

test("ten tries of the one who was offered and of others at once: one visit, no clash", async () => {
  const visit = await booked("09:00");
  const waiting = await waits("Ida Haiku");
  await cancel(visit.id);
  const others = await Promise.all([1, 2, 3].map(() => desk.enquirer()));
  const rush = [
    ...Array.from({ length: 10 }, () => take(waiting)),
    ...others.map(async (forWhom) => {
      const id = uuidv7();
      await desk.doing((doing) => holdSlot(doing, { id, typeId: "evaluation", startAt: on("09:00"), forWhom }));
      return desk.doing((doing) => bookHeld(doing, { id: uuidv7(), appointmentId: id, forWhom, language: "en" }));
    }),
  ];
  const outcomes = await Promise.all(rush);
  expect(outcomes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => ({ ok: true })));
  expect(outcomes.slice(10).every(isRefused)).toBe(true);
  expect(await desk.inHouse(overlapsIn)).toBe(0);
});

test("a second wish of the same person takes the place of the first; nobody waits for nobody", async () => {
  const forWhom = await desk.enquirer();
  const first = await waits("", { forWhom });
  const second = await waits("", { forWhom });
  expect([(await entry(first)).state, (await entry(second)).state]).toEqual(["left", "waiting"]);
  const nobody = {
    id: uuidv7(),
    typeId: "evaluation",
    forWhom: { enquiryId: null, patientId: null },
    preference: anytime,
  };
  expect(rulesIn(await desk.doing((doing) => joinWaiting(doing, { ...nobody, insteadOf: null })))).toEqual(["nobody"]);
});

test("a patient waits only for what the public may book, and staff put them on the list for the rest", async () => {
  const forWhom = await desk.enquirer();
  const wish = { typeId: "infusion", forWhom, preference: anytime, insteadOf: null };
  const joins = (rest: object) => desk.doing((doing) => joinWaiting(doing, { ...wish, id: uuidv7(), ...rest }));
  expect(rulesIn(await joins({}))).toEqual(["type"]);
  expect(await joins({ byWhom: "staff" })).toEqual({ ok: true });
});

test("past the cut-off an offer is not taken for the visit it would replace, and that visit stays", async () => {
  const early = await booked("11:00");
  const mine = await booked("15:00");
  const waiting = await waits("Ida Haiku", { insteadOf: mine.id, forWhom: mine.forWhom });
  desk.clock.time = on("15:00") - 23 * HOUR;
  await cancel(early.id);
  expect((await entry(waiting)).state).toBe("offered");
  expect(rulesIn(await take(waiting))).toEqual(["call-us"]);
  expect([await state(mine.id), (await entry(waiting)).state]).toEqual(["booked", "offered"]);
  const forThem = { id: uuidv7(), waitingId: waiting, language: "en", byWhom: "staff" } as const;
  expect(await desk.doing((doing) => takeOffer(doing, forThem))).toEqual({ ok: true });
  expect(await state(mine.id)).toBe("cancelled");
});

test("an offer made at night stands until its time after the quiet hours", async () => {
  const visit = await booked("14:00");
  const waiting = await waits("Ida Haiku");
  desk.clock.time = on("00:00") - 2 * HOUR;
  await cancel(visit.id);
  expect((await entry(waiting)).offer?.offeredUntil).toBe(on("09:00"));
});

test("a time that nobody could still reach is offered to nobody", async () => {
  const visit = await booked("10:00");
  const waiting = await waits("Ida Haiku");
  desk.clock.time = on("08:30");
  await cancel(visit.id);
  expect((await entry(waiting)).state).toBe("waiting");
});
