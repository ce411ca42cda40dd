import { afterAll, beforeAll, expect, test } from "vitest";
import { askLately, bookTheWeek } from "../app/demo/bookings.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import type { BoardView } from "./board.ts";
import type { Found } from "./search/found.ts";

/** Seven in the morning at the clinic, on a Wednesday: the whole day's visits lie ahead. */
const clock = { now: () => Date.UTC(2026, 11, 2, 12) };
let house: TestHouse;
let park: Asking;
let owner: Asking;

beforeAll(async () => {
  house = await openTestHouse(clock);
  await bookTheWeek(house.house, house.clinic, house.house.now());
  await askLately(house.house, house.clinic, house.house.now());
  park = await signInAs(house, "park");
  owner = await signInAs(house, "vale");
});
afterAll(() => house.close());

const search = async (query: string): Promise<readonly string[]> => {
  const { body } = await park(`/api/search?q=${encodeURIComponent(query)}`);
  return (body as { found: readonly Found[] }).found.map(({ group, name }) => `${group}: ${name}`);
};

test("a patient is found by any beginning of their names, in any order, with the times they still have", async () => {
  for (const query of ["sonn", "SAMIRA son", "sonnet, sam", "DEMO-10204", "1977-05"])
    expect(await search(query), query).toContain("Patients: Sonnet, Samira");
  expect(await search("sonn")).toContain("Appointments: Sonnet, Samira");
});

test("somebody who asked is found by name, address or the digits of their telephone", async () => {
  for (const query of ["sextet", "ana.sex", "555-555 0188"])
    expect(await search(query), query).toContain("Enquiries: Ana Sextet");
});

test("signs that mean something to a database mean nothing here, and one letter is too few", async () => {
  expect([await search("%%"), await search("__"), await search("s"), await search("zebra")]).toEqual([[], [], [], []]);
});

test("who may not see names searches nothing", async () => {
  expect((await owner("/api/search?q=sonn")).status).toBe(403);
});

const boardOf = async (ask: Asking) => (await ask("/api/board")).body as BoardView;

test("the board draws the day's appointments, names the next of a free room, and counts", async () => {
  const { appointments, chairs, prescribers, counts, enquiries } = await boardOf(park);
  expect(appointments.map(({ name, what }) => `${name}: ${what}`)).toContain("Haiku, Mei: 2 of 6");
  expect(chairs.find(({ room }) => room === "Room 4")?.next).toMatchObject({
    name: "Sonnet, Samira",
    what: "maintenance",
    arrived: false,
    ready: ["check-in questions answered", "ride confirmed"],
  });
  expect(prescribers.map(({ name }) => name)).toEqual(["Dr Reyes"]);
  expect(counts).toMatchObject({ today: appointments.length, enquiries: 2 });
  expect(enquiries?.map(({ stage }) => stage)).toEqual(["new", "new", "contacted", "evaluated"]);
});

test("the owner sees the board without anybody's name, appointment or enquiry", async () => {
  const board = await boardOf(owner);
  expect([board.appointments, board.enquiries, board.needsPerson]).toEqual([[], null, []]);
  for (const name of ["Sonnet", "Haiku", "Madrigal", "Sextet"]) expect(JSON.stringify(board)).not.toContain(name);
});

test("an appointment tells how its person is reached; a stranger's id tells nothing", async () => {
  const { appointments } = await boardOf(park);
  const { id } = appointments.find(({ name }) => name.startsWith("Sonnet"))!;
  const { body } = await park(`/api/appointments/${id}/about`);
  expect(body).toMatchObject({ room: "Room 4", escort: true, mrn: "DEMO-10204", reach: { mobile: "+15555550104" } });
  expect((await park(`/api/appointments/${house.clinic.clinicId}/about`)).status).toBe(404);
});
