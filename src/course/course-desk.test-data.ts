import { uuidv7 } from "uuidv7";
import type { Doing } from "#booking/desk.ts";
import { enterTotal } from "#assessment/desk.ts";
import { recordHistory } from "#evaluation/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { inZone } from "#science/civil.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import { openTestHouse } from "../../tests/clinic.ts";
import { noteInfusionGiven, planCourse, type Plan } from "./desk.ts";
import { stopSigns } from "./rules/decide.ts";

const ZONE = "America/New_York";
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A wall-clock time at the demonstration clinic: "2026-03-02 09:00". */
export function at(text: string): Instant {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[- :]/).map(Number);
  return inZone({ year, month, day, hour, minute, second: 0, ms: 0 }, ZONE);
}

/** How a start is shown on the clinic's wall: "Mon 03-02 09:00". */
export const shown = (startAt: number): string => {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: ZONE,
    weekday: "short",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(startAt);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("weekday")} ${of("month")}-${of("day")} ${of("hour")}:${of("minute")}`;
};

export const no = Object.fromEntries(stopSigns.map(({ sign }) => [sign, "no"])) as Record<
  (typeof stopSigns)[number]["sign"],
  "no"
>;

/** A clinic of its own, with a clock that the test turns, and patients whom its specialist found eligible. */
export async function openCourses(start: string) {
  const clock = { time: at(start) as number };
  const test = await openTestHouse({ now: () => clock.time });
  const { db, store } = test.house;
  const idOf = (key: string): string => test.clinic.staff[key]?.id ?? key;
  const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(db, test.clinic.clinicId, work);
  const doing = <T>(work: (one: Doing) => Promise<T>, by = "reyes"): Promise<T> =>
    inHouse((tx) => work({ tx, store, by: idOf(by), now: as<Instant>(clock.time) }));
  const patient = (key = "fable"): string => test.clinic.patients[key] ?? "";

  const found = (patientId: string, decision = "eligible") =>
    doing(async ({ tx, by, now }) => {
      const id = uuidv7();
      const stream = `evaluation:${id}`;
      const opened = { patientId, indication: "TRD-MDD", appointmentId: null };
      await store.append(tx, stream, 0, { id, type: "EvaluationOpened", at: now, by, data: opened });
      const decided = { decision, reasons: "", toPatient: "", alternatives: [], missing: [], findings: [] };
      const data = { ...decided, printedName: "", contentHash: "" };
      await store.append(tx, stream, 1, { id: uuidv7(), type: "Decided", at: now, by, data });
      const one = { tx, store, by, now };
      await recordHistory(one, patientId, { id: uuidv7(), type: "MedicinesReviewed", data: { saidBy: "staff" } });
      const alcohol = { condition: "alcohol", answer: "no", since: "", note: "", saidBy: "staff" } as const;
      await recordHistory(one, patientId, { id: uuidv7(), type: "ConditionAnswered", data: alcohol });
      return id;
    });

  const scored = (patientId: string, total: number, scaleId = "phq-9") =>
    doing(async (one) => {
      // An hour after whatever was before, as in life.
      clock.time += HOUR;
      const order = { id: uuidv7(), assessmentId: uuidv7(), patientId, scaleId, point: "other" as const };
      const on = as<Instant>(clock.time);
      const outcome = await enterTotal(
        { ...one, now: on },
        { ...order, at: on, total, items: [], ratedBy: "on paper", note: "" },
      );
      if (typeof outcome === "string" || "refusals" in outcome) throw new Error(JSON.stringify(outcome));
    });

  const plan = (change: Partial<Plan> = {}): Plan => ({
    id: uuidv7(),
    courseId: uuidv7(),
    patientId: patient(),
    kind: "induction",
    mgPerKg: as<MgPerKg>(0.5),
    minutes: as<Minutes>(40),
    weightBasis: "actual",
    basisReason: "",
    count: 6,
    outcomeScale: "phq-9",
    titration: "By the clinic's rules.",
    stopping: "By the clinic's rules.",
    goals: "Back to work three days a week.",
    passed: [],
    ...change,
  });
  const planned = async (change: Partial<Plan> = {}) => {
    const wish = plan(change);
    const outcome = await doing((one) => planCourse(one, wish));
    if ("refusals" in outcome) throw new Error(outcome.refusals.map(({ says }) => says).join(" "));
    return wish.courseId;
  };
  const given = (courseId: string, mgPerKg = 0.5) =>
    doing((one) =>
      noteInfusionGiven(one, {
        id: uuidv7(),
        courseId,
        infusionId: uuidv7(),
        mgPerKg: as<MgPerKg>(mgPerKg),
        startedAt: as<Instant>(clock.time),
      }),
    );
  const turnTo = (text: string) => void (clock.time = at(text));
  return { ...test, clock, turnTo, inHouse, doing, patient, found, scored, plan, planned, given };
}

export type Courses = Awaited<ReturnType<typeof openCourses>>;

export const rulesIn = (outcome: object): readonly string[] =>
  "refusals" in outcome ? (outcome.refusals as readonly { rule: string }[]).map(({ rule }) => rule) : [];

export const mornings = (weekdays: readonly number[], from: Instant) => ({
  weekdays,
  from: "08:00",
  to: "12:00",
  notBefore: from,
  notAfter: as<Instant>(from + 56 * DAY),
});
