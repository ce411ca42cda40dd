import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyChain } from "#plumbing/chain.ts";
import { IdTaken } from "#plumbing/event-store.ts";
import {
  at,
  HOUR,
  isRefused,
  NOBODY,
  openDesk,
  overlapsIn,
  rulesIn,
  starts,
  type TestDesk,
} from "./clinic-desk.test-data.ts";
import { bookHeld, cancelAppointment, type Hold, holdSlot, moveAppointment, releaseHold } from "./desk.ts";
import { add, taking } from "./doing.ts";
import type { AppointmentFact, Placing } from "./events.ts";
import { appointmentOf, enquiryOf, freeSlots } from "./read.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk("2026-03-02 09:00");
}, 60_000);
afterAll(() => desk.close());

const hold = (startAt: string, rest: Partial<Hold> = {}) => {
  const wish = { id: uuidv7(), typeId: "evaluation", startAt: at(startAt), forWhom: NOBODY, ...rest };
  return desk.doing((doing) => holdSlot(doing, wish)).then((outcome) => ({ ...wish, outcome }));
};
const book = async (appointmentId: string, forWhom = NOBODY, id = uuidv7()) =>
  desk.doing((doing) => bookHeld(doing, { id, appointmentId, forWhom, language: "en" }));
const booked = async (startAt: string) => {
  const forWhom = await desk.enquirer();
  const { id } = await hold(startAt, { forWhom });
  expect(await book(id, forWhom)).toEqual({ ok: true });
  return { id, ...forWhom };
};
const row = async (id: string) => (await desk.inHouse((tx) => appointmentOf(tx, id)))!;
const free = (from: string, to: string) =>
  desk.inHouse((tx) =>
    freeSlots(tx, {
      typeId: "evaluation",
      window: { from: at(from), to: at(to) },
      now: at("2026-03-02 09:00"),
      limit: 99,
    }),
  );

test("a held time is not free for others, who are told the next free ones", async () => {
  const first = await hold("2026-03-04 09:00");
  expect(first.outcome).toMatchObject({ heldUntil: desk.clock.time + 10 * 60_000 });
  const { outcome } = await hold("2026-03-04 09:00");
  expect(rulesIn(outcome)).toContain("not-free");
  expect(isRefused(outcome) && outcome.next[0]!.startAt).toBe(at("2026-03-04 10:15"));
});

test("a hold that ran out blocks nobody", async () => {
  const first = await hold("2026-03-05 09:00");
  desk.clock.time += 11 * 60_000;
  const second = await hold("2026-03-05 09:00");
  expect(second.outcome).toHaveProperty("placing");
  expect((await row(first.id)).state).toBe("released");
});

test("a hold that ran out is still booked while nobody else took the time", async () => {
  const forWhom = await desk.enquirer();
  const { id } = await hold("2026-03-05 11:00", { forWhom });
  desk.clock.time += 2 * HOUR;
  expect(await book(id, forWhom)).toEqual({ ok: true });
  expect((await row(id)).state).toBe("booked");
});

test("a hold that ran out and went to somebody else is refused with the next free times", async () => {
  const forWhom = await desk.enquirer();
  const first = await hold("2026-03-05 13:30", { forWhom });
  desk.clock.time += 11 * 60_000;
  await hold("2026-03-05 13:30");
  const outcome = await book(first.id, forWhom);
  expect(rulesIn(outcome)).toContain("not-free");
  expect(isRefused(outcome) && outcome.next.length).toBeGreaterThan(0);
});

test("sent again, a hold and a booking are one; another time under the same number is refused", async () => {
  const forWhom = await desk.enquirer();
  const first = await hold("2026-03-06 09:00", { forWhom });
  expect((await hold("2026-03-06 09:00", { forWhom, id: first.id })).outcome).toEqual(first.outcome);
  await expect(hold("2026-03-06 11:00", { forWhom, id: first.id })).rejects.toBeInstanceOf(IdTaken);
  const confirmation = uuidv7();
  for (let n = 0; n < 3; n += 1) expect(await book(first.id, forWhom, confirmation)).toEqual({ ok: true });
  expect(await book(first.id, forWhom)).toEqual({ ok: true });
});

test("nobody books a time that is held for somebody else", async () => {
  const { id } = await hold("2026-03-06 11:00", { forWhom: await desk.enquirer() });
  expect(rulesIn(await book(id, await desk.enquirer("Ida Haiku")))).toEqual(["no-such-appointment"]);
});

test("a booked visit moves its enquiry along, and cancelled back to somebody to talk to", async () => {
  const { id, enquiryId } = await booked("2026-03-09 09:00");
  expect((await desk.inHouse((tx) => enquiryOf(tx, enquiryId)))?.stage).toBe("booked");
  await desk.doing((doing) =>
    cancelAppointment(doing, { id: uuidv7(), appointmentId: id, byWhom: "patient", why: "" }),
  );
  expect((await desk.inHouse((tx) => enquiryOf(tx, enquiryId)))?.stage).toBe("contacted");
  expect(starts(await free("2026-03-09 09:00", "2026-03-09 09:01"))).toEqual([at("2026-03-09 09:00")]);
});

