import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { CHECKS } from "./checks.ts";
import type { ChecklistAnswer, ChecklistItem } from "../measures.ts";
import { verdictOf } from "./verdict.ts";

const now = as<Instant>(Date.UTC(2026, 0, 5, 10));
const judge = (answer: ChecklistAnswer) => verdictOf(answer, { now, protocol: unapprovedExample });
const hoursAgo = (hours: number) => after(now, minutes(-hours * 60));

type Answers = { readonly [Item in ChecklistItem]: Extract<ChecklistAnswer, { item: Item }> };

const well: Answers = {
  changes: {
    item: "changes",
    newMedicine: "no",
    illness: "no",
    emergencyVisit: "no",
    urinarySymptoms: "no",
    troubleAfterLast: "no",
    note: "",
  },
  "mood-and-safety": { item: "mood-and-safety", suicidalThoughts: "no", psychosisOrMania: "no", note: "" },
  fasting: { item: "fasting", lastSolidAt: hoursAgo(12), meal: "light", lastClearAt: hoursAgo(3), glp1: "no" },
  escort: { item: "escort", name: "Test Escort", phone: "555-0100", presence: "confirmed", agreesNotToDrive: "yes" },
  medicines: { item: "medicines", takenAsPlanned: "yes", heldAsPlanned: "yes", note: "" },
  pregnancy: { item: "pregnancy", status: "negative-today" },
  substances: { item: "substances", alcohol: "no", cannabis: "no", other: "no", appearsIntoxicated: "no" },
  consent: { item: "consent", seen: "yes", signedOn: "2025-11-24" },
  "emergency-kit": {
    item: "emergency-kit",
    oxygenAndSuction: "yes",
    defibrillator: "yes",
    rescueMedicinesInDate: "yes",
    trainedPersonOnSite: "yes",
  },
  "call-button": { item: "call-button", way: "A bell at the chair", tried: "yes" },
};

test("there are ten checks, each with its own place and questions", () => {
  expect(CHECKS.map(({ item }) => item)).toEqual(Object.keys(well));
  expect(CHECKS.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const { item, questions } of CHECKS)
    for (const { field } of questions) expect(Object.keys(well[item])).toContain(field);
});

test.each(Object.values(well))("$item answered well is met", (answer) => {
  expect(judge(answer).verdict).toBe("met");
});

const cleared = { verdict: "not-met", clearable: true };
const blocked = { verdict: "not-met", clearable: false };
const open = { verdict: "unknown", clearable: false };

test.each<[string, ChecklistAnswer, object]>([
  ["a new medicine is for the prescriber", { ...well.changes, newMedicine: "yes" }, cleared],
  ["trouble after the last infusion, not asked", { ...well.changes, troubleAfterLast: "unknown" }, open],
  [
    "a yes beside an unasked question cannot be cleared yet",
    { ...well.changes, illness: "yes", urinarySymptoms: "unknown" },
    blocked,
  ],
  ["thoughts of suicide are for the prescriber", { ...well["mood-and-safety"], suicidalThoughts: "yes" }, cleared],
  ["psychosis or mania is for the prescriber", { ...well["mood-and-safety"], psychosisOrMania: "yes" }, cleared],
  ["suicide not asked", { ...well["mood-and-safety"], suicidalThoughts: "unknown" }, open],
  ["too short a fast", { ...well.fasting, lastClearAt: hoursAgo(1) }, cleared],
  ["a fast nobody can tell", { ...well.fasting, lastSolidAt: null }, open],
  ["GLP-1 not asked", { ...well.fasting, glp1: "unknown" }, open],
  ["no escort", { ...well.escort, presence: "not-confirmed" }, blocked],
  ["an escort without a telephone", { ...well.escort, phone: " " }, open],
  ["a patient who means to drive", { ...well.escort, agreesNotToDrive: "no" }, blocked],
  ["driving not asked", { ...well.escort, agreesNotToDrive: "unknown" }, open],
  ["a stimulant taken", { ...well.medicines, heldAsPlanned: "no" }, cleared],
  ["a positive pregnancy test", { item: "pregnancy", status: "positive" }, blocked],
  ["a refused pregnancy test", { item: "pregnancy", status: "refused" }, blocked],
  ["no pregnancy test", { item: "pregnancy", status: "unknown" }, open],
  ["cannabis yesterday", { ...well.substances, cannabis: "yes" }, cleared],
  ["intoxicated", { ...well.substances, appearsIntoxicated: "yes" }, blocked],
  ["alcohol in the last day", { ...well.substances, alcohol: "yes" }, blocked],
  [
    "alcohol, and nobody looked whether intoxicated",
    { ...well.substances, alcohol: "yes", appearsIntoxicated: "unknown" },
    blocked,
  ],
  ["no consent", { ...well.consent, seen: "no" }, blocked],
  ["consent without a day", { ...well.consent, signedOn: "" }, open],
  ["consent from tomorrow", { ...well.consent, signedOn: "2026-01-06" }, open],
  ["consent a year old to the day", { ...well.consent, signedOn: "2025-01-05" }, { verdict: "met" }],
  ["consent a year and a day old", { ...well.consent, signedOn: "2025-01-04" }, blocked],
  ["no defibrillator", { ...well["emergency-kit"], defibrillator: "no" }, blocked],
])("%s", (_, answer, expected) => {
  expect(judge(answer)).toMatchObject(expected);
});

