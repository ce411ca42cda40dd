import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundDemo } from "../app/demo/seed.ts";
import { inClinic } from "#plumbing/db.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { changePlace, recordPlace } from "./desk.ts";
import { devicesOf, profileOf } from "./read.ts";

let testHouse: TestHouse;
beforeAll(async () => {
  testHouse = await openTestHouse();
}, 60_000);
afterAll(() => testHouse.close());

const add = (label: string, zone: string) =>
  inClinic(testHouse.house.db, testHouse.clinic.clinicId, async (tx) => {
    const doing = { tx, store: testHouse.house.store, by: "system", at: testHouse.house.now() };
    const roomId = testHouse.clinic.rooms[0] ?? "";
    await recordPlace(doing, "DeviceAdded", {
      deviceId: uuidv7(),
      roomId,
      label,
      zone,
      identifiers: [label],
      addresses: ["192.0.2.17"],
    });
  });

const open = (name: string, zone: string) =>
  inClinic(testHouse.house.db, testHouse.clinic.clinicId, (tx) =>
    recordPlace({ tx, store: testHouse.house.store, by: "system", at: testHouse.house.now() }, "SiteOpened", {
      siteId: uuidv7(),
      name,
      zone,
    }),
  );

const labels = async () =>
  (await inClinic(testHouse.house.db, testHouse.clinic.clinicId, devicesOf)).map(({ label }) => label);

test("a site or a monitor in a zone no clock knows is refused in plain words, and nothing is stored", async () => {
  const says = '"Europe/Atlantis" is not a known time zone. Use a name such as America/New_York.';
  await expect(open("Test annex", "Europe/Atlantis")).rejects.toThrow(says);
  await expect(add("Test monitor", "Europe/Atlantis")).rejects.toThrow(says);
  expect(await labels()).not.toContain("Test monitor");
});

test("one in a known zone is added", async () => {
  await open("Test annex", "Europe/Paris");
  await add("Test monitor", "UTC");
  expect(await labels()).toContain("Test monitor");
});

test("pages at a host belong to one clinic: no second clinic may claim them, nor the installation's own host", async () => {
  const { house, signin, clinic: first } = testHouse;
  const second = await foundDemo(house, signin, house.now(), "second.example");
  const claim = (nth: 0 | 1, host: string) =>
    inClinic(house.db, nth === 0 ? first.clinicId : second.clinicId, async (tx) => {
      const doing = { tx, store: house.store, by: "system", at: house.now(), ownHost: "localhost" };
      return changePlace(doing, uuidv7(), "ProfileSet", { ...(await profileOf(tx)), host });
    });
  const refused = [expect.objectContaining({ rule: "host-taken", field: "host" })];
  expect(await claim(0, "www.first.example")).toEqual([]);
  expect(await claim(1, "www.first.example")).toEqual(refused);
  expect(await claim(1, "www.first.example:8443")).toEqual(refused);
  expect(await claim(1, "localhost")).toEqual(refused);
  expect(await claim(1, "www.second.example")).toEqual([]);
  expect(await claim(0, "www.second.example")).toEqual(refused);
  expect(await claim(0, "www.first.example")).toEqual([]);
  expect(await claim(0, "localhost")).toEqual([]);
});