test("a patient chooses only what the public may book", async () => {
  expect(rulesIn((await hold("2026-03-09 13:00", { typeId: "infusion" })).outcome)).toEqual(["type"]);
  const byStaff = await hold("2026-03-09 13:00", { typeId: "infusion", byWhom: "staff" });
  expect(byStaff.outcome).toHaveProperty("placing.roomId");
});

test("nobody has two visits at one time", async () => {
  const visit = await booked("2026-03-10 09:00");
  const wish = {
    forWhom: { enquiryId: visit.enquiryId, patientId: null },
    typeId: "infusion",
    byWhom: "staff" as const,
  };
  expect(rulesIn((await hold("2026-03-10 09:30", wish)).outcome)).toEqual(["own-visit"]);
});

test("a move keeps the old time until the new one is taken", async () => {
  const [visit, other] = [await booked("2026-03-11 09:00"), await booked("2026-03-11 11:00")];
  const move = (startAt: string) =>
    desk.doing((doing) =>
      moveAppointment(doing, {
        id: uuidv7(),
        appointmentId: visit.id,
        startAt: at(startAt),
        byWhom: "patient",
        override: null,
      }),
    );
  expect(rulesIn(await move("2026-03-11 11:00"))).toContain("not-free");
  expect((await row(visit.id)).startAt).toBe(at("2026-03-11 09:00"));
  expect(starts(await free("2026-03-11 08:00", "2026-03-11 09:01"))).toEqual([]);
  expect(await move("2026-03-11 09:15")).toEqual({ ok: true });
  expect(await row(visit.id)).toMatchObject({ startAt: at("2026-03-11 09:15"), moves: 1 });
  expect((await row(other.id)).startAt).toBe(at("2026-03-11 11:00"));
});

test("after the cut-off a patient is told whom to call, and the visit stays", async () => {
  const visit = await booked("2026-03-12 09:00");
  desk.turnTo("2026-03-11 10:00");
  const cancel = { id: uuidv7(), appointmentId: visit.id, byWhom: "patient" as const, why: "" };
  const outcome = await desk.doing((doing) => cancelAppointment(doing, cancel));
  expect(rulesIn(outcome)).toEqual(["call-us"]);
  expect(JSON.stringify(outcome)).toContain("+1 555 555 0100");
  const move = { ...cancel, startAt: at("2026-03-13 09:00"), override: null };
  expect(rulesIn(await desk.doing((doing) => moveAppointment(doing, move)))).toEqual(["call-us"]);
  expect((await row(visit.id)).state).toBe("booked");
});

test("where we believe a time free that is not, the database refuses it, and the transaction goes on", async () => {
  const { id, outcome } = await hold("2026-03-13 09:00");
  const { placing } = outcome as { placing: Placing };
  const [twin, after] = await desk.doing(async (doing) => {
    const other = uuidv7();
    const data = { ...NOBODY, typeId: "evaluation", placing, heldUntil: placing.startAt, series: null, nth: null };
    const took = await taking(doing, () =>
      add<AppointmentFact>(doing, `appointment:${other}`, { id: other, type: "AppointmentHeld", data }),
    );
    return [took, await releaseHold(doing, { id: uuidv7(), appointmentId: id })] as const;
  });
  expect(twin).toBe("taken");
  expect(after).toEqual({ ok: true });
  expect(await desk.inHouse((tx) => verifyChain(tx, []))).toMatchObject({ firstFault: null });
});

test("a hold given back is free at once", async () => {
  const { id } = await hold("2026-03-16 09:00");
  await desk.doing((doing) => releaseHold(doing, { id: uuidv7(), appointmentId: id }));
  expect((await hold("2026-03-16 09:00")).outcome).toHaveProperty("placing");
});

test("two hundred people race for one slot: exactly one has it, and everybody else is told the next", async () => {
  const rush = await Promise.all(Array.from({ length: 200 }, () => hold("2026-03-18 09:00")));
  const winners = rush.filter(({ outcome }) => !isRefused(outcome));
  expect(winners).toHaveLength(1);
  for (const { outcome } of rush)
    if (isRefused(outcome)) expect(outcome.next[0]!.startAt).toBeGreaterThan(at("2026-03-18 09:00"));
  expect(await desk.inHouse(overlapsIn)).toBe(0);
}, 60_000);

test("of two who move to one slot at once one has it, and the other stays where they were", async () => {
  const visits = [await booked("2026-03-19 09:00"), await booked("2026-03-19 11:00")];
  const outcomes = await Promise.all(
    visits.map(({ id: appointmentId }) =>
      desk.doing((doing) =>
        moveAppointment(doing, {
          id: uuidv7(),
          appointmentId,
          startAt: at("2026-03-19 14:00"),
          byWhom: "patient",
          override: null,
        }),
      ),
    ),
  );
  expect(outcomes.filter(isRefused)).toHaveLength(1);
  const now = (await Promise.all(visits.map(({ id }) => row(id)))).map(({ startAt }) => startAt);
  expect(now.filter((startAt) => startAt === at("2026-03-19 14:00"))).toHaveLength(1);
  expect(now.filter((startAt) => [at("2026-03-19 09:00"), at("2026-03-19 11:00")].includes(startAt))).toHaveLength(1);
});
