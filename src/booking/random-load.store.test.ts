import * as fc from "fast-check";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPlace } from "#clinic/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { projections } from "../app/house.ts";
import { at, DAY, openDesk, overlapsIn, type TestDesk } from "./clinic-desk.test-data.ts";
import {
  bookDirect,
  bookHeld,
  cancelAppointment,
  declineOffer,
  holdSlot,
  joinWaiting,
  moveAppointment,
  releaseExpired,
  releaseHold,
  takeOffer,
} from "./desk.ts";
import type { ForWhom } from "./events.ts";
import { type Appointment, isOccupying } from "./fold/appointment.ts";
import { rulesOf } from "./read.ts";

let desk: TestDesk;
let people: readonly ForWhom[];
const appointments: string[] = [];
const waiting: string[] = [];

beforeAll(async () => {
  desk = await openDesk("2026-03-03 09:00");
  people = await Promise.all(Array.from({ length: 24 }, () => desk.enquirer()));
  await openBerlin();
}, 60_000);
afterAll(() => desk.close());

/** A second site whose clocks change three weeks later, with rooms of its own and the same people. */
async function openBerlin(): Promise<void> {
  const [siteId, roomId] = [uuidv7(), uuidv7()];
  const weekly = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from: "07:00", to: "23:00" }));
  await desk.doing(async ({ tx, store, by, now }) => {
    const doing = { tx, store, by, at: now };
    await recordPlace(doing, "SiteOpened", { siteId, name: "Second site", zone: "Europe/Berlin" });
    await recordPlace(doing, "RoomAdded", { roomId, siteId, name: "Room B", nth: 1, kind: "consulting" });
    await recordPlace(doing, "HoursSet", { siteId, weekly });
  });
}

/** Starts about the two nights on which clocks change, in New York and in Berlin, on the quarter hours. */
const start = fc
  .tuple(
    fc.constantFrom("2026-03-06 00:00", "2026-03-28 00:00"),
    fc.constantFrom(0, 2, 3),
    fc.integer({ min: 30, max: 58 }),
  )
  .map(([first, day, quarters]) => as<Instant>(at(first) + day * DAY + quarters * 900_000));

const some = fc.nat(1_000_000);
const order = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant("hold" as const), start, who: some, type: some }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("book" as const), what: some, who: some }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("direct" as const), start, who: some, type: some, past: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("move" as const), what: some, start, past: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("cancel" as const, "release" as const), what: some }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("wait" as const), who: some }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("take" as const, "decline" as const), what: some }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("lapse" as const), minutes: fc.nat(12) }) },
);
type Order = typeof order extends fc.Arbitrary<infer O> ? O : never;

const TYPES = ["evaluation", "infusion", "follow-up", "infusion", "evaluation-video", "infusion"];
const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];
/** Most ask for one nurse by name, so that she is asked for by more than she can be beside. */
const namedIn = (typeId: string, n: number) =>
  typeId === "infusion" && n % 4 !== 0 ? [desk.clinic.staff["alvarez"]!.id] : [];
const nobody = { enquiryId: null, patientId: null };

async function carryOut(one: Order): Promise<void> {
  await desk.doing(async (doing) => {
    const id = uuidv7();
    const whom = "who" in one ? (pick(people, one.who) ?? nobody) : nobody;
    const typeId = "type" in one ? (pick(TYPES, one.type) ?? "evaluation") : "evaluation";
    const appointmentId = "what" in one ? (pick(appointments, one.what) ?? id) : id;
    const waitingId = "what" in one ? (pick(waiting, one.what) ?? id) : id;
    switch (one.does) {
      case "hold":
        appointments.push(id);
        return holdSlot(doing, {
          id,
          typeId,
          startAt: one.start,
          forWhom: nobody,
          byWhom: "staff",
          staffIds: namedIn(typeId, one.who),
        });
      case "book":
        return bookHeld(doing, { id, appointmentId, forWhom: whom, language: "en" });
      case "direct":
        appointments.push(id);
        return bookDirect(doing, {
          id,
          typeId,
          startAt: one.start,
          forWhom: whom,
          staffIds: namedIn(typeId, one.who),
          language: "en",
          override: one.past ? "for a reason" : null,
        });
      case "move":
        return moveAppointment(doing, {
          id,
          appointmentId,
          startAt: one.start,
          byWhom: "staff",
          override: one.past ? "for a reason" : null,
        });
      case "cancel":
        return cancelAppointment(doing, { id, appointmentId, byWhom: "staff", why: "asked to" });
      case "release":
        return releaseHold(doing, { id, appointmentId });
      case "wait": {
        waiting.push(id);
        const preference = { weekdays: [], from: "00:00", to: "24:00", notBefore: doing.now };
        const notAfter = as<Instant>(doing.now + 60 * DAY);
        return joinWaiting(doing, {
          id,
          typeId: "evaluation",
          forWhom: whom,
          insteadOf: null,
          preference: { ...preference, notAfter },
        });
      }
      case "take":
        return takeOffer(doing, { id, waitingId, language: "en" });
      case "decline":
        return declineOffer(doing, { id, waitingId });
      case "lapse":
        desk.clock.time += one.minutes * 60_000;
        return releaseExpired(doing);
    }
  });
}

