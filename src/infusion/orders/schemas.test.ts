import { describe, expect, test } from "vitest";
import { at, id, wholeVisit } from "../story.test-data.ts";
import { good } from "./good.test-data.ts";
import { isOrderType, ORDERS, type OrderType } from "./orders.ts";
import { orderBody, schemas } from "./schemas.ts";

const types = Object.keys(good) as OrderType[];
const reads = (type: OrderType, data: unknown) => schemas[type].safeParse(data).success;

test("every kind of entry has a shape and says what it takes to enter it", () => {
  expect(Object.keys(schemas).toSorted()).toEqual(Object.keys(ORDERS).toSorted());
  expect(types.toSorted()).toEqual(Object.keys(ORDERS).toSorted());
});

test("opening a visit is no order, and neither is a word from the language itself", () => {
  for (const word of ["InfusionOpened", "toString", "constructor", "__proto__", ""])
    expect(isOrderType(word), word).toBe(false);
});

describe.each(types)("%s", (type) => {
  test("takes a good entry", () => {
    expect(schemas[type].safeParse(good[type])).toMatchObject({ success: true });
  });

  test("takes nothing it does not know", () => {
    expect(reads(type, { ...good[type], surprise: 1 })).toBe(false);
  });

  test("asks for every field", () => {
    for (const field of Object.keys(good[type])) {
      if (type === "EntryCorrected" && field === "replacement") continue;
      const rest = Object.fromEntries(Object.entries(good[type]).filter(([name]) => name !== field));
      expect(reads(type, rest), `without ${field}`).toBe(false);
    }
  });

  test("refuses what is no entry at all", () => {
    for (const data of [null, undefined, [], "x", 3, {}]) expect(reads(type, data)).toBe(false);
  });
});

test("every answer of the ten checks reads, and one with another check's question does not", () => {
  const answers = wholeVisit.filter(({ type }) => type === "CheckAnswered");
  expect(answers).toHaveLength(10);
  for (const { data } of answers) {
    expect(schemas.CheckAnswered.safeParse(data)).toMatchObject({ success: true });
    expect(reads("CheckAnswered", { ...data, surprise: "yes" })).toBe(false);
  }
  expect(reads("CheckAnswered", { item: "pregnancy", seen: "yes", signedOn: "2025-12-01" })).toBe(false);
});

test("an unanswered question is unknown, never empty, true or null", () => {
  const asked = { item: "medicines", heldAsPlanned: "yes", note: "" };
  expect(reads("CheckAnswered", { ...asked, takenAsPlanned: "unknown" })).toBe(true);
  for (const answer of ["", true, null, "Yes"])
    expect(reads("CheckAnswered", { ...asked, takenAsPlanned: answer })).toBe(false);
});

/** The least and most that reads, and the first that does not on either side. */
const ranges: readonly (readonly [OrderType, string, least: number, most: number, step: number])[] = [
  ["WeightMeasured", "kg", 20, 400, 0.1],
  ["LinePlaced", "gauge", 14, 26, 1],
  ["OrderSigned", "mgPerKg", 0.01, 10, 0.001],
  ["OrderSigned", "minutes", 1, 600, 0.1],
  ["OrderSigned", "heightCm", 100, 230, 0.1],
  ["DosePrepared", "diluentMl", 1, 1000, 0.1],
  ["InfusionStarted", "rateMlPerHour", 0.1, 999, 0.01],
  ["InfusionPaused", "pumpVolumeMl", 0, 2000, 0.1],
  ["PumpRead", "rateMlPerHour", 0, 999, 0.1],
  ["SedationScored", "moaas", 0, 5, 1],
  ["DissociationScored", "nrs", 0, 10, 1],
  ["ComfortScored", "nausea", 0, 10, 1],
  ["SymptomGraded", "grade", 1, 4, 1],
  ["RescueGiven", "dose", 0.0001, 5000, 0.0001],
];

test.each(ranges)("%s: %s reads from %d to %d and not beyond", (type, field, least, most, step) => {
  const withNumber = (value: unknown) => reads(type, { ...good[type], [field]: value });
  expect([least, most].map(withNumber)).toEqual([true, true]);
  expect([least - step, most + step].map(withNumber)).toEqual([false, false]);
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1, String(least)]) expect(withNumber(value)).toBe(false);
});

