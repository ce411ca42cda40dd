import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordCirclePerson } from "#people/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { clearanceOf } from "./clearance.ts";
import type { EvaluationView } from "./evaluation-view.ts";
import { standOf } from "./rules/findings.ts";

let house: TestHouse;
let physician: Asking;
let nurse: Asking;
let patientId: string;
const evaluationId = uuidv7();

beforeAll(async () => {
  house = await openTestHouse();
  physician = await signInAs(house, "reyes");
  nurse = await signInAs(house, "alvarez");
  patientId = house.clinic.patients["fable"]!;
});
afterAll(() => house.close());

const read = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const now = () => as<Instant>(Date.now());
const order = (type: string, data: object, id = uuidv7()) =>
  physician(`/api/evaluations/${evaluationId}`, { id, type, data });
const view = async () => (await nurse(`/api/patients/${patientId}/evaluation`)).body as EvaluationView;
const rulesIn = (body: unknown) => (body as { refusals: readonly { rule: string }[] }).refusals.map(({ rule }) => rule);
const clearance = () => read((tx) => clearanceOf(tx, patientId, now()));

test("a physician opens an evaluation once; a nurse may not, and nobody is cleared by opening one", async () => {
  expect((await clearance()).state).toBe("none");
  const opening = { id: evaluationId, indication: "TRD-MDD", appointmentId: null };
  expect((await nurse(`/api/patients/${patientId}/evaluation`, opening)).status).toBe(403);
  expect((await physician(`/api/patients/${patientId}/evaluation`, opening)).status).toBe(200);
  expect((await physician(`/api/patients/${patientId}/evaluation`, opening)).status).toBe(200);
  const second = await physician(`/api/patients/${patientId}/evaluation`, { ...opening, id: uuidv7() });
  expect([second.status, rulesIn(second.body)]).toEqual([409, ["already-open"]]);
  expect((await clearance()).state).toBe("none");
});

test("what is typed is kept, the newest of a section standing, and sent twice it is done once", async () => {
  const id = uuidv7();
  const first = await order("NoteSaved", { section: "plan", text: "First" }, id);
  expect((await order("NoteSaved", { section: "plan", text: "First" }, id)).body).toEqual(first.body);
  await order("NoteSaved", { section: "plan", text: "Second" });
  await order("MentalStateSaved", { aspects: { mood: { finding: "low", note: "" } } });
  const { evaluation } = await view();
  expect([evaluation?.notes["plan"]?.text, evaluation?.mentalState?.aspects["mood"]?.finding]).toEqual([
    "Second",
    "low",
  ]);
});

const decision = { decision: "eligible", reasons: "Fits.", toPatient: "", alternatives: [], missing: [] };

test("nobody is eligible while anything is open, and each open finding is named", async () => {
  const refused = await order("Decided", decision);
  const open = (await view()).findings.filter((one) => one.when === "decision" && standOf(one) === "unknown");
  expect(open.length).toBeGreaterThan(10);
  expect(refused.status).toBe(409);
  expect(rulesIn(refused.body)).toEqual(expect.arrayContaining(open.map(({ ruleId }) => `open-${ruleId}`)));
});

test("a finding is passed as it was seen, with a reason, and a hard stop by nobody", async () => {
  const { findings } = await view();
  const seen = (id: string) => {
    const { ruleId, answer, rests } = findings.find((one) => one.ruleId === id)!;
    return { ruleId, answer, rests };
  };
  const short = await order("FindingOverridden", { ...seen("C28"), reason: "ok" });
  expect(rulesIn(short.body)).toEqual(["reason"]);
  const stale = await order("FindingOverridden", { ...seen("C28"), answer: "yes", reason: "Not likely at all." });
  expect(rulesIn(stale.body)).toEqual(["changed"]);
  const hard = await order("FindingOverridden", { ...seen("C03"), reason: "Not likely at all." });
  expect(rulesIn(hard.body)).toEqual(["hard-stop"]);
  await order("FindingOverridden", { ...seen("C28"), reason: "Not likely at all." });
  const passed = (await view()).findings.find(({ ruleId }) => ruleId === "C28");
  expect(passed?.override).toMatchObject({ by: house.clinic.staff["reyes"]!.id, reason: "Not likely at all." });
});

test("a no needs words and another way; then it is signed, and the note stands as it was", async () => {
  const bare = await order("Decided", { ...decision, decision: "declined" });
  expect(rulesIn(bare.body)).toEqual(["to-patient", "alternatives"]);
  const kind = {
    decision: "declined",
    reasons: "Too early.",
    toPatient: "Not now.",
    alternatives: ["TMS"],
    missing: [],
  };
  expect((await order("Decided", kind)).status).toBe(200);
  const decided = (await view()).evaluation?.decisions.at(-1);
  expect(decided?.contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(decided?.findings.length).toBeGreaterThan(40);
  expect(await clearance()).toMatchObject({ state: "not-cleared", decision: "declined" });
  expect(rulesIn((await order("NoteSaved", { section: "plan", text: "Other" })).body)).toEqual(["signed"]);
  expect((await order("NoteSaved", { section: "addendum", text: "Later" })).status).toBe(200);
});

test("a letter goes to nobody the patient did not allow us to write to", async () => {
  const stranger = await order("LetterWritten", { personId: uuidv7(), language: "en", text: "Dear colleague" });
  expect(rulesIn(stranger.body)).toEqual(["no-such-person"]);
});

test("a kept letter is printed as long as the patient lets us write to that person, and not a day longer", async () => {
  const person = { role: "psychiatrist", name: "B. Ode, MD", practice: "Sampleton Psychiatry" } as const;
  const reach = { mobile: "", email: "", fax: "", releasedOn: "2026-11-02" };
  const personId = uuidv7();
  const released = (release: "yes" | "no") =>
    read((tx) => {
      const doing = { tx, store: house.house.store, by: house.clinic.staff["park"]!.id, at: now() };
      return recordCirclePerson(doing, uuidv7(), patientId, { ...person, ...reach, personId, release });
    });
  await released("yes");
  await order("LetterWritten", { personId, language: "en", text: "Dear colleague,\n\n- PHQ-9: 21\n\nInes Reyes, MD" });
  const { evaluation, printable } = await view();
  const letterId = evaluation!.letters[0]!.id;
  expect(printable).toEqual([letterId]);
  const paper = () => nurse(`/api/patients/${patientId}/letters/${letterId}`);
  expect((await paper()).text).toMatch(/^%PDF-/);
  expect((await nurse(`/api/patients/${house.clinic.patients["legend"]}/letters/${letterId}`)).status).toBe(404);
  await released("no");
  expect((await view()).printable).toEqual([]);
  expect((await paper()).status).toBe(404);
});
