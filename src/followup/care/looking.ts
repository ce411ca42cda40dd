import { sql } from "kysely";
import { coursesOfAll } from "#course/read.ts";
import { startedSince } from "#infusion/read.ts";
import type { CircleRole } from "#people/events.ts";
import { patientsReleasing } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { patientsWaiting } from "#tasks/read.ts";
import { watchStream } from "../watch/standing.ts";
import { LETTERS_AFTER } from "./rules/occasions.ts";
import { careStream } from "./store.ts";

export const OWN_CLINICIANS = ["psychiatrist", "primary-care"] as const satisfies readonly CircleRole[];

/** Treated since `since`; news is not older than `from`. */
type Looking = { readonly since: Instant; readonly from: Instant };

/**
 * Whom the round of letters looks at: who lets us write to a clinician of theirs and of whom there may be news, and who has letters
 * that may have to be dropped. Of thousands treated these are some dozens; found by a few questions to the database for all of them.
 */
export async function whomToLookAt(tx: Tx, { since, from }: Looking): Promise<readonly string[]> {
  const treated = [...new Set((await startedSince(tx, since)).map(({ patientId }) => patientId))];
  const releasing = await patientsReleasing(tx, OWN_CLINICIANS);
  const writable = treated.filter((patientId) => releasing.has(patientId));
  const news = new Set([
    ...(await writtenAfter(tx, writable, from)),
    ...(await alertsClosed(tx, from)),
    ...(await watched(tx, writable, since)),
  ]);
  const waiting = await patientsWaiting(tx, { subject: careStream(""), key: "letter-" });
  return treated.filter((patientId) => waiting.has(patientId) || (releasing.has(patientId) && news.has(patientId)));
}

/** Who was given an infusion since then after which a letter is written. */
async function writtenAfter(tx: Tx, patientIds: readonly string[], from: Instant): Promise<readonly string[]> {
  if (patientIds.length === 0) return [];
  const courses = await coursesOfAll(tx, patientIds);
  return courses
    .filter(({ kind }) => kind === "induction")
    .filter(({ given }) => given.some(({ nth, startedAt }) => startedAt >= from && LETTERS_AFTER.includes(nth)))
    .map(({ patientId }) => patientId);
}

async function alertsClosed(tx: Tx, from: Instant): Promise<readonly string[]> {
  const rows = await tx.q
    .selectFrom("alerts")
    .select("patient_id")
    .distinct()
    .where("closed_at", ">=", new Date(from))
    .execute();
  return rows.flatMap(({ patient_id }) => patient_id ?? []);
}

/** A relapse waits for a prescriber, or a prescriber has answered it: of anybody else none was found. */
async function watched(tx: Tx, patientIds: readonly string[], since: Instant): Promise<ReadonlySet<string>> {
  const streams = new Map(patientIds.map((patientId) => [watchStream(patientId), patientId]));
  const answered = await tx.q
    .selectFrom("events")
    .select("stream")
    .distinct()
    .where("stream", "=", sql<string>`any(${[...streams.keys()]}::text[])`)
    .where("at", ">=", new Date(since))
    .execute();
  const waiting = await patientsWaiting(tx, { subject: watchStream("") });
  return new Set([...waiting, ...answered.flatMap(({ stream }) => streams.get(stream) ?? [])]);
}
