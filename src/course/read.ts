import { appointmentsOfPatient, isConsultation, rulesOf } from "#booking/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { CaseState } from "./events.ts";
import { standingBefore } from "./evaluated.ts";
import { byProtocol, givenBefore } from "./known.ts";
import { orderAmong, type OrderForNext } from "./ordering.ts";
import { caseStateFrom, type CourseStanding } from "./rules/case-state.ts";
import { treatmentBegan } from "./rules/treatment.ts";
import type { Course } from "./fold/course.ts";
import { coursesOf } from "./store.ts";

export { coursesOf } from "./store.ts";
export type { OrderForNext } from "./ordering.ts";

/** The order of a patient's next infusion, as it may be given now; null with the reason where none may. */
export async function orderFor(tx: Tx, patientId: string, now: Instant): Promise<OrderForNext> {
  const { protocol } = await byProtocol(tx);
  return orderAmong(await coursesOf(tx, patientId), protocol.course, now);
}

/** Where a patient stands with the clinic, told from facts. */
export async function caseStateOf(tx: Tx, patientId: string, now: Instant): Promise<CaseState> {
  const courses = await coursesOf(tx, patientId);
  const newest = courses.find(({ ended }) => ended === null) ?? courses[0];
  const { protocol } = await byProtocol(tx);
  const { evaluatedFrom, ...before } = await standingBefore(tx, patientId, now);
  return caseStateFrom({
    ...before,
    consultationBooked: await isConsultationBooked(tx, patientId),
    course: newest === undefined || isPast(newest, evaluatedFrom) ? null : standingOf(newest),
    maintenanceFromDays: protocol.course.maintenanceDays[0],
  });
}

/** An ended course tells nothing of somebody who is being evaluated anew. */
const isPast = ({ ended }: Course, evaluatedFrom: Instant | null): boolean =>
  ended !== null && evaluatedFrom !== null && evaluatedFrom > ended.at;

const standingOf = ({ kind, ended, interrupted, reviews, given, count, interval }: Course): CourseStanding => ({
  kind,
  ended: ended?.how ?? null,
  interrupted: interrupted !== null,
  decided: reviews.at(-1)?.decided ?? null,
  given: given.length,
  count,
  intervalDays: interval?.days ?? null,
});

async function isConsultationBooked(tx: Tx, patientId: string): Promise<boolean> {
  const { types } = await rulesOf(tx);
  const talks = new Set(types.filter(isConsultation).map(({ id }) => id));
  const rows = await appointmentsOfPatient(tx, patientId);
  return rows.some(({ typeId, state }) => talks.has(typeId) && (state === "booked" || state === "arrived"));
}

/** When the treatment under way of a patient began, whichever courses it runs across; null where none is under way. */
export async function treatmentBeganAt(tx: Tx, patientId: string, now: Instant): Promise<Instant | null> {
  const { protocol } = await byProtocol(tx);
  const given = await givenBefore(tx, patientId, null);
  return treatmentBegan(
    given.map(({ startedAt }) => startedAt),
    now,
    protocol.course.maintenanceBounds[1],
  );
}
