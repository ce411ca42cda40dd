import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coursesOf } from "#course/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { clearPatient } from "../app/demo/cleared.ts";
import type { Order } from "./decide/context.ts";
import { openVisit, placeOrder } from "./desk.ts";
import { order70 } from "./story.test-data.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;
let house: TestHouse;
let patientId: string;
beforeAll(async () => {
  house = await openTestHouse();
  patientId = house.clinic.patients["sonnet"] ?? "";
  const on = as<Instant>(house.house.now() - 3 * DAY);
  await clearPatient(house.house, house.clinic, { patientId, on, weightKg: 72 });
}, 60_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const course = async () => (await inHouse((tx) => coursesOf(tx, patientId)))[0]!;
const doing = (tx: Tx, key: string) => ({
  tx,
  store: house.house.store,
  by: house.clinic.staff[key]?.id ?? "",
  roles: key === "reyes" ? ["prescriber"] : ["nurse"],
  now: house.house.now(),
});

/** The next infusion of the course is opened in a room. */
async function opened(room: number): Promise<string> {
  const id = uuidv7();
  const roomId = house.clinic.rooms[room] ?? "";
  const wish = { id, patientId, roomId, number: 1, of: 6, plannedStartAt: house.house.now() };
  expect(await inHouse((tx) => openVisit(doing(tx, "alvarez"), wish))).toHaveProperty("fact");
  return id;
}

type Entered = { readonly data: unknown; readonly key?: string; readonly at?: Instant; readonly happened?: boolean };

async function entered(infusionId: string, type: Order["type"], { data, key = "alvarez", ...more }: Entered) {
  const outcome = await inHouse((tx) => {
    const { by, now, ...rest } = doing(tx, key);
    const order = { id: uuidv7(), type, at: now, by, data, ...more } as Order;
    return placeOrder({ ...rest, by, now }, { infusionId, patientId, order });
  });
  if (typeof outcome === "string" || "refusals" in outcome) throw new Error(JSON.stringify(outcome));
  return outcome.fact;
}

const struck = (infusionId: string, entryId: string, change: object = {}) =>
  entered(infusionId, "EntryCorrected", {
    key: "reyes",
    data: { entryId, reason: "Charted for another patient", replacement: null, replacementAt: null, ...change },
  });

test("a visit called off before the drug is noted in the course as not given, and the number stays", async () => {
  const id = await opened(0);
  await entered(id, "InfusionCancelled", { data: { why: "Blood pressure 190 over 115" } });
  expect(await course()).toMatchObject({
    given: [],
    missed: [{ nth: 1, why: "Blood pressure 190 over 115" }],
  });
});

test("a start struck in the record does not count, taken back it counts again, and at another time it counts then", async () => {
  const id = await opened(1);
  await entered(id, "WeightMeasured", { data: { kg: 72, previousKg: null, reweighed: false } });
  await entered(id, "OrderSigned", { key: "reyes", data: { ...order70, heightCm: 163 } });
  expect((await course()).given).toEqual([]);
  const start = await entered(id, "InfusionStarted", { data: { rateMlPerHour: 150 }, happened: true });
  expect((await course()).given).toMatchObject([{ nth: 1, infusionId: id, mgPerKg: 0.5, startedAt: start.at }]);
  const strike = await struck(id, start.id);
  expect(await course()).toMatchObject({
    given: [],
    uncounted: [{ infusionId: id, why: "Charted for another patient" }],
  });
  await struck(id, strike.id, { reason: "It was theirs" });
  expect((await course()).given).toMatchObject([{ nth: 1, infusionId: id, startedAt: start.at }]);
  const earlier = as<Instant>(start.at - 7 * MINUTE);
  await struck(id, start.id, { reason: "Ten to", replacement: { rateMlPerHour: 150 }, replacementAt: earlier });
  expect((await course()).given).toMatchObject([{ nth: 1, infusionId: id, startedAt: earlier }]);
});

test("an order struck after the start leaves counted what was given", async () => {
  const { infusionId } = (await course()).given[0]!;
  const orders = await inHouse((tx) =>
    tx.q
      .selectFrom("events")
      .select("id")
      .where("stream", "=", `infusion:${infusionId}`)
      .where("type", "=", "OrderSigned")
      .execute(),
  );
  await struck(infusionId, orders[0]!.id, { reason: "Wrong form" });
  expect((await course()).given).toMatchObject([{ nth: 1, infusionId, mgPerKg: 0.5 }]);
});
