import { appointmentsOfSeries } from "#booking/read.ts";
import type { Doing } from "#booking/desk.ts";
import { historyOf, isUndecided, medicineDays } from "#evaluation/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { IdTaken, load, lockChain, type Projection } from "#plumbing/event-store.ts";
import type { Recorded, Refusal } from "#plumbing/facts.ts";
import { keepNeeds } from "#tasks/desk.ts";
import { as, type Instant } from "#science/units.ts";
import { datesOf } from "./rules/dates.ts";
import type { CourseFact } from "./events.ts";
import { type Course, foldCourse, isUnderWay } from "./fold/course.ts";
import { needsOf } from "./needs.ts";
import { missedDates } from "./rules/missed-dates.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    courses: {
      clinic_id: string;
      id: string;
      patient_id: string;
      planned_at: Date;
      version: number;
      body: string;
    };
    course_series: { clinic_id: string; series: string; course_id: string };
  }
}

const streamOf = (courseId: string): string => `course:${courseId}`;

const factsOf = (tx: Tx, courseId: string) => load<CourseFact>(tx, streamOf(courseId));

/** One course as its facts stand; null when there is none of that id in this clinic. */
export const courseOf = async (tx: Tx, courseId: string): Promise<Course | null> =>
  foldCourse(await factsOf(tx, courseId));

/** A patient's courses, the newest first. */
export const coursesOf = (tx: Tx, patientId: string): Promise<readonly Course[]> => coursesOfAll(tx, [patientId]);

/** The courses of these patients, read at once; the newest first. */
export async function coursesOfAll(tx: Tx, patientIds: readonly string[]): Promise<readonly Course[]> {
  const rows = await tx.q
    .selectFrom("courses")
    .select("body")
    .where("patient_id", "in", patientIds)
    .orderBy("planned_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Course);
}

export type Refused = { readonly refusals: readonly Refusal[] };
export type Stored = { readonly course: Course; readonly again: boolean };

export const NO_COURSE: Refused = {
  refusals: [{ rule: "no-such-course", says: "There is no such course.", satisfy: "Reload the page." }],
};

type NewFact = { readonly id: string } & Pick<CourseFact, "type" | "data">;

/** Adds one fact to a course inside this transaction. */
export async function addTo({ tx, store, by, now }: Doing, courseId: string, fact: NewFact): Promise<Course> {
  const facts = await factsOf(tx, courseId);
  const whole = { ...fact, at: now, by } as CourseFact;
  const stored = await store.append(tx, streamOf(courseId), facts.length, whole);
  const course = foldCourse([...facts.filter(({ id }) => id !== fact.id), stored]);
  if (course === null) throw new Error("a course began with something else than its plan");
  return course;
}

/**
 * Decides and stores one order on a course. The clinic's writers queue here, so the decision sees the newest state;
 * the same id again gives back what was stored, another kind of order under it throws IdTaken.
 */
export async function change<T extends CourseFact["type"]>(
  doing: Doing,
  { id, courseId, type }: { readonly id: string; readonly courseId: string; readonly type: T },
  decide: (course: Course) => Promise<Refused | Extract<CourseFact, { type: T }>["data"]>,
): Promise<Refused | Stored> {
  await lockChain(doing.tx);
  const facts = await factsOf(doing.tx, courseId);
  const course = foldCourse(facts);
  if (course === null) return NO_COURSE;
  if (await wasStored(doing, courseId, { id, type })) return { course, again: true };
  const data = await decide(course);
  if ("refusals" in data) return data;
  return { course: await addTo(doing, courseId, { id, type, data }), again: false };
}

/** Has this very order been stored before? */
export async function wasStored(
  { tx }: Doing,
  courseId: string,
  { id, type }: { readonly id: string; readonly type: string },
): Promise<boolean> {
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known === undefined) return false;
  if (known.stream !== streamOf(courseId) || known.type !== type) throw new IdTaken(id);
  return true;
}

/** Keeps the list of courses, and what each waits for, in step with its facts. */
export const courseProjection: Projection = {
  streams: "course:",
  tables: ["courses", "course_series"],
  apply: async (tx, { stream, version }: Recorded) => {
    const id = stream.slice("course:".length);
    const course = foldCourse((await factsOf(tx, id)).filter((fact) => fact.version <= version));
    if (course === null) return;
    await keepRow(tx, course, version);
    await refreshNeeds(tx, course);
  },
};

async function keepRow(tx: Tx, course: Course, version: number): Promise<void> {
  const { id, patientId: patient_id, plannedAt, series } = course;
  const row = { patient_id, planned_at: new Date(plannedAt), version, body: JSON.stringify(course) };
  await tx.q
    .insertInto("courses")
    .values({ clinic_id: tx.clinicId, id, ...row })
    .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
  if (series.length === 0) return;
  await tx.q
    .insertInto("course_series")
    .values(series.map((one) => ({ clinic_id: tx.clinicId, series: one, course_id: id })))
    .onConflict((same) => same.columns(["clinic_id", "series"]).doNothing())
    .execute();
}

/**
 * A date of a course that is booked, moved, missed or cancelled at the booking desk, which knows no courses, changes what
 * the course waits for. Stands after the appointments among the projections, and reads them as they are then.
 */
export const courseDatesProjection: Projection = {
  streams: "appointment:",
  tables: [],
  apply: async (tx, { stream }: Recorded) => {
    const row = await tx.q
      .selectFrom("appointments")
      .innerJoin("course_series", "course_series.series", "appointments.series")
      .innerJoin("courses", "courses.id", "course_series.course_id")
      .select("courses.body")
      .where("appointments.id", "=", stream.slice("appointment:".length))
      .executeTakeFirst();
    if (row !== undefined) await refreshNeeds(tx, JSON.parse(row.body) as Course);
  },
};

/** What is listed, stopped or decided of a patient's medicines changes what is still to be decided before their next infusion. */
export const courseMedicinesProjection: Projection = {
  streams: "history:",
  tables: [],
  apply: async (tx, { stream, type }: Recorded) => {
    if (!type.startsWith("Medicine")) return;
    for (const course of await coursesOf(tx, stream.slice("history:".length)))
      if (isUnderWay(course)) await refreshNeeds(tx, course);
  },
};

async function refreshNeeds(tx: Tx, course: Course): Promise<void> {
  const rows = (await Promise.all(course.series.map((series) => appointmentsOfSeries(tx, series)))).flat();
  // What is held counts as a date until booking says that it is not: this runs by facts, not by the clock.
  const dates = datesOf(course, rows, as<Instant>(0));
  const undecided = isUnderWay(course)
    ? medicineDays(await historyOf(tx, course.patientId)).filter(isUndecided).length
    : 0;
  await keepNeeds(tx, streamOf(course.id), needsOf(course, { dates, missed: missedDates(course, rows), undecided }));
}
