import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "#plumbing/db.ts";
import { IdTaken } from "#plumbing/event-store.ts";
import { as, type Instant } from "#science/units.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import type { Medicine } from "./events.ts";
import { recordHistory } from "./history-desk.ts";
import { medicine as known } from "./history/history.test-data.ts";
import type { HistoryOrder } from "./history/may-be-said.ts";
import { historyOf } from "./history-store.ts";
import type { HistoryView } from "./history-view.ts";

let house: TestHouse;
let nurse: Asking;
let physician: Asking;
let desk: Asking;
let patientId: string;

beforeAll(async () => {
  house = await openTestHouse();
  nurse = await signInAs(house, "alvarez");
  physician = await signInAs(house, "reyes");
  desk = await signInAs(house, "park");
  patientId = house.clinic.patients["fable"]!;
});
afterAll(() => house.close());

const medicine = (name: string, more: Partial<Medicine> = {}): Medicine => {
  const { at: _, by: __, ...rest } = known(name, { medicineId: uuidv7(), ...more });
  return rest;
};
const listed = (name: string, more: Partial<Medicine> = {}) => ({
  id: uuidv7(),
  type: "MedicineListed" as const,
  data: medicine(name, more),
});
const write = async (who: Asking, body: object) => who(`/api/patients/${patientId}/history`, body);
const view = async () => (await nurse(`/api/patients/${patientId}/history`)).body as HistoryView;
const says = (body: unknown) => (body as { refusals: readonly { says: string }[] }).refusals.map((one) => one.says);
const recordAs = (by: string, order: HistoryOrder, whose = patientId) =>
  inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    recordHistory({ tx, store: house.house.store, by, now: as<Instant>(Date.now()) }, whose, order),
  );

test("a medicine is listed, changed, stopped with its reason, and the list is known once somebody went through it", async () => {
  const entry = listed("lithium", { dose: { amount: 300, unit: "mg" }, perDay: 2 });
  expect((await write(nurse, entry)).status).toBe(200);
  expect((await view()).interactions.find(({ interaction }) => interaction.id === "X08")?.answer).toBe("unknown");
  const changed = { id: uuidv7(), type: "MedicineChanged", data: { ...entry.data, perDay: 3 } };
  expect((await write(nurse, changed)).status).toBe(200);
  expect((await view()).history.medicines[0]?.perDay).toBe(3);
  await write(nurse, { id: uuidv7(), type: "MedicinesReviewed", data: { saidBy: "staff" } });
  const reviewed = await view();
  expect(reviewed.interactions.find(({ interaction }) => interaction.id === "X14")?.answer).toBe("yes");
  expect(reviewed.interactions.find(({ interaction }) => interaction.id === "X08")?.answer).toBe("no");
  const stop = { medicineId: entry.data.medicineId, on: "2026-01-01", why: "thirst" };
  expect((await write(nurse, { id: uuidv7(), type: "MedicineStopped", data: stop })).status).toBe(200);
  expect((await view()).history).toMatchObject({
    medicines: [],
    stopped: [{ why: "thirst", stoppedOn: "2026-01-01" }],
  });
});

test("sent twice it is done once, and something else under its number is refused", async () => {
  const entry = listed("sertraline");
  expect((await write(nurse, entry)).status).toBe(200);
  expect((await write(nurse, entry)).status).toBe(200);
  expect(
    (await view()).history.medicines.filter(({ medicineId }) => medicineId === entry.data.medicineId),
  ).toHaveLength(1);
  expect((await write(nurse, { ...entry, data: { ...entry.data, note: "another" } })).status).toBe(409);
});

test("a code that is not the name's is refused: it would be matched as what it is not", async () => {
  const wrong = listed("sertraline", { ingredient: { rxcui: "8123", name: "sertraline" } });
  const reply = await write(nurse, wrong);
  expect(reply.status).toBe(409);
  expect(says(reply.body)).toEqual(["This code and name do not belong together."]);
  expect((await write(nurse, listed("x", { ingredient: { rxcui: "999999999", name: "x" } }))).status).toBe(409);
});

