import { expect, test } from "vitest";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { RESCUE, type RescueContext, rescueMedicine, rescueWarnings } from "./rescue.ts";
import { LONG_TERM_SYMPTOMS, SYMPTOMS } from "./symptoms.ts";

const now = as<Instant>(Date.UTC(2026, 0, 5, 10, 30));
const ago = (minute: number) => after(now, minutes(-minute));

const calm: RescueContext = {
  now,
  dose: 1,
  route: "",
  values: { hr: 75, spo2: 97, rr: 14, sbp: 130 },
  allergies: [],
  given: [],
};

function warnings(id: string, change: Partial<RescueContext> = {}): string[] {
  const medicine = rescueMedicine(id);
  if (medicine === undefined) throw new Error(`no ${id} in the order set`);
  return rescueWarnings(medicine, { ...calm, dose: medicine.doses[0] ?? 0, ...change });
}

const marks = ["R", "R2", "K-H", "K-M", "K-L", "P"];

test.each(RESCUE)("$id says where it comes from, and is a row one can order", (medicine) => {
  expect(medicine.source.from.length).toBeGreaterThan(10);
  expect(marks).toContain(medicine.source.evidence);
  expect(medicine.doses.every((dose) => dose > 0)).toBe(true);
  expect([medicine.doses.length, medicine.routes.length].every((count) => count > 0)).toBe(true);
  expect(medicine.maxPerVisit ?? Infinity).toBeGreaterThanOrEqual(Math.max(...medicine.doses));
  expect(medicine.id).toBe(medicine.id.toLowerCase());
});

test("ids stand once", () => {
  expect(new Set(RESCUE.map(({ id }) => id)).size).toBe(RESCUE.length);
  const symptoms = [...SYMPTOMS, ...LONG_TERM_SYMPTOMS].map(({ id }) => id);
  expect(new Set(symptoms).size).toBe(symptoms.length);
});

test("only midazolam and lorazepam are controlled, and both lengthen recovery", () => {
  const controlled = RESCUE.filter((medicine) => medicine.controlled);
  expect(controlled.map(({ id }) => id)).toEqual(["midazolam", "lorazepam"]);
  expect(controlled.every(({ sedative }) => sedative)).toBe(true);
});

test("in a well patient midazolam brings its standing warnings and no others", () => {
  expect(warnings("midazolam")).toEqual(rescueMedicine("midazolam")?.warnings);
});

test("an allergy on record, by name or by class, comes first; none asked is said", () => {
  expect(warnings("midazolam", { allergies: ["Midazolam (rash)"] })[0]).toBe("Allergy on record: Midazolam (rash).");
  expect(warnings("lorazepam", { allergies: ["benzodiazepines"] })[0]).toBe("Allergy on record: benzodiazepines.");
  expect(warnings("midazolam", { allergies: null })[0]).toBe("Allergies are not known: ask first.");
  expect(warnings("midazolam", { allergies: ["penicillin"] })).toEqual(warnings("midazolam"));
});

test("the total of the visit counts the dose about to be given", () => {
  const given = (dose: number) => [{ medicine: "labetalol", dose, at: ago(30) }];
  expect(warnings("labetalol", { dose: 10, given: given(30) })).toEqual(warnings("labetalol"));
  expect(warnings("labetalol", { dose: 10, given: given(35) })[0]).toBe(
    "With this dose 45 mg would be given in this visit; the most is 40 mg.",
  );
  expect(
    warnings("clonidine", { dose: 0.2, given: [{ medicine: "clonidine", dose: 0.1, at: ago(60) }] })[0],
  ).not.toContain("With this dose");
});

test("8 mg of ondansetron are for the tongue; into the vein it is 4 mg", () => {
  const largest = (route: string) => warnings("ondansetron", { dose: 8, route }).filter((says) => /largest/.test(says));
  expect(largest("ODT")).toEqual([]);
  expect(largest("IV over 2 to 5 min")).toEqual(["8 mg is more than the largest single dose IV, 4 mg."]);
});

test("a dose above the table's largest is said", () => {
  expect(warnings("ondansetron", { dose: 16 })[0]).toBe("16 mg is more than the largest single dose, 8 mg.");
});

test("the number of doses and the time between them are watched", () => {
  expect(warnings("ketorolac", { given: [{ medicine: "Ketorolac", dose: 15, at: ago(60) }] })[0]).toBe(
    "Already given once; no more than 1 in a visit.",
  );
  const labetalol = (minute: number) =>
    warnings("labetalol", { given: [{ medicine: "labetalol", dose: 5, at: ago(minute) }] });
  expect(labetalol(9)[0]).toBe("Last given 9 min ago; wait 10 min between doses.");
  expect(labetalol(10)).toEqual(warnings("labetalol"));
});

test("a vital that speaks against it is said, and one that is not known must be measured", () => {
  expect(warnings("labetalol", { values: { hr: 59 } })[0]).toBe("Heart rate is under 60/min.");
  expect(warnings("labetalol", { values: { hr: 60 } })).toEqual(warnings("labetalol"));
  expect(warnings("labetalol", { values: {} })[0]).toBe("Heart rate is not known: measure it first.");
  expect(warnings("hydralazine", { values: { hr: 111 } })[0]).toBe("The heart is already fast.");
  expect(warnings("midazolam", { values: { spo2: 93, rr: 9 } }).slice(0, 2)).toEqual([
    "SpO2 is low: sedation can make it worse.",
    "Breathing is slow: sedation can make it worse.",
  ]);
});

test.each([...SYMPTOMS, ...LONG_TERM_SYMPTOMS])(
  "$title says where it comes from, and where its grades do",
  (symptom) => {
    expect(marks).toContain(symptom.source.evidence);
    const hasGrades = Object.keys(symptom.grades).length > 0;
    expect(symptom.gradeSource !== null).toBe(hasGrades);
    expect(JSON.stringify(symptom)).not.toMatch(/meddra|snomed|\d{6,}/i);
  },
);

test("pressure of 165/102 is grade 3 by the table, and only that row was read at its source", () => {
  expect(SYMPTOMS.filter(({ gradeSource }) => gradeSource?.evidence === "R").map(({ id }) => id)).toEqual([
    "high-blood-pressure",
  ]);
  expect(SYMPTOMS.find(({ id }) => id === "high-blood-pressure")?.grades[3]).toContain("160 or over");
});

test("the latest of several doses sets the wait, in whatever order they are listed", () => {
  const given = [20, 4, 12].map((minute) => ({ medicine: "labetalol", dose: 5, at: ago(minute) }));
  expect(warnings("labetalol", { given })[0]).toBe("Last given 4 min ago; wait 10 min between doses.");
  const unlimited = [{ medicine: "ketorolac", dose: 15, at: ago(1) }];
  expect(warnings("ketorolac", { given: unlimited }).join(" ")).not.toContain("wait");
});

test("a heart of exactly 110 is not yet fast", () => {
  expect(warnings("hydralazine", { values: { hr: 110 } })).toEqual(warnings("hydralazine"));
});
