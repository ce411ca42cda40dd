import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { type CheckIn, type CheckInState, type Mood, stateOf } from "./rules/check-ins.ts";

/** One check-in of a patient with where it stands. */
export type CheckInRow = CheckIn & { readonly patientId: string; readonly state: CheckInState };

const rows = (tx: Tx) => tx.q.selectFrom("check_ins").select(["patient_id", "body"]);

function read({ patient_id: patientId, body }: { patient_id: string; body: string }): CheckInRow {
  const one = JSON.parse(body) as CheckIn;
  return { ...one, patientId, state: stateOf(one) };
}

/** Every check-in of a patient, also those still to come and those cancelled, the newest first. */
export async function checkInsOf(tx: Tx, patientId: string): Promise<readonly CheckInRow[]> {
  return (await rows(tx).where("patient_id", "=", patientId).orderBy("due_at", "desc").execute()).map(read);
}

/** One check-in of this clinic; undefined when there is none. */
export async function checkInOf(tx: Tx, id: string): Promise<CheckInRow | undefined> {
  const row = await rows(tx).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : read(row);
}

/** What a patient is asked now and has not finished, the oldest first. */
export async function dueCheckIns(tx: Tx, patientId: string, now: Instant): Promise<readonly CheckInRow[]> {
  const found = await rows(tx)
    .where("patient_id", "=", patientId)
    .where("state", "in", ["asked", "begun"])
    .where("due_at", "<=", new Date(now))
    .orderBy("due_at")
    .execute();
  return found.map(read);
}

/** Every check-in of the clinic that came due since then, or is still to come. */
export const checkInsSince = async (tx: Tx, since: Instant): Promise<readonly CheckInRow[]> =>
  (await rows(tx).where("due_at", ">", new Date(since)).orderBy("due_at").execute()).map(read);

/** Every check-in that asks its patient for an answer now. */
export async function waitingCheckIns(tx: Tx, now: Instant): Promise<readonly CheckInRow[]> {
  const found = rows(tx).where("state", "in", ["asked", "begun"]).where("due_at", "<=", new Date(now));
  return (await found.orderBy("due_at").execute()).map(read);
}

/** The days a patient tapped, the earliest first; the newest `most` of them. */
export async function moodsOf(tx: Tx, patientId: string, most = 400): Promise<readonly Mood[]> {
  const found = await tx.q
    .selectFrom("moods")
    .select(["day", "value"])
    .where("patient_id", "=", patientId)
    .orderBy("day", "desc")
    .limit(most)
    .execute();
  return found.toReversed();
}

/** What a patient wants of us between visits. `dailyMood` is null while nobody asked them. */
export async function wishesOf(tx: Tx, patientId: string) {
  const row = await tx.q
    .selectFrom("check_in_wishes")
    .select(["daily_mood", "reminders"])
    .where("patient_id", "=", patientId)
    .executeTakeFirst();
  return { dailyMood: row?.daily_mood ?? null, reminders: row?.reminders ?? true };
}