test("days that have not come, values that are slips and questions nobody asks are refused in words", async () => {
  const result = {
    workupId: uuidv7(),
    item: "resting-bp",
    doneOn: "2026-01-05",
    abnormal: "no",
    note: "",
    saidBy: "staff",
  };
  const bp = (values: object, doneOn = "2026-01-05") =>
    write(nurse, { id: uuidv7(), type: "WorkupRecorded", data: { ...result, workupId: uuidv7(), doneOn, values } });
  expect((await bp({ sbp: 120, dbp: 80 })).status).toBe(200);
  expect(says((await bp({ sbp: 1200, dbp: 80 })).body)).toEqual(["Systolic: between 60 and 260 mm Hg."]);
  expect(says((await bp({ mood: "fine" })).body)).toEqual(['"mood" is no value of this examination.']);
  expect(says((await bp({}, "2999-01-01")).body)).toEqual(["That day has not come yet."]);
  const asked = { condition: "hiccups", answer: "no", since: "", note: "", saidBy: "staff" };
  const nobody = await write(nurse, { id: uuidv7(), type: "ConditionAnswered", data: asked });
  expect(says(nobody.body)).toEqual(["There is no such question."]);
});

test("a diagnosis is the physician's, a history the clinic's nurses' too, and the front desk sees neither", async () => {
  const made = {
    id: uuidv7(),
    type: "DiagnosisMade",
    data: {
      diagnosisId: uuidv7(),
      code: "F33.2",
      name: "Recurrent depression, severe",
      isPrimary: true,
      clinician: "Ines Reyes",
      madeOn: "2026-01-02",
    },
  };
  expect((await nurse(`/api/patients/${patientId}/diagnoses`, made)).status).toBe(403);
  expect((await write(nurse, made)).status).toBe(422);
  expect((await physician(`/api/patients/${patientId}/diagnoses`, made)).status).toBe(200);
  expect((await view()).history.diagnoses[0]).toMatchObject({ code: "F33.2", isPrimary: true });
  expect((await desk(`/api/patients/${patientId}/history`)).status).toBe(403);
});

test("a patient writes their own word into their own history, marked as theirs, and no result", async () => {
  const by = `patient:${patientId}`;
  const word = listed("bupropion", { saidBy: "patient" });
  expect(await recordAs(by, word)).toEqual({ ok: true });
  expect(await recordAs(by, listed("bupropion", { saidBy: "record" }))).toMatchObject({
    refusals: [{ rule: "said-by" }],
  });
  expect(await recordAs(`patient:${uuidv7()}`, listed("bupropion", { saidBy: "patient" }))).toMatchObject({
    refusals: [{ rule: "no-such-patient" }],
  });
  const clinical = { condition: "mania-now", answer: "no", since: "", note: "", saidBy: "patient" } as const;
  expect(await recordAs(by, { id: uuidv7(), type: "ConditionAnswered", data: clinical })).toMatchObject({
    refusals: [{ rule: "condition" }],
  });
  const history = await inClinic(house.house.db, house.clinic.clinicId, (tx) => historyOf(tx, patientId));
  expect(history.medicines.find(({ medicineId }) => medicineId === word.data.medicineId)).toMatchObject({
    saidBy: "patient",
    by,
  });
});

test("the same number for another patient's entry is taken", async () => {
  const entry = listed("lithium");
  await recordAs("system", entry);
  const other = house.clinic.patients["quill"] ?? Object.values(house.clinic.patients).find((id) => id !== patientId)!;
  await expect(recordAs("system", entry, other)).rejects.toThrow(IdTaken);
});

test("the list of medicines is searched as it is typed", async () => {
  const { body } = await nurse("/api/medicines/search?q=contrave");
  expect(body).toMatchObject({ found: [{ ingredients: [{ name: "naltrexone" }, { name: "bupropion" }] }] });
});
