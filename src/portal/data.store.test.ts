import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "#plumbing/db.ts";
import { demoPatients } from "../app/demo/people.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { enterAs } from "../../tests/patient.ts";
import { codeTo, fieldsOf, type Seen, type Visitor, wordsOn } from "../../tests/visitor.ts";

let house: TestHouse;
let legend: Visitor;
let patientId = "";
const email = "legend@mail.example";
const { birthDate, family } = demoPatients.find(({ key }) => key === "legend")!;

beforeAll(async () => {
  house = await openTestHouse();
  patientId = house.clinic.patients["legend"]!;
  legend = await enterAs(house, patientId, { email, birthDate });
}, 60_000);
afterAll(() => house.close());

async function ready(lang = ""): Promise<Seen> {
  const asked = await legend.send(await legend.get(`${lang}/my/data`), `${lang}/my/data/code`);
  return legend.send(asked, `${lang}/my/data/enter`, { code: await codeTo(house, email) });
}

test("before anything is handed out, a fresh code is asked for, and a wrong one opens nothing", async () => {
  const asked = await legend.send(await legend.get("/my/data"), "/my/data/code");
  const wrong = await legend.send(asked, "/my/data/enter", { code: "000000" });
  expect([wrong.status, wrong.text.includes("token")]).toEqual([422, false]);
  const forged = { ...fieldsOf(asked, "/my/data/enter"), token: "made-up" };
  const none = await legend.post("/my/data/everything", forged);
  expect([none.status, wordsOn(none)]).toEqual([422, expect.stringContaining("no longer be saved")]);
});

test("everything is one well-formed file, saved once, and that it was taken is in the audit trail", async () => {
  const page = await ready();
  const file = await legend.send(page, "/my/data/everything");
  const data = JSON.parse(file.text) as Record<string, unknown>;
  expect(file.headers.get("content-disposition")).toMatch(/attachment; filename="my-data-\d{4}-\d\d-\d\d\.json"/);
  expect(data).toMatchObject({
    format: "afterglow-patient",
    patient: { id: patientId, birthDate },
    contact: { email },
  });
  expect(Object.keys(data)).toContain("infusions");
  for (const other of Object.values(house.clinic.patients).filter((id) => id !== patientId))
    expect(file.text).not.toContain(other);
  expect((await legend.send(page, "/my/data/everything")).status).toBe(422);
  const noted = await inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    tx.q
      .selectFrom("audit")
      .select("about")
      .where("patient_id", "=", patientId)
      .where("action", "=", "export")
      .execute(),
  );
  expect(noted).toEqual([{ about: "own data: everything" }]);
});

test("the summary is read in both languages, and what nobody asked is not told as none", async () => {
  const english = await legend.send(await ready(), "/my/data/summary");
  expect(english.text).toContain(family);
  expect(english.text).toMatch(/Nobody has said yet that this list is whole|Nobody has asked yet/);
  const spanish = await legend.send(await ready("/es"), "/es/my/data/summary");
  expect(spanish.text).toMatch(/lang="es"[\s\S]*Resumen de[\s\S]*988/);
});
