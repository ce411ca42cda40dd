import * as fc from "fast-check";
import { expect, test } from "vitest";
import { medicine, recorded, trial, workup } from "../history/history.test-data.ts";
import { interactionsOf } from "../history/interactions.ts";
import { historyFrom } from "./history.ts";

const answer = (said: "yes" | "no" | "unknown", saidBy: "patient" | "staff") => ({
  type: "ConditionAnswered" as const,
  data: { condition: "heart-attack", answer: said, since: "", note: "", saidBy },
});
const standing = (...facts: readonly ReturnType<typeof answer>[]) =>
  historyFrom(recorded(facts)).conditions["heart-attack"]?.answer;

test("the newest answer stands", () => {
  expect(standing(answer("yes", "patient"), answer("no", "patient"))).toBe("no");
  expect(standing(answer("no", "patient"), answer("yes", "staff"))).toBe("yes");
  expect(standing(answer("yes", "staff"), answer("no", "staff"))).toBe("no");
});

test("what the clinic knows to be there is not taken back by the patient, but a patient may add to it", () => {
  expect(standing(answer("yes", "staff"), answer("no", "patient"))).toBe("yes");
  expect(standing(answer("no", "staff"), answer("unknown", "patient"))).toBe("no");
  expect(standing(answer("no", "staff"), answer("yes", "patient"))).toBe("yes");
});

test("a medicine is listed, changed in its place, and stopped with its reason; listed in error it is gone", () => {
  const [sertraline, lithium] = [medicine("sertraline"), medicine("lithium")];
  const list = { type: "MedicineListed", data: sertraline } as const;
  const other = { type: "MedicineListed", data: lithium } as const;
  const change = { type: "MedicineChanged", data: { ...sertraline, perDay: 2 } } as const;
  const stop = {
    type: "MedicineStopped",
    data: { medicineId: "m-sertraline", on: "2026-10-01", why: "nausea" },
  } as const;
  const changed = historyFrom(recorded([list, other, change]));
  expect(changed.medicines.map(({ medicineId, perDay }) => [medicineId, perDay])).toEqual([
    ["m-sertraline", 2],
    ["m-lithium", null],
  ]);
  const stopped = historyFrom(recorded([list, other, stop]));
  expect(stopped.medicines).toHaveLength(1);
  expect(stopped.stopped[0]).toMatchObject({ medicineId: "m-sertraline", stoppedOn: "2026-10-01", why: "nausea" });
  const error = {
    type: "MedicineListedInError",
    data: { medicineId: "m-sertraline", why: "another patient's" },
  } as const;
  expect(historyFrom(recorded([list, stop, error]))).toMatchObject({ medicines: [], stopped: [] });
});

test("an empty list is not known until somebody went through it", () => {
  expect(historyFrom([]).medicinesKnown).toBeNull();
  const known = historyFrom(recorded([{ type: "MedicinesReviewed", data: { saidBy: "staff" } }]));
  expect(known.medicinesKnown?.saidBy).toBe("staff");
});

test("results stand newest day first, whenever they were entered; there is one primary diagnosis", () => {
  const days = ["2026-10-02", "2026-11-01", "2026-09-01"];
  const facts = days.map((on) => ({ type: "WorkupRecorded" as const, data: workup("resting-bp", on) }));
  expect(historyFrom(recorded(facts)).workups.map(({ doneOn }) => doneOn)).toEqual(days.toSorted().toReversed());
  const made = (diagnosisId: string) => ({
    type: "DiagnosisMade" as const,
    data: { diagnosisId, code: "F33.2", name: "", isPrimary: true, clinician: "", madeOn: "2026-10-01" },
  });
  const { diagnoses } = historyFrom(recorded([made("a"), made("b")]));
  expect(diagnoses.map(({ isPrimary }) => isPrimary)).toEqual([false, true]);
});

const anyFact = fc.oneof(
  fc.constantFrom("sertraline", "lithium", "white pill", "theophylline").map((name) => ({
    type: "MedicineListed" as const,
    data: medicine(name),
  })),
  fc.constantFrom("sertraline", "bupropion").map((name) => ({
    type: "TrialListed" as const,
    data: trial({ trialId: name }),
  })),
  fc.constant({ type: "WorkupRecorded" as const, data: workup("ecg", "2026-10-01") }),
  fc.constant({ type: "StoryTold" as const, data: { section: "health", text: "well" } }),
  fc.constantFrom("heart-attack", "stroke").map((condition) => ({
    type: "ConditionAnswered" as const,
    data: { condition, answer: "no", since: "", note: "", saidBy: "patient" },
  })),
);

test("whatever is added short of a review, no interaction becomes a no", () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 20 }), (facts) => {
      const answers = interactionsOf(historyFrom(recorded(facts))).map(({ answer: said }) => said);
      expect(answers).not.toContain("no");
    }),
    { numRuns: 100 },
  );
});
