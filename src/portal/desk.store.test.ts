import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dueOf } from "#assessment/read.ts";
import { openEnquiry } from "#booking/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPatients } from "../app/demo/people.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { enterAs } from "../../tests/patient.ts";
import type { Visitor } from "../../tests/visitor.ts";

let house: TestHouse;
let park: Asking;
let fable: Visitor;
beforeAll(async () => {
  house = await openTestHouse();
  park = await signInAs(house, "park");
  const birthDate = demoPatients.find(({ key }) => key === "fable")!.birthDate;
  fable = await enterAs(house, house.clinic.patients["fable"]!, { email: "fable@mail.example", birthDate });
}, 60_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const doing = (tx: Tx) => ({ tx, store: house.house.store, by: "system", now: as<Instant>(Date.now()) });
const lettersTo = (recipient: string) =>
  inHouse((tx) =>
    tx.q
      .selectFrom("letters")
      .select(["subject", "body"])
      .where("template", "=", "forms")
      .where("recipient", "=", recipient)
      .execute(),
  );

async function enquiry(email: string | null, language: "en" | "es" = "en"): Promise<string> {
  const id = uuidv7();
  const asked = {
    name: "Nell Novice",
    email,
    mobile: "+12125550142",
    language,
    zone: "America/New_York",
    texts: false,
  };
  await inHouse((tx) => openEnquiry(doing(tx), { id, ...asked, source: "telephone", wish: "", selfCheck: "none" }));
  return id;
}

const chart = (patientId: string) => ({
  id: uuidv7(),
  patientId,
  mrn: patientId,
  family: "Novice",
  given: "Nell",
  birthDate: "1992-02-03",
  sex: "female",
  heightCm: null,
  allergies: null,
  isAnother: true,
});

test("when a chart is made from an enquiry, the baseline is asked for and one letter in their language leads to their pages", async () => {
  const [email, patientId] = ["nell@mail.example", uuidv7()];
  const id = await enquiry(email, "es");
  const body = chart(patientId);
  expect((await park(`/api/enquiries/${id}/patient`, body)).status).toBe(200);
  expect((await park(`/api/enquiries/${id}/patient`, body)).status).toBe(200);
  const letters = await lettersTo(email);
  expect(letters).toHaveLength(1);
  expect(letters[0]!.body).toMatch(/\/es\/my\n/);
  const due = await inHouse((tx) => dueOf(tx, patientId));
  expect(due.map(({ scaleId }) => scaleId).toSorted()).toEqual(["asq", "gad-7", "phq-9"]);
  expect(due.every(({ how, language }) => how === "patient" && language === "es")).toBe(true);
});

test("without an address the chart is made all the same, nobody is written to, and the button says why", async () => {
  const patientId = uuidv7();
  const id = await enquiry(null);
  expect((await park(`/api/enquiries/${id}/patient`, chart(patientId))).status).toBe(200);
  expect(await inHouse((tx) => dueOf(tx, patientId))).toEqual([]);
  const sent = await park(`/api/patients/${patientId}/forms`, { id: uuidv7(), after: null });
  expect([sent.status, sent.text]).toEqual([409, expect.stringContaining("no e-mail address")]);
});

test("sent again by the button: another letter, and no questionnaire twice; pressed twice, one letter", async () => {
  const patientId = house.clinic.patients["fable"]!;
  const act = { id: uuidv7(), after: null };
  await park(`/api/patients/${patientId}/forms`, act);
  await park(`/api/patients/${patientId}/forms`, act);
  expect(await lettersTo("fable@mail.example")).toHaveLength(1);
  await park(`/api/patients/${patientId}/forms`, { id: uuidv7(), after: null });
  expect(await lettersTo("fable@mail.example")).toHaveLength(2);
  expect(await inHouse((tx) => dueOf(tx, patientId))).toHaveLength(3);
});

test("the front desk sees how far a patient is, and nothing of what they answered", async () => {
  const page = await fable.get("/my/allergies");
  await fable.send(page, "/my/allergies", { act: "add", what: "penicillin, rash" });
  const { status, text } = await park(`/api/patients/${house.clinic.patients["fable"]!}/forms`);
  expect([status, text.includes("Allergies"), text.includes("penicillin")]).toEqual([200, true, false]);
});
