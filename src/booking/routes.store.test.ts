import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { inClinic } from "#plumbing/db.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { freeSlots } from "./read.ts";

let house: TestHouse;
let desk: Asking;
let nurse: Asking;
beforeAll(async () => {
  house = await openTestHouse();
  desk = await signInAs(house, "park");
  nurse = await signInAs(house, "alvarez");
}, 60_000);
afterAll(() => house.close());

const DAY = 86_400_000;
const free = (typeId: string, skip: number) =>
  inClinic(house.house.db, house.clinic.clinicId, async (tx) => {
    const now = as<Instant>(Date.now());
    const window = { from: as<Instant>(now + skip * DAY), to: as<Instant>(now + (skip + 14) * DAY) };
    return (await freeSlots(tx, { typeId, window, now, limit: 1 }))[0]!;
  });
/** Every test books for somebody else: whoever has a visit at an hour is not booked into it again. */
const patient = (key: string) => house.clinic.patients[key]!;
const booking = (rest: object) => ({
  id: uuidv7(),
  typeId: "infusion",
  enquiryId: null,
  patientId: patient("fable"),
  language: "en",
  override: null,
  ...rest,
});

test("the front desk books, and finds the visit in the schedule with its room, its people and who may be there", async () => {
  const { startAt } = await free("infusion", 2);
  const visit = booking({ startAt });
  expect(await desk("/api/appointments", visit)).toMatchObject({ status: 200, body: { name: "Fable, Adaeze" } });
  const { status, body } = await desk(`/api/schedule?from=${startAt - DAY}&to=${startAt + DAY}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    site: { zone: "America/New_York" },
    appointments: [{ id: visit.id, state: "booked", patientId: patient("fable") }],
  });
  const view = body as { rooms: unknown[]; open: unknown[]; people: { name: string; on: unknown[] }[] };
  expect(view.rooms.length).toBeGreaterThanOrEqual(5);
  expect(view.open.length).toBeGreaterThan(0);
  expect(view.people.find(({ name }) => name === "Nora Alvarez")?.on.length).toBeGreaterThan(0);
});

test("a time that is taken is refused with the next free ones, and never fails", async () => {
  const { startAt, roomId } = await free("infusion", 4);
  await desk("/api/appointments", booking({ startAt, roomId, patientId: patient("novella") }));
  const other = { roomId, patientId: patient("legend"), override: "only this room has the view" };
  const answer = await desk("/api/appointments", booking({ startAt, ...other }));
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("never share a room or a person");
  expect((answer.body as { next: unknown[] }).next.length).toBeGreaterThan(0);
});

test("moved from the desk for a patient who calls, it counts as the patient's wish and no cut-off stands against it", async () => {
  const { startAt } = await free("infusion", 0);
  const visit = booking({ startAt, patientId: patient("sonnet") });
  await desk("/api/appointments", visit);
  const to = await free("infusion", 7);
  const move = { id: uuidv7(), startAt: to.startAt, byWhom: "patient", override: null };
  expect(await desk(`/api/appointments/${visit.id}/move`, move)).toMatchObject({
    status: 200,
    body: { startAt: to.startAt, moves: 1 },
  });
  const { body } = await desk(`/api/appointments/${visit.id}`);
  expect((body as { story: { type: string }[] }).story.map(({ type }) => type)).toEqual([
    "AppointmentBooked",
    "AppointmentMoved",
  ]);
});

test("of the evening's answers the nurse reads all, the front desk only that there is something to ask", async () => {
  const { startAt } = await free("infusion", 10);
  const visit = booking({ startAt, patientId: patient("legend") });
  await desk("/api/appointments", visit);
  const answers = { food: "yes", medicines: "no", illness: "no", pregnancy: "unknown", substances: "no", ride: "no" };
  const path = `/api/appointments/${visit.id}`;
  expect(await desk(`${path}/evening`, { id: uuidv7(), answers })).toMatchObject({ status: 403 });
  expect(await nurse(`${path}/evening`, { id: uuidv7(), answers })).toMatchObject({ status: 200 });
  expect((await nurse(path)).body).toMatchObject({ evening: { wrong: ["pregnancy", "ride"] } });
  const calls = async (who: typeof desk) =>
    ((await who(path)).body as { calls: { id: string; answer: string; call: string }[] }).calls;
  expect((await calls(nurse)).map(({ id, answer, call }) => `${id} ${answer}: ${call}`)).toEqual([
    "pregnancy not sure: Could be pregnant: a prescriber calls before the visit.",
    "ride no: No ride home: without one the visit cannot take place.",
  ]);
  expect((await calls(desk)).map(({ id }) => id)).toEqual(["ride"]);
  expect((await desk(path)).body).toMatchObject({ evening: { wrong: ["a health question", "ride"] } });
  expect((await desk(path)).text).not.toContain("pregnan");
});

test("a question that makes no sense is answered with a sentence at its field", async () => {
  const now = Date.now();
  for (const path of [`/api/schedule?from=${now}&to=${now - 1}`, `/api/slots?typeId=infusion&from=${now}&to=never`])
    expect(await desk(path), path).toMatchObject({ status: 422, body: { refusals: [{ field: "to" }] } });
  const nobody = await desk("/api/appointments", booking({ startAt: now + DAY, patientId: null }));
  expect(nobody).toMatchObject({ status: 409, body: { refusals: [{ rule: "nobody" }] } });
});

test("somebody calls: entered, called back, noted, registered; the whole story stays readable", async () => {
  const id = uuidv7();
  const asked = { name: "Mara Ode", email: null, mobile: "+1 555 555 0123", language: "en", zone: "America/New_York" };
  await desk("/api/enquiries", { id, ...asked, texts: false, source: "telephone", wish: "mornings" });
  const path = `/api/enquiries/${id}`;
  await desk(`${path}/stage`, { id: uuidv7(), stage: "contacted", why: "called back" });
  await desk(`${path}/note`, { id: uuidv7(), text: "wants her sister to come along" });
  const person = {
    family: "Ode",
    given: "Mara",
    birthDate: "1990-05-06",
    sex: "female",
    heightCm: null,
    allergies: null,
  };
  const become = { id: uuidv7(), patientId: uuidv7(), mrn: uuidv7(), ...person, isAnother: false };
  expect(await desk(`${path}/patient`, become)).toMatchObject({ status: 200, body: { stage: "patient" } });
  const { body } = await desk(path);
  expect(body).toMatchObject({ enquiry: { patientId: become.patientId } });
  expect((body as { story: { words: string }[] }).story.map(({ words }) => words)).toEqual([
    "mornings",
    "contacted: called back",
    "wants her sister to come along",
    "",
  ]);
});
