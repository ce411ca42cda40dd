import { scaleOf } from "#assessment/events.ts";
import { scoresOf } from "#assessment/read.ts";
import type { Doing } from "#booking/desk.ts";
import { currentProtocol, placeOf } from "#clinic/read.ts";
import type { Protocol } from "#clinic/events.ts";
import { historyOf, interactionsOf, markedFor } from "#evaluation/read.ts";
import { namesOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { Course, Given } from "./fold/course.ts";
import { hasWarning, type RelapsePolicy } from "./rules/relapse.ts";
import type { Score } from "./rules/response.ts";
import { beganIn } from "./rules/treatment.ts";
import type { MedicinesSeen } from "./rules/with-medicines.ts";
import { coursesOf } from "./store.ts";

const NOT_SIGNED: Refusal = {
  rule: "protocol-unsigned",
  says: "No medical director has signed the clinic's protocol, so no dose can be planned by it.",
  satisfy: "Have the protocol signed, in the settings.",
};

const NO_COURSE_PART: Refusal = {
  rule: "protocol-lacks-course",
  says: "The signed protocol says nothing about courses.",
  satisfy: "Have the medical director sign a version that does.",
};

export type ByProtocol = {
  readonly protocol: Protocol;
  /** Why nothing may be decided by it here; empty where it may. A demonstration's signature counts only in a demonstration. */
  readonly against: readonly Refusal[];
};

/** The protocol that counts now, and whether a decision may rest on it. */
export async function byProtocol(tx: Tx): Promise<ByProtocol> {
  const { protocol, signed, lacks } = await currentProtocol(tx);
  const demonstration = (await placeOf(tx))?.clinic.demonstration ?? false;
  const counts = signed !== null && (!signed.demonstration || demonstration);
  const against = counts ? [] : [NOT_SIGNED];
  return { protocol, against: lacks.includes("course") ? [...against, NO_COURSE_PART] : against };
}

/** What the patient's medicines ask of a dose, by the table of interactions. */
export async function medicinesSeen(tx: Tx, patientId: string): Promise<MedicinesSeen> {
  const findings = interactionsOf(await historyOf(tx, patientId));
  return { lowerFirst: markedFor(findings, "lower-first-dose"), noRaise: markedFor(findings, "no-up-titration") };
}

/** "Cora Example, MD": the name that a signature prints. */
export async function signatureOf({ tx, by }: Pick<Doing, "tx" | "by">): Promise<string> {
  const person = (await namesOf(tx))[by];
  return person === undefined ? by : `${person.name}, ${person.credential}`;
}

/** The clinic's numbers of a relapse, with what this scale calls a response. Where no early warning is written in its points, none is judged. */
export const relapsePolicyOf = (scaleId: string, { followup, course }: Protocol): RelapsePolicy => ({
  ...followup.watch,
  ...(!hasWarning(scaleId) && { earlyWarningFrom: Infinity }),
  responsePct: scaleOf(scaleId)?.outcome.responsePct ?? course.responsePct,
});

/** A patient's scores on a course's scale, oldest first, as the course counts them. */
export const scoresFor = async (tx: Tx, patientId: string, scaleId: string): Promise<readonly Score[]> =>
  (await scoresOf(tx, patientId, scaleId)).map(({ at, total, band, complete }) => ({
    at,
    total,
    band: band?.en ?? null,
    complete,
  }));

/** What a patient was given in other courses than this, the oldest first. */
export async function givenBefore(tx: Tx, patientId: string, courseId: string | null): Promise<readonly Given[]> {
  const others = (await coursesOf(tx, patientId)).filter(({ id }) => id !== courseId);
  return others.flatMap(({ given }) => given).toSorted((a, b) => a.startedAt - b.startedAt);
}

/** Where the treatment began that a course belongs to. */
export const beganAt = async (tx: Tx, course: Course): Promise<Instant | null> =>
  beganIn(await coursesOf(tx, course.patientId), course);
