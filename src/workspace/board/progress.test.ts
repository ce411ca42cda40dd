import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import type { ChairVisit } from "../board.ts";
import { dueWords, homeWords, phaseWords, progressOf } from "./progress.ts";

const MINUTE = 60_000;
const readAt = as<Instant>(Date.UTC(2026, 0, 5, 15, 0));
const later = (ms: number) => as<Instant>(readAt + ms);

const visit = (more: Partial<ChairVisit>): ChairVisit => ({
  infusionId: "i",
  patientName: "Fable, Adaeze",
  number: 3,
  of: 6,
  phase: "running",
  plannedStartAt: readAt,
  checksDone: 9,
  checksTotal: 9,
  waitingFor: null,
  doseMg: 36.2,
  orderedMinutes: 40,
  givenMg: null,
  elapsedMs: 24 * MINUTE,
  endedAt: null,
  recoveryMinimumMinutes: null,
  aldrete: null,
  escort: null,
  callsSince: null,
  nextDue: null,
  ...more,
});

test("the pump's time counts on from when the board was read", () => {
  expect(progressOf(visit({}), readAt, later(6000))).toEqual({
    kind: "pump",
    share: (24 * MINUTE + 6000) / (40 * MINUTE),
    gone: "24:06",
    of: "of 40:00",
  });
});

test("while paused it stands still", () => {
  expect(progressOf(visit({ phase: "paused" }), readAt, later(6000))?.gone).toBe("24:00");
});

test("past its time the bar is full and the clock goes on", () => {
  expect(progressOf(visit({ elapsedMs: 41 * MINUTE }), readAt, readAt)).toMatchObject({ share: 1, gone: "41:00" });
});

test("recovery counts from the end towards its minimum, and says when that is over", () => {
  const recovering = visit({ phase: "recovery", endedAt: readAt, recoveryMinimumMinutes: 30 });
  expect(progressOf(recovering, readAt, later(23.5 * MINUTE))).toMatchObject({ gone: "23:30", of: "of 30 min" });
  expect(progressOf(recovering, readAt, later(30 * MINUTE))).toMatchObject({ share: 1, of: "· 30 min minimum over" });
});

test("before the start, and for the front desk, there is no timer", () => {
  expect(progressOf(visit({ phase: "ready", elapsedMs: null }), readAt, readAt)).toBeNull();
  expect(progressOf(visit({ elapsedMs: null, orderedMinutes: null }), readAt, readAt)).toBeNull();
});

test("the checks are counted while checking in", () => {
  expect(phaseWords(visit({ phase: "checking-in", checksDone: 7 }))).toBe("Safety checks 7/9");
  expect(phaseWords(visit({ phase: "checking-in", checksDone: 0, checksTotal: 0 }))).toBe("Checking in");
});

test("what is due says in how long, now, or how late", () => {
  const due = (lateness: "coming" | "due" | "late") =>
    visit({ nextDue: { says: "Sedation", dueAt: readAt, lateness } });
  expect(dueWords(due("coming"), later(-354_000))).toEqual({ says: "Sedation", when: "in 5:54" });
  expect(dueWords(due("due"), later(MINUTE))?.when).toBe("now");
  expect(dueWords(due("late"), later(4.5 * MINUTE))?.when).toBe("4 min late");
  expect(dueWords(visit({}), readAt)).toBeNull();
});

test("going home: the score and the ride, and an unknown ride is not a confirmed one", () => {
  expect(homeWords(visit({ aldrete: 9, escort: "confirmed" }))).toBe("Aldrete 9 · ride confirmed");
  expect(homeWords(visit({ escort: null }))).toBe("");
});