test("thoughts of suicide bring the crisis line and the words not to leave the patient alone", () => {
  const { says } = judge({ ...well["mood-and-safety"], suicidalThoughts: "yes" });
  expect(says).toContain("988");
  expect(says).toContain("Do not leave the patient alone");
});

test("whatever else was answered, one unknown answer keeps a check from being met or cleared", () => {
  const fields = CHECKS.flatMap(({ item, questions }) =>
    questions.filter(({ wants }) => wants !== null).map(({ field }) => ({ item, field })),
  );
  const tri = fc.constantFrom("yes", "no", "unknown");
  fc.assert(
    fc.property(
      fc.constantFrom(...fields),
      fc.array(tri, { minLength: 6, maxLength: 6 }),
      ({ item, field }, answers) => {
        const asked = fields.filter((one) => one.item === item).map((one, index) => [one.field, answers[index]]);
        const answer = { ...well[item], ...Object.fromEntries(asked), [field]: "unknown" } as ChecklistAnswer;
        const { verdict, clearable } = judge(answer);
        expect(verdict).not.toBe("met");
        expect(clearable).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test("the words say which answer was given", () => {
  expect(judge({ ...well.changes, illness: "yes" }).says).toBe("Any new illness? Yes.");
  expect(judge({ ...well["emergency-kit"], defibrillator: "no" }).says).toBe("Is the defibrillator ready? No.");
  expect(judge(well.escort).says).toBe("Test Escort is confirmed.");
  expect(judge({ ...well.escort, presence: "present" }).says).toBe("Test Escort is here.");
});

test("a consent signed today is good", () => {
  expect(judge({ ...well.consent, signedOn: "2026-01-05" }).verdict).toBe("met");
});

test("a consent is of the day the clinic's own calendar shows", () => {
  const at = (hour: number, zone: string, signedOn: string) =>
    verdictOf(
      { ...well.consent, signedOn },
      { now: as<Instant>(Date.UTC(2026, 0, 5, hour)), protocol: unapprovedExample, zone },
    ).verdict;
  // 22:00 UTC on the 5th is 09:00 on the 6th in Sydney; 03:00 UTC on the 5th is 22:00 on the 4th in New York
  expect(at(22, "Australia/Sydney", "2026-01-06")).toBe("met");
  expect(at(22, "Australia/Sydney", "2026-01-07")).toBe("unknown");
  expect(at(3, "America/New_York", "2026-01-05")).toBe("unknown");
  // a year to the day in New York, where it is still the 4th
  expect(at(3, "America/New_York", "2025-01-04")).toBe("met");
  expect(at(22, "Australia/Sydney", "2025-01-05")).toBe("not-met");
});
