import { expect, test } from "vitest";
import { answered, historyWith, medicine, policy, reviewed, workup } from "../history/history.test-data.ts";
import type { WorkupItem } from "../events.ts";
import { noHistory } from "../fold/history.ts";
import { conditions } from "../history/conditions.ts";
import { type WorkupSubject, workupStanding } from "./standing.ts";

const today = { year: 2026, month: 11, day: 26 };
const well = Object.assign(
  {},
  ...conditions.map(({ id }) => answered(id, "no")),
) as WorkupSubject["history"]["conditions"];
const of = (item: WorkupItem, more: Partial<WorkupSubject> = {}) =>
  workupStanding({ history: noHistory, age: 40, canBecomePregnant: "no", today, policy, ...more }).find(
    ({ row }) => row.item === item,
  );
const done = (item: WorkupItem, ...days: readonly string[]) => ({
  history: historyWith({ workups: days.map((day) => workup(item, day)) }),
});

/** Clinical reference 3.1: 90, 30, 365, 183 days; the last day still counts. */
test.each<[WorkupItem, string, "valid" | "expired", string]>([
  ["physical", "2026-08-28", "valid", "2026-11-26"],
  ["physical", "2026-08-27", "expired", "2026-11-25"],
  ["urine-drug-screen", "2026-10-27", "valid", "2026-11-26"],
  ["urine-drug-screen", "2026-10-26", "expired", "2026-11-25"],
  ["stop-bang", "2025-11-26", "valid", "2026-11-26"],
  ["stop-bang", "2025-11-25", "expired", "2026-11-25"],
  ["mania-screen", "2026-10-27", "valid", "2026-11-26"],
])("%s done on %s is %s, good until %s", (item, day, state, validUntil) => {
  expect(of(item, done(item, day))).toMatchObject({ state, validUntil });
});

test("what was not done is missing, and a result of tomorrow counts for nothing", () => {
  expect(of("physical")?.state).toBe("missing");
  expect(of("physical", done("physical", "2026-11-27"))?.state).toBe("expired");
});

test("blood pressure is wanted on two days: twice on one day is once", () => {
  expect(of("resting-bp", done("resting-bp", "2026-11-20"))?.state).toBe("once-more");
  expect(of("resting-bp", done("resting-bp", "2026-11-20", "2026-11-20"))?.state).toBe("once-more");
  expect(of("resting-bp", done("resting-bp", "2026-11-20", "2026-11-01"))?.state).toBe("valid");
  expect(of("resting-bp", done("resting-bp", "2026-11-20", "2026-10-01"))?.state).toBe("once-more");
});

test("a pregnancy test is good for its day, needed where pregnancy is possible, and open where nobody asked", () => {
  expect(of("urine-hcg", { canBecomePregnant: "yes", ...done("urine-hcg", "2026-11-26") })?.state).toBe("valid");
  expect(of("urine-hcg", { canBecomePregnant: "yes", ...done("urine-hcg", "2026-11-25") })?.state).toBe("expired");
  expect(of("urine-hcg", { canBecomePregnant: "unknown" })).toMatchObject({ needed: "unknown", state: "missing" });
  expect(of("urine-hcg", { canBecomePregnant: "no" })).toMatchObject({ needed: "no", state: "not-needed" });
});

test("an ECG is needed by age, heart or medicine; without an answer to each it stays open", () => {
  const clear = historyWith({ conditions: well, medicinesKnown: reviewed });
  expect(of("ecg", { age: 50 })?.needed).toBe("yes");
  expect(of("ecg", { age: 49, history: clear })?.needed).toBe("no");
  expect(of("ecg", { age: null, history: clear })?.needed).toBe("unknown");
  expect(of("ecg")?.needed).toBe("unknown");
  expect(of("ecg", { history: { ...clear, medicinesKnown: null } })?.needed).toBe("unknown");
  expect(of("ecg", { history: { ...clear, medicines: [medicine("citalopram")] } })?.needed).toBe("yes");
  expect(of("ecg", { history: { ...clear, medicines: [medicine("white pill")] } })?.needed).toBe("unknown");
  const faints = { ...clear, conditions: { ...well, ...answered("fainting", "yes") } };
  expect(of("ecg", { history: faints })?.needed).toBe("yes");
});
