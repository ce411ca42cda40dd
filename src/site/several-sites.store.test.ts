import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { appointmentsBetween } from "#booking/read.ts";
import { recordPlace } from "#clinic/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { codeTo, openVisitor, type Seen, wordsOn } from "../../tests/visitor.ts";

/** Monday 30 November 2026, 9 o'clock in New York. */
const monday = Date.UTC(2026, 10, 30, 14);
const uptown = uuidv7();
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ now: () => monday });
  await inHouse(async (tx) => {
    const doing = { tx, store: house.house.store, by: "system", at: as<Instant>(monday) };
    const weekly = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: "09:00", to: "17:00" }));
    await recordPlace(doing, "SiteOpened", {
      siteId: uptown,
      name: "Uptown, 5 Example Avenue",
      zone: "America/New_York",
    });
    const room = { roomId: uuidv7(), siteId: uptown, name: "Uptown room", nth: 1, kind: "consulting" as const };
    await recordPlace(doing, "RoomAdded", room);
    await recordPlace(doing, "HoursSet", { siteId: uptown, weekly });
  });
}, 60_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const atUptown = ({ text }: Seen): readonly string[] =>
  [...text.matchAll(new RegExp(`value="(\\d+ ${uptown})"`, "g"))].map(([, value = ""]) => value);

test("a clinic with several sites says at which one a time is, and books the one that was chosen", async () => {
  const who = openVisitor(house, "192.0.2.1");
  expect(wordsOn(await who.get("/book"))).toMatch(/In person: .*Dusk Demonstration Clinic or Uptown, 5 Example Avenue/);
  const times = await who.get("/book?type=evaluation");
  const [first = "", second = ""] = atUptown(times);
  expect(wordsOn(times)).toMatch(/AM ?Uptown, 5 Example Avenue/);
  expect(wordsOn(times)).toMatch(/AM ?Dusk Demonstration Clinic/);
  const details = await who.follow(await who.send(times, "/book/hold", { at: first }));
  expect(wordsOn(details)).toMatch(/Uptown, 5 Example Avenue/);
  const person = { name: "Mara Ode", email: "mara.ode@mail.example", wish: "" };
  const asked = await who.send(details, "/book/details", person);
  const booked = await who.follow(await who.send(asked, "/book/confirm", { code: await codeTo(house, person.email) }));
  expect(wordsOn(booked)).toMatch(/Uptown, 5 Example Avenue/);
  expect(wordsOn(booked)).not.toMatch(/Time\) ?1 Example Square/);
  const from = as<Instant>(Number(first.split(" ")[0]));
  const [row] = await inHouse((tx) => appointmentsBetween(tx, from, as<Instant>(from + 1)));
  expect(row).toMatchObject({ state: "booked", siteId: uptown });
  const id = row?.id ?? "";
  const moving = await who.get(`/visits/${id}/move`);
  const moved = await who.send(moving, `/visits/${id}/move`, { at: second });
  expect(moved.to).toBe(`/visits/${id}?said=moved`);
  expect(wordsOn(await who.get("/visits"))).toMatch(/Uptown, 5 Example Avenue/);
});

test("a time that is none leads back to the choice", async () => {
  const who = openVisitor(house, "192.0.2.2");
  const times = await who.get("/book?type=evaluation");
  for (const at of ["", "soon", "0", "99999999999999999", `1 ${uptown}x`])
    expect((await who.send(times, "/book/hold", { at })).to).toBe("/book");
});
