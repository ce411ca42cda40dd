import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { fold } from "../fold/fold.ts";
import { at, calm, id, line, recorded, vitals, wholeVisit, without } from "../story.test-data.ts";
import { glanceAt, rescueLines, symptomSpans } from "./at-a-glance.ts";

const glance = (lines = wholeVisit) => glanceAt(fold(recorded(lines)), unapprovedExample, at(200));

test("35 mg in 100 mL at 150 mL/h from minute 30 to 70 is the whole bag in 40 minutes", () => {
  expect(glance()).toMatchObject({ givenMg: 35, givenMl: 100, onPump: 40 * 60_000, pauses: [], weightKg: 70 });
});

test("before the start nothing was given, and that is not a zero", () => {
  expect(glance(without(wholeVisit, "InfusionStarted", "InfusionCompleted")).givenMg).toBeNull();
});

test("peaks count from the start on: a high pressure before it is not the infusion's", () => {
  const high = line(93, "VitalsCharted", 20, vitals({ ...calm, sbp: 190 }));
  expect(glance([...wholeVisit, high]).highestPressure).toEqual({ value: 134, dbp: 76, at: at(35) });
});

test("the deepest sedation is the lowest score, the strongest dissociation the highest", () => {
  expect(glance()).toMatchObject({
    lowestSedation: { value: 4, at: at(50.7) },
    highestDissociation: { value: 5, at: at(50.5) },
  });
});

test("a symptom runs from its onset to its end at its worst grade", () => {
  const worse = line(94, "SymptomGraded", 55, { symptomId: id(42), grade: 2 });
  expect(symptomSpans(fold(recorded([...wholeVisit, worse])))).toEqual([
    { id: id(42), title: "Nausea", onsetAt: at(51), endedAt: at(68), worst: 2, transient: true },
  ]);
});

test("a symptom nobody ended goes on", () => {
  expect(symptomSpans(fold(recorded(without(wholeVisit, "SymptomEnded"))))[0]?.endedAt).toBeNull();
});

test("a rescue medicine stands with its effect, and without an order says so", () => {
  const given = line(95, "RescueGiven", 52, {
    orderId: null,
    medicine: "ondansetron",
    dose: 4,
    unit: "mg",
    route: "IV",
  });
  const effect = line(96, "RescueEffectNoted", 62, { givenId: id(95), better: "yes", note: "" });
  const [rescue] = rescueLines(fold(recorded([...wholeVisit, given, effect])));
  expect(rescue).toMatchObject({ order: null, given: { id: id(95) }, effect: { id: id(96) } });
});
