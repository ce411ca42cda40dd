import { appointmentsOfPatients, isConsultation, rulesOf } from "#booking/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { CaseState } from "./events.ts";
import { standingsBefore } from "./evaluated.ts";
import { byProtocol, givenBefore } from "./known.ts";
import { orderAmong, type OrderForNext } from "./next-order.ts";
import { caseStateFrom, type CourseStanding } from "./rules/case-state.ts";
import { treatmentBegan } from "./rules/treatment.ts";
import type { Course } from "./fold/course.ts";
import { coursesOf, coursesOfAll } from "./store.ts";

export { relapsePolicyOf, scoresFor, signatureOf } from "./known.ts";
export { coursesOf, coursesOfAll } from "./store.ts";
export type { OrderForNext } from "./next-order.ts";

/** The order of a patient's next infusion, as it may be given now; null with the reason where none may. */
export async function orderFor(tx: Tx, patientId: string, now: Instant): Promise<OrderForNext> {
  const { protocol } = await byProtocol(tx);
  return orderAmong({ tx, now }, await coursesOf(tx, patientId), protocol.course);
}

/** Where a patient stands with the clinic, told from facts. */
export const caseStateOf = async (tx: Tx, patientId: string, now: Instant): Promise<CaseState> =>
  (await caseStatesOf(tx, [patientId], now))(patientId);

/** The same of several patients, with as many questions to the database as of one. */
export async function caseStatesOf(
  tx: Tx,
  patientIds: readonly string[],
  now: Instant,
): Promise<(patientId: string) => CaseState> {
  const courses = Map.groupBy(await coursesOfAll(tx, patientIds), ({ patientId }) => patientId);
  const { protocol } = await byProtocol(tx);
  const standings = await standingsBefore(tx, patientIds, now);
  const booked = await consultationsBooked(tx, patientIds);
  return (patientId) => {
    const own = courses.get(patientId) ?? [];
    const newest = own.find(({ ended }) => ended === null) ?? own[0];
    const { evaluatedFrom, ...before } = standings(patientId);
    return caseStateFrom({
      ...before,
      consultationBooked: booked.has(patientId),
      course: newest === undefined || isPast(newest, evaluatedFrom) ? null : standingOf(newest),
      maintenanceFromDays: protocol.course.maintenanceDays[0],
    });
  };
}

/** An ended course tells nothing of somebody who is being evaluated anew. */
const isPast = ({ ended }: Course, evaluatedFrom: Instant | null): boolean =>
  ended !== null && evaluatedFrom !== null && evaluatedFrom > ended.at;

const standingOf = (course: Course): CourseStanding => {
  const { kind, ended, interrupted, reviews, given, count, interval, discharged = null } = course;
  return {
    kind,
    discharged: discharged !== null,
    ended: ended?.how ?? null,
    interrupted: interrupted !== null,
    decided: reviews.at(-1)?.decided ?? null,
    given: given.length,
    count,
    intervalDays: interval?.days ?? null,
  };
};

/** Who has a first consultation ahead: with a prescriber, and no infusion room. */
async function consultationsBooked(tx: Tx, patientIds: readonly string[]): Promise<ReadonlySet<string | null>> {
  const { types } = await rulesOf(tx);
  const talks = new Set(types.filter(isConsultation).map(({ id }) => id));
  const ahead = (await appointmentsOfPatients(tx, patientIds)).filter(
    ({ typeId, state }) => talks.has(typeId) && (state === "booked" || state === "arrived"),
  );
  return new Set(ahead.map(({ patientId }) => patientId));
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
