import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { MedicineDay } from "../events.ts";
import { historyFrom } from "../fold/history.ts";
import { asTaken, isUndecided } from "./day-of-medicine.ts";
import { medicine, recorded } from "./history.test-data.ts";
import { saidRefusals } from "./may-be-said.ts";
import { medicineDays } from "./medicine-days.ts";

const today = { year: 2026, month: 11, day: 2 };
const lorazepam = medicine("lorazepam", { dose: { amount: 0.5, unit: "mg" }, perDay: 2 });
const listed = (one: ReturnType<typeof medicine>) => ({ type: "MedicineListed" as const, data: one });
const decided = (one: ReturnType<typeof medicine>, more: Partial<MedicineDay> = {}) => ({
  type: "MedicineDayDecided" as const,
  data: {
    medicineId: one.medicineId,
    onTheDay: "leave-out" as const,
    hoursBefore: null,
    note: "",
    of: asTaken(one),
    ...more,
  },
});
const dayOf = (...facts: Parameters<typeof recorded>[0]) => medicineDays(historyFrom(recorded(facts)))[0]!;

test.each([
  ["lisinopril", "take", false],
  ["sertraline", "take", false],
  ["methylphenidate", "hold", true],
  ["lorazepam", "ask", true],
  ["theophylline", "ask", true],
  ["clozapine", "ask", true],
  ["omeprazole", null, true],
  ["a white pill", null, true],
] as const)("of %s the table says %s for the day; undecided: %s", (name, table, open) => {
  const day = dayOf(listed(medicine(name)));
  expect([day.table, isUndecided(day)]).toEqual([table, open]);
});

test("a physician's word stands, the newest of two, whatever the table says", () => {
  const day = dayOf(listed(lorazepam), decided(lorazepam), decided(lorazepam, { onTheDay: "take" }));
  expect(day.decided?.onTheDay).toBe("take");
  expect(isUndecided(day)).toBe(false);
});

test("decided of one amount, it is not decided of another; a note added to the list changes nothing", () => {
  const more = { ...lorazepam, dose: { amount: 2, unit: "mg" as const } };
  const changed = dayOf(listed(lorazepam), decided(lorazepam), { type: "MedicineChanged", data: more });
  expect([changed.decided, changed.isOutdated, isUndecided(changed)]).toEqual([null, true, true]);
  const noted = { ...lorazepam, takenFor: "sleep", note: "since spring" };
  expect(dayOf(listed(lorazepam), decided(lorazepam), { type: "MedicineChanged", data: noted }).decided).not.toBeNull();
});

test("no patient decides it, nobody decides of what has changed, and hours belong to what is left out", () => {
  const history = historyFrom(recorded([listed(lorazepam)]));
  const against = (data: MedicineDay, isPatient = false) =>
    saidRefusals({ id: "f", type: "MedicineDayDecided", data }, { history, today, isPatient }).map(({ rule }) => rule);
  const { data } = decided(lorazepam);
  expect(against(data)).toEqual([]);
  expect(against(data, true)).toEqual(["said-by"]);
  expect(against({ ...data, of: { ...data.of, perDay: 3 } })).toEqual(["changed"]);
  expect(against({ ...data, medicineId: "m-other" })).toEqual(["not-listed"]);
  expect(against({ ...data, onTheDay: "take", hoursBefore: 12 })).toEqual(["hours"]);
});

const names = ["lorazepam", "methylphenidate", "omeprazole", "a white pill", "naltrexone"] as const;
const anything = fc.oneof(
  fc.constantFrom(...names).map((name) => listed(medicine(name))),
  fc.constantFrom(...names).map((name) => ({ type: "MedicineChanged" as const, data: medicine(name, { perDay: 1 }) })),
  fc.constant({ type: "MedicinesReviewed" as const, data: { saidBy: "patient" } }),
);

test("whatever is added but a physician's word, what was undecided stays so", () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 12 }), (facts) => {
      const days = medicineDays(historyFrom(recorded(facts)));
      expect(days.every(isUndecided)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
