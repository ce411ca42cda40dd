import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";

let testHouse: TestHouse;
let desk: Asking;
let nurse: Asking;
beforeAll(async () => {
  testHouse = await openTestHouse();
  desk = await signInAs(testHouse, "park");
  nurse = await signInAs(testHouse, "alvarez");
}, 60_000);
afterAll(() => testHouse.close());

const wish = (change: object = {}) => ({
  id: uuidv7(),
  mrn: `DEMO-${uuidv7().slice(-8)}`,
  family: "Ode",
  given: "Mara",
  birthDate: "1990-05-06",
  sex: "female",
  heightCm: 171,
  allergies: ["latex"],
  isAnother: true,
  ...change,
});

test("the front desk registers a patient, whom the nurse then finds with allergies and height", async () => {
  const patient = wish();
  expect(await desk("/api/patients", patient)).toMatchObject({ status: 200, body: { id: patient.id } });
  const { body } = await nurse(`/api/patients/${patient.id}`);
  expect(body).toMatchObject({ name: "Ode, Mara", heightCm: 171, allergies: ["latex"], allergiesKnown: true });
  expect(body).toMatchObject({ fictitious: true });
});

test("allergies nobody asked about are not known, rather than none", async () => {
  const patient = wish({ allergies: null });
  await desk("/api/patients", patient);
  expect((await nurse(`/api/patients/${patient.id}`)).body).toMatchObject({ allergies: [], allergiesKnown: false });
});

test("pressed twice, the patient is registered once", async () => {
  const patient = wish({ family: "Sestina" });
  const answers = await Promise.all([1, 2, 3, 4].map(() => desk("/api/patients", patient)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await desk("/api/patients")).text.match(/Sestina/g)).toHaveLength(1);
});

test("two desks registering one person at once: one does, the other is told", async () => {
  const same = { given: "Ida", family: "Haiku", birthDate: "1971-01-02", isAnother: false };
  const answers = await Promise.all([desk("/api/patients", wish(same)), nurse("/api/patients", wish(same))]);
  expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]));
  expect(answers.map(({ text }) => text).join()).toContain("is here already");
});

test("a child, a taken number and an empty name are refused at their fields", async () => {
  const first = wish();
  await desk("/api/patients", first);
  const told = await desk("/api/patients", wish({ mrn: first.mrn, birthDate: "2015-01-01" }));
  expect(told.status).toBe(409);
  expect(told.body).toMatchObject({ refusals: [{ field: "birthDate" }, { field: "mrn" }] });
  expect(await desk("/api/patients", wish({ family: " " }))).toMatchObject({ status: 422 });
});

test("another person under a number already used is refused, not quietly left out", async () => {
  const first = wish({ family: "Villanelle" });
  await desk("/api/patients", first);
  expect(await desk("/api/patients", { ...first, family: "Rondeau" })).toMatchObject({
    status: 409,
    body: { refusals: [{ rule: "id-taken" }] },
  });
});

test("a name that no database can hold, or of more than one line, is refused", async () => {
  const statuses = [];
  for (const family of ["Ode\u0000", "Ode\ud800", "Ode\r\nBcc: all"])
    statuses.push((await desk("/api/patients", wish({ family }))).status);
  expect(statuses).toEqual([400, 400, 422]);
});
