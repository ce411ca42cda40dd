import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { demoPatients } from "../app/demo/people.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { enterAs } from "../../tests/patient.ts";
import { codeTo, openVisitor, type Visitor, wordsOn } from "../../tests/visitor.ts";

let house: TestHouse;
let fable: Visitor;
let patientId = "";
let alvarez: Asking;
const { birthDate } = demoPatients.find(({ key }) => key === "fable")!;
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const robin = "robin@mail.example";

beforeAll(async () => {
  house = await openTestHouse();
  patientId = house.clinic.patients["fable"]!;
  fable = await enterAs(house, patientId, { email: "fable@mail.example", birthDate });
  alvarez = await signInAs(house, "alvarez");
}, 60_000);
afterAll(() => house.close());

/** In by the code that came to their own mailbox. */
async function comesIn(email: string, network: string): Promise<Visitor> {
  const who = openVisitor(house, network);
  const asked = await who.send(await who.get("/with"), "/with/code", { email });
  await who.send(asked, "/with/enter", { code: await codeTo(house, email) });
  return who;
}

const grants = async (fields: Parameters<Visitor["send"]>[2]) =>
  fable.send(await fable.get("/my/partner"), "/my/partner", { name: "Robin Fable", email: robin, ...fields });

test("a patient lets one person see parts of their pages; the others stay closed, and each part needs a yes of its own", async () => {
  expect((await grants({})).status).toBe(422);
  expect(wordsOn(await grants({ email: "fable@mail.example", parts: "next-visit" }))).toContain("not your own");
  expect((await grants({ parts: "next-visit" })).status).toBe(303);
  const who = await comesIn(robin, "192.0.2.40");
  const page = await who.follow(await who.get("/with"));
  expect(wordsOn(page)).toMatch(/lets you see this. You can only look.*No visit is booked/);
  expect(wordsOn(page)).not.toMatch(/Check-ins that are due|How they have been/);
  expect(page.text).toContain("988");
  // They are nobody's patient here: no page of the patient's own opens for them.
  for (const path of ["/my", "/my/me", "/my/messages", "/my/looks"])
    expect((await who.get(path)).to).toMatch(/^\/my\/door/);
  await grants({ parts: ["reminders", "how-it-goes"] });
  const other = wordsOn(await who.follow(await who.get("/with")));
  expect(other).toContain("Check-ins that are due");
  expect(other).not.toContain("No visit is booked");
  expect(wordsOn(await who.get((await who.get("/with")).to!.replace("/with", "/es/with")))).toContain(
    "Solo puede mirar",
  );
});

test("every look is shown to the patient, and the staff see what was granted", async () => {
  const words = wordsOn(await fable.get("/my/partner"));
  expect(words).toMatch(/Robin Fable may look since.*When they looked.*\d/);
  expect(wordsOn(await fable.get("/my/looks"))).toContain(
    "Robin Fable, who you let look looked at the parts you let them see",
  );
  const { body } = await alvarez(`/api/patients/${patientId}/desk`);
  expect(body).toMatchObject({ partner: { email: robin, parts: ["reminders", "how-it-goes"] } });
});

test("ended, it is over at once, also where they are still in; and the door says the same to everybody", async () => {
  const who = await comesIn(robin, "192.0.2.41");
  const open = (await who.get("/with")).to!;
  expect((await who.get(open)).status).toBe(200);
  const ended = await fable.send(await fable.get("/my/partner"), "/my/partner/end");
  expect(wordsOn(await fable.follow(ended))).toContain("It is over");
  expect((await who.get(open)).status).toBe(404);
  expect(wordsOn(await who.get("/with"))).toContain("Nothing is open for you now");
  const asks = async (email: string, network: string) =>
    (await openVisitor(house, network).post("/with/code", { email })).text.replaceAll(email, "the address");
  await grants({ parts: "reminders", email: "kim@mail.example" });
  expect(await asks("kim@mail.example", "192.0.2.42")).toBe(await asks("nobody@mail.example", "192.0.2.43"));
  expect((await who.get(open)).status).toBe(404);
});

test("who of the clinic looked is told by name and role, and by what; one's own visits to the pages stand apart", async () => {
  for (let n = 0; n < 3; n += 1) await alvarez(`/api/patients/${patientId}/history`);
  const others = wordsOn(await fable.get("/my/looks"));
  expect(others).toMatch(/Nora Alvarez, nurse looked at your medicines and health .*3 times/);
  expect(others).not.toContain("Your own pages");
  expect(wordsOn(await fable.get("/my/looks?whose=own"))).toContain("Your own pages looked at");
  expect(wordsOn(await fable.get("/es/my/looks"))).toContain("Nora Alvarez, enfermería miró sus medicinas y su salud");
  const rows = await inHouse((tx) =>
    tx.q.selectFrom("audit").select("id").where("patient_id", "=", patientId).execute(),
  );
  expect(wordsOn(await fable.get(`/my/looks?before=${rows[0]!.id}`))).toContain("Nobody has looked yet");
});