type Taken = { id: string; lane: string; from: number; to: number };

const lanesOf = async ({ q }: Tx): Promise<readonly Taken[]> => {
  const rows = await q
    .selectFrom("lanes")
    .select(["appointment_id", "lane", sql<Date>`lower(during)`.as("from"), sql<Date>`upper(during)`.as("to")])
    .execute();
  return rows.map(({ appointment_id, lane, from, to }) => ({ id: appointment_id, lane, from: +from, to: +to }));
};

/** The most patients that somebody is ever beside, and whether one they are wholly taken by ever shares them. */
function besideOf(taken: readonly Taken[]): readonly { most: number; shared: boolean }[] {
  const byPerson = Map.groupBy(
    taken.filter(({ lane }) => lane.startsWith("staff:")),
    ({ lane }) => lane.split("#")[0],
  );
  return [...byPerson.values()].map((lanes) => {
    const at_ = lanes.map(({ from }) =>
      Map.groupBy(
        lanes.filter((one) => one.from <= from && from < one.to),
        ({ id }) => id,
      ),
    );
    return {
      most: Math.max(...at_.map(({ size }) => size)),
      shared: at_.some((now) => now.size > 1 && [...now.values()].some((seats) => seats.length > 1)),
    };
  });
}

let fullest = 0;

async function holdTrue(): Promise<void> {
  const [overlaps, taken, rules] = await desk.inHouse(
    async (tx) => [await overlapsIn(tx), await lanesOf(tx), await rulesOf(tx)] as const,
  );
  expect(overlaps).toBe(0);
  for (const { most, shared } of besideOf(taken)) {
    fullest = Math.max(fullest, most);
    expect(most).toBeLessThanOrEqual(rules.patientsPerNurse);
    expect(shared).toBe(false);
  }
  const bodies = await desk.inHouse(({ q }) => q.selectFrom("appointments").select(["id", "body"]).execute());
  const meant = bodies.flatMap(({ id, body }) => {
    const appointment = JSON.parse(body) as Appointment;
    const { lanes, occupiedFrom: from, occupiedTo: to } = appointment.placing;
    return isOccupying(appointment) ? lanes.map((lane) => `${id} ${lane} ${from} ${to}`) : [];
  });
  expect(taken.map(({ id, lane, from, to }) => `${id} ${lane} ${from} ${to}`).toSorted()).toEqual(meant.toSorted());
}

test("whatever six clients do at once, no room and no person is taken twice, and no nurse has too many", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 30, maxLength: 60 }), async (orders) => {
      for (let n = 0; n < orders.length; n += 6) await Promise.all(orders.slice(n, n + 6).map(carryOut));
      await holdTrue();
    }),
    { numRuns: 12, endOnFailure: true },
  );
  const states = await desk.inHouse(({ q }) => q.selectFrom("appointments").select("state").execute());
  const seen = new Set(states.map(({ state }) => state));
  for (const state of ["booked", "cancelled", "released"]) expect(seen, "the load was one").toContain(state);
  expect(fullest, "somebody was asked for by as many as they can be beside").toBe(2);
}, 180_000);

const tables = ["appointments", "lanes", "enquiries", "waiting", "settings", "tasks"];

const dump = (tx: Tx) =>
  Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{
        row: string;
      }>`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(tx.q);
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );

test("made anew from the facts, appointments, lanes, enquiries, the wait-list and its needs are the same to the byte", async () => {
  const before = await desk.inHouse(dump);
  for (const table of ["appointments", "lanes", "enquiries", "waiting"])
    expect(Object.fromEntries(before)[table]!.length, table).toBeGreaterThan(0);
  await desk.inHouse((tx) => rebuild(tx, projections));
  expect(await desk.inHouse(dump)).toEqual(before);
}, 60_000);
