import { expect, test } from "vitest";
import { calm, id, vitals } from "../story.test-data.ts";
import { correctedEntry, editFields, textsOf, withMedicine } from "./correcting.ts";

const fromMonitor = vitals(calm, { source: "monitor", deviceId: id(900) });
const correct = (data: unknown, change: Readonly<Record<string, string>>, type = "VitalsCharted" as const) => {
  const fields = editFields(type, data);
  return correctedEntry(type, data, fields, { ...textsOf(fields, data), ...change });
};

test("a vital sign is offered with its unit, and where the numbers came from is not", () => {
  const labels = editFields("VitalsCharted", fromMonitor).map(({ label }) => label);
  expect(labels).toContain("Systolic pressure, mm Hg");
  expect(labels).not.toContain("Source");
  expect(labels).not.toContain("Device id");
});

test("a monitor's number changed by a person is no longer the monitor's, and what it proposed is kept", () => {
  expect(correct(fromMonitor, { "values.sbp": "128" })).toEqual({
    data: { ...fromMonitor, values: { ...calm, sbp: 128 }, source: "monitor-edited", proposed: calm },
  });
});

test("changing only whether there were symptoms leaves the numbers the monitor's", () => {
  expect(correct(fromMonitor, { symptomatic: "yes" })).toEqual({ data: { ...fromMonitor, symptomatic: "yes" } });
});

test("a number taken away is not measured; it does not become zero", () => {
  const { rr: _rr, ...rest } = calm;
  expect(correct(vitals(calm), { "values.rr": "" })).toEqual({ data: vitals(rest) });
});

test("what no body can show is refused at its field", () => {
  expect(correct(vitals(calm), { "values.spo2": "980" })).toEqual({
    faults: { "values.spo2": "100 is the most that makes sense" },
  });
});

test("a score of an Aldrete item is one of its points, and may be unanswered", () => {
  const items = { activity: 2, respiration: 2, circulation: 1, consciousness: 2, spo2: 2 } as const;
  const fields = editFields("AldreteScored", { items });
  expect(fields.find(({ path }) => path === "items.circulation")).toMatchObject({
    kind: "choice",
    options: ["0", "1", "2"],
    mayLack: true,
  });
  const texts = { ...textsOf(fields, { items }), "items.circulation": "2", "items.activity": "" };
  expect(correctedEntry("AldreteScored", { items }, fields, texts)).toEqual({
    data: { items: { ...items, circulation: 2, activity: null } },
  });
});

test("a symptom is chosen from the list, not written", () => {
  const noted = { symptom: "nausea", grade: 1, transient: true, note: "" } as const;
  const fields = editFields("SymptomNoted", noted);
  expect(fields.find(({ path }) => path === "symptom")?.options).toContain("dizziness");
  const texts = { ...textsOf(fields, noted), symptom: "dizziness", grade: "2", transient: "no" };
  expect(correctedEntry("SymptomNoted", noted, fields, texts)).toEqual({
    data: { symptom: "dizziness", grade: 2, transient: false, note: "" },
  });
});

test("a check of the day offers the questions of that check alone", () => {
  const answer = { item: "substances", alcohol: "no", cannabis: "unknown", other: "no", appearsIntoxicated: "no" };
  const fields = editFields("CheckAnswered", answer);
  expect(fields.map(({ path }) => path)).toEqual(["alcohol", "cannabis", "other", "appearsIntoxicated"]);
  expect(fields[1]).toMatchObject({ kind: "choice", options: ["yes", "no", "unknown"] });
});

test("a medicine is corrected from the lists of the bedside: its unit, its ways, and no other", () => {
  const given = { orderId: null, medicine: "midazolam", dose: 1, unit: "mg", route: "IV" };
  const fields = editFields("RescueGiven", given);
  const options = (path: string) => fields.find((one) => one.path === path)?.options;
  expect(options("medicine")).toContain("ondansetron");
  expect([options("unit"), options("route")]).toEqual([["mg"], ["IV"]]);
  expect(correctedEntry("RescueGiven", given, fields, { ...textsOf(fields, given), unit: "kg" })).toEqual({
    faults: { unit: "midazolam is given in mg" },
  });
});

test("another medicine brings its own unit and its first way", () => {
  const given = { orderId: null, medicine: "midazolam", dose: 1, unit: "mg", route: "IV" };
  const texts = withMedicine(textsOf(editFields("RescueGiven", given), given), "promethazine");
  expect(texts).toMatchObject({ medicine: "promethazine", unit: "mg", route: "PO" });
  const fields = editFields("RescueGiven", { ...given, ...texts });
  expect(fields.find(({ path }) => path === "route")?.options).toEqual(["PO", "IM"]);
});