const bodily: readonly (readonly [string, least: number, most: number])[] = [
  ["sbp", 20, 320],
  ["dbp", 10, 260],
  ["map", 10, 290],
  ["hr", 15, 350],
  ["spo2", 1, 100],
  ["rr", 0, 150],
  ["temp", 20, 45],
  ["etco2", 0, 150],
];

test.each(bodily)("a body can show %s from %d to %d", (name, least, most) => {
  const charted = (value: number) => reads("VitalsCharted", { ...good.VitalsCharted, values: { [name]: value } });
  expect([least - 0.1, least, most, most + 0.1].map(charted)).toEqual([false, true, true, false]);
});

test("scores count in whole points, and an item not scored is null, not zero", () => {
  const padss = { "vital-signs": 2, activity: 2, nausea: 2, pain: 2 };
  expect(reads("PadssScored", { items: { ...padss, bleeding: null } })).toBe(true);
  for (const bleeding of [1.5, 3, -1, "2"]) expect(reads("PadssScored", { items: { ...padss, bleeding } })).toBe(false);
  expect(reads("DissociationScored", { nrs: 4.5, asksToStop: false })).toBe(false);
});

test("a limit is passed and a criterion overridden only with a reason in words", () => {
  const passed = (reason: string) =>
    reads("OrderSigned", { ...good.OrderSigned, overrides: [{ rule: "minutes-below-soft", reason }] });
  expect([passed("Tolerated before."), passed(""), passed("   ")]).toEqual([true, false, false]);
  expect(reads("DischargeOverridden", { criteria: [], reason: "Well." })).toBe(false);
  expect(reads("DischargeOverridden", { criteria: ["walks"], reason: " " })).toBe(false);
  expect(reads("EntryCorrected", { ...good.EntryCorrected, reason: "ab" })).toBe(false);
});

test("a vial's expiry is a day there is", () => {
  const expires = (day: string) => reads("DosePrepared", { ...good.DosePrepared, expires: day });
  expect(["2027-03-31", "2027-02-30", "03/31/2027", "2027-03", ""].map(expires)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("a signature names the whole hash of what was read", () => {
  const hash = (contentHash: string) => reads("RecordSigned", { ...good.RecordSigned, contentHash });
  expect(["0f".repeat(32), "0f".repeat(31), "0F".repeat(32), ""].map(hash)).toEqual([true, false, false, false]);
});

test("what the tablet sends round an entry is as strict as the entry", () => {
  const body = { id: id(1), patientId: id(800), at: at(0), data: {} };
  const readsBody = (more: object) => orderBody.safeParse({ ...body, ...more }).success;
  expect([{}, { happened: true }].map(readsBody)).toEqual([true, true]);
  for (const wrong of [{ id: "7" }, { patientId: "" }, { at: 12 }, { at: "now" }, { happened: "yes" }, { by: "me" }])
    expect(readsBody(wrong), JSON.stringify(wrong)).toBe(false);
});

test("what somebody decides needs their identity anew and cannot have happened already", () => {
  const judged = types.filter((type) => ORDERS[type].judgement).toSorted();
  expect(judged).toEqual([
    "CheckCleared",
    "DischargeOverridden",
    "DiscrepancyResolved",
    "DoseChecked",
    "MonitorAttached",
    "OrderSigned",
    "RecordSigned",
    "RescueOrdered",
  ]);
  const fresh = types.filter((type) => ORDERS[type].fresh).toSorted();
  expect(fresh).toEqual(judged.filter((type) => type !== "DiscrepancyResolved" && type !== "MonitorAttached"));
});

test("only stopping, and saying that one comes to a patient who calls, work from a locked screen", () => {
  expect(types.filter((type) => ORDERS[type].evenLocked === true)).toEqual(["InfusionStopped", "CallAnswered"]);
});

test("medicine, unit and route of a rescue dose are those of the order set, also in a correction", () => {
  const given = (more: object) => reads("RescueGiven", { ...good.RescueGiven, ...more });
  expect([given({}), given({ route: "ODT" }), given({ route: "IV over 2 min" })]).toEqual([true, true, true]);
  expect([given({ unit: "kg" }), given({ route: "IM" }), given({ medicine: "propofol" })]).toEqual([
    false,
    false,
    false,
  ]);
  expect([given({ orderedBy: "Dr Cora", warningsSeen: [] }), given({ orderedBy: " " })]).toEqual([true, false]);
  expect(reads("RescueOrdered", { ...good.RescueOrdered, unit: "kg" })).toBe(false);
});
