import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { changePlace, type DataOf } from "./desk.ts";
import type { PlaceFact } from "./places.ts";
import { closuresOf, hoursOf, leavesOf, placeOf, profileOf, roomsOf, rotasOf, sitesOf } from "./read.ts";

let house: TestHouse;
let siteId: string;
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
beforeAll(async () => {
  house = await openTestHouse();
  siteId = (await inHouse(sitesOf))[0]?.id ?? "";
}, 60_000);
afterAll(() => house.close());

const change = <T extends PlaceFact["type"]>(type: T, data: DataOf<T>, id = uuidv7()) =>
  inHouse((tx) => changePlace({ tx, store: house.house.store, by: "system", at: house.house.now() }, id, type, data));

test("a consulting room is a room to book, and no chair on the board", async () => {
  const rooms = await inHouse(roomsOf);
  expect(rooms.map(({ kind, monitor }) => [kind, monitor])).toEqual([
    ...[1, 2, 3, 4].map(() => ["infusion", true]),
    ["consulting", false],
  ]);
  expect((await inHouse(placeOf))?.rooms).toHaveLength(4);
});

test("the last hours set are the hours", async () => {
  await change("HoursSet", { siteId, weekly: [{ weekday: 6, from: "09:00", to: "13:00" }] });
  expect(await inHouse((tx) => hoursOf(tx, siteId))).toEqual([{ weekday: 6, from: "09:00", to: "13:00" }]);
  expect(await change("HoursSet", { siteId: uuidv7(), weekly: [] })).toMatchObject([{ rule: "site" }]);
});

test("a holiday is kept as days, and is gone once taken back", async () => {
  const closureId = uuidv7();
  const closure = { closureId, siteId, firstDay: "2026-12-24", lastDay: "2026-12-26", why: "holidays" };
  await change("ClosureAdded", closure, closureId);
  await change("ClosureAdded", closure, closureId);
  expect(await inHouse((tx) => closuresOf(tx, siteId))).toEqual([closure]);
  await change("ClosureRemoved", { closureId });
  await change("ClosureRemoved", { closureId });
  expect(await inHouse((tx) => closuresOf(tx, siteId))).toEqual([]);
});

test("leave counts for whatever touches it, and not for what begins when it ends", async () => {
  const [staffId, leaveId] = [uuidv7(), uuidv7()];
  const [fromAt, toAt] = [as<Instant>(1_000_000), as<Instant>(2_000_000)];
  await change("LeaveAdded", { leaveId, staffId, fromAt, toAt, why: "" }, leaveId);
  const between = (from: number, to: number) => inHouse((tx) => leavesOf(tx, as<Instant>(from), as<Instant>(to)));
  expect(await between(1_999_999, 3_000_000)).toEqual([{ leaveId, staffId, fromAt, toAt, why: "" }]);
  expect(await between(2_000_000, 3_000_000)).toEqual([]);
  expect(await between(0, 1_000_000)).toEqual([]);
});

test("everyone on the demonstration's rota works there", async () => {
  const staff = Object.values(house.clinic.staff).map(({ id }) => id);
  const rotas = await inHouse(rotasOf);
  expect(rotas.length).toBe(4);
  for (const { staffId } of rotas) expect(staff).toContain(staffId);
});

test("the clinic says its own name once its profile is set", async () => {
  expect((await inHouse(profileOf)).name).toBe("Dusk Demonstration Clinic");
});
