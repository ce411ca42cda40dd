import { currentProtocol, placeOf } from "#clinic/read.ts";
import type { CaseState } from "#course/events.ts";
import { caseStateOf, orderFor } from "#course/read.ts";
import { historyOf, resistanceOf } from "#evaluation/read.ts";
import { openVisits } from "#infusion/read.ts";
import { patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { ageOn } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";

/** What stands above every page of a chart, for those who may read it. */
export type ChartHead = {
  readonly age: number | null;
  readonly sex: "female" | "male" | "unknown";
  readonly fictitious: boolean;
  /** Null where none is said to be the primary one. */
  readonly diagnosis: { readonly code: string; readonly name: string } | null;
  /** Adequate treatments that failed in this episode; null while nobody went through the list. */
  readonly failedTrials: number | null;
  /** Null: nobody has asked. */
  readonly allergies: readonly string[] | null;
  readonly caseState: CaseState;
  /** The infusion of the course that comes next; null where no course is under way. */
  readonly next: { readonly nth: number; readonly of: number | null } | null;
  /** The visit that is open now. */
  readonly openVisitId: string | null;
};

type Asking = { readonly tx: Tx; readonly now: Instant };

export async function chartHead({ tx, now }: Asking, patientId: string): Promise<ChartHead | null> {
  const patient = await patientOf(tx, patientId);
  if (patient === undefined) return null;
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const history = await historyOf(tx, patientId);
  const { protocol } = await currentProtocol(tx);
  const primary = history.diagnoses.find(({ isPrimary }) => isPrimary);
  const open = (await openVisits(tx)).find((visit) => visit.patientId === patientId);
  const { courseId, nth, of } = await orderFor(tx, patientId, now);
  return {
    age: ageOn(patient.birthDate, dayIn(zone, now)),
    sex: patient.sex,
    fictitious: patient.fictitious,
    diagnosis: primary === undefined ? null : { code: primary.code, name: primary.name },
    failedTrials: history.trialsKnown === null ? null : resistanceOf(history, protocol.evaluation).counted,
    allergies: patient.allergiesKnown ? patient.allergies : null,
    caseState: await caseStateOf(tx, patientId, now),
    next: courseId === null ? null : { nth, of },
    openVisitId: open?.infusionId ?? null,
  };
}
