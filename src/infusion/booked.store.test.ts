import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookDirect } from "#booking/desk.ts";
import { appointmentOf } from "#booking/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { openVisit, placeOrder } from "./desk.ts";

const HOUR_MS = 3_600_000;
const ten = Date.UTC(2026, 10, 25, 15);
const clock = { time: ten, now: () => clock.time };
let house: TestHouse;
const appointment = uuidv7();

beforeAll(async () => {
  house = await openTestHouse(clock);
});
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const doing = (tx: Tx) => ({
  tx,
  store: house.house.store,
  by: house.clinic.staff["alvarez"]!.id,
  roles: ["nurse"],
  now: as<Instant>(clock.time),
});
const state = async () => (await inHouse((tx) => appointmentOf(tx, appointment)))?.state;

test("a visit that opens says that who was booked has arrived, and one that ends says that it took place", async () => {
  const [patientId, roomId] = [house.clinic.patients["sonnet"]!, house.clinic.rooms[0]!];
  const booked = await inHouse((tx) =>
    bookDirect(doing(tx), {
      id: appointment,
      typeId: "maintenance",
      startAt: as<Instant>(ten + HOUR_MS),
      forWhom: { patientId, enquiryId: null },
      language: "en",
      override: "they were near",
    }),
  );
  expect(booked).toEqual({ ok: true });
  const infusionId = uuidv7();
  const opening = { id: infusionId, patientId, roomId, number: 7, of: null, plannedStartAt: as<Instant>(ten) };
  await inHouse((tx) => openVisit(doing(tx), opening));
  expect(await state()).toBe("arrived");
  clock.time = ten + 2 * HOUR_MS;
  const at = as<Instant>(clock.time);
  const outcome = await inHouse((tx) => {
    const { by } = doing(tx);
    const order = { id: uuidv7(), type: "InfusionCancelled" as const, at, by, data: { why: "blood pressure" } };
    return placeOrder(doing(tx), { infusionId, patientId, order });
  });
  expect(outcome).toMatchObject({ fact: { type: "InfusionCancelled" } });
  expect(await state()).toBe("done");
});
