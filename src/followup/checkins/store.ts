import type { Tx } from "#plumbing/db.ts";
import { type EventStore, IdTaken, load, lockChain, type Projection } from "#plumbing/event-store.ts";
import type { Recorded, Refusal } from "#plumbing/facts.ts";
import { keepNeeds } from "#tasks/desk.ts";
import type { Instant } from "#science/units.ts";
import type { CheckInFact, CheckInKind } from "./facts.ts";
import { needsOf } from "./needs.ts";
import { type CheckIn, type CheckIns, type CheckInState, foldCheckIns, stateOf, worstOf } from "./rules/check-ins.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    check_ins: {
      clinic_id: string;
      id: string;
      patient_id: string;
      infusion_id: string;
      kind: CheckInKind;
      state: CheckInState;
      due_at: Date;
      silent_at: Date;
      finished_at: Date | null;
      worst: string | null;
      body: string;
    };
    moods: { clinic_id: string; patient_id: string; day: string; value: number };
    check_in_wishes: { clinic_id: string; patient_id: string; daily_mood: boolean | null; reminders: boolean };
  }
}

/** Who does something now. `by` is a staff id, "patient:<id>" on the patient's own screen, or "system". */
export type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly now: Instant };

export type Refused = { readonly refusals: readonly [Refusal, ...Refusal[]] };

const PREFIX = "checkins:";
export const streamOf = (patientId: string): string => `${PREFIX}${patientId}`;

const factsOf = (tx: Tx, patientId: string) => load<CheckInFact>(tx, streamOf(patientId));

/** Everything asked of one patient, as its facts stand. */
export const allOf = async (tx: Tx, patientId: string): Promise<CheckIns> => foldCheckIns(await factsOf(tx, patientId));

export type NewFact = { [F in CheckInFact as F["type"]]: Pick<F, "id" | "type" | "data"> }[CheckInFact["type"]];

/**
 * Decides and stores one fact about a patient's check-ins on the newest state; the same id again changes nothing. Gives back how
 * things stand afterwards.
 */
export async function change(
  doing: Doing,
  patientId: string,
  { id, type }: Pick<NewFact, "id" | "type">,
  decide: (all: CheckIns) => Promise<NewFact | Refused> | NewFact | Refused,
): Promise<{ readonly all: CheckIns; readonly again: boolean } | Refused> {
  await lockChain(doing.tx);
  if (await wasStored(doing, patientId, { id, type })) return { all: await allOf(doing.tx, patientId), again: true };
  const fact = await decide(await allOf(doing.tx, patientId));
  if ("refusals" in fact) return fact;
  await append(doing, patientId, fact);
  return { all: await allOf(doing.tx, patientId), again: false };
}

/** Stores one more fact, whatever stands. */
export async function append({ tx, store, by, now }: Doing, patientId: string, fact: NewFact): Promise<void> {
  const { length } = await factsOf(tx, patientId);
  await store.append(tx, streamOf(patientId), length, { ...fact, at: now, by });
}

async function wasStored(
  { tx }: Doing,
  patientId: string,
  { id, type }: Pick<NewFact, "id" | "type">,
): Promise<boolean> {
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known === undefined) return false;
  if (known.stream !== streamOf(patientId) || known.type !== type) throw new IdTaken(id);
  return true;
}

/** Keeps what was asked, the moods, and what they ask of a person in step with the facts. */
export const checkInProjection: Projection = {
  streams: PREFIX,
  tables: ["check_ins", "moods", "check_in_wishes"],
  apply: async (tx, fact) => {
    const patientId = fact.stream.slice(PREFIX.length);
    const known = fact as Recorded<CheckInFact>;
    if (known.type === "MoodTapped") return keepMood(tx, patientId, known.data);
    const all = foldCheckIns((await factsOf(tx, patientId)).filter(({ version }) => version <= fact.version));
    if (known.type === "DailyMoodChosen" || known.type === "RemindersChosen") return keepWishes(tx, patientId, all);
    const id = known.type === "CheckInAsked" ? known.id : known.data.checkInId;
    const one = all.checkIns.find((checkIn) => checkIn.id === id);
    if (one !== undefined) await keepRow(tx, patientId, one);
    await keepNeeds(tx, fact.stream, needsOf(patientId, all.checkIns));
  },
};

async function keepRow(tx: Tx, patientId: string, one: CheckIn): Promise<void> {
  const row = {
    patient_id: patientId,
    infusion_id: one.infusionId,
    kind: one.kind,
    state: stateOf(one),
    due_at: new Date(one.dueAt),
    silent_at: new Date(one.silentAt),
    finished_at: one.finishedAt === null ? null : new Date(one.finishedAt),
    worst: worstOf(one),
    body: JSON.stringify(one),
  };
  await tx.q
    .insertInto("check_ins")
    .values({ clinic_id: tx.clinicId, id: one.id, ...row })
    .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
}

async function keepMood(tx: Tx, patientId: string, { day, value }: { day: string; value: number }): Promise<void> {
  await tx.q
    .insertInto("moods")
    .values({ clinic_id: tx.clinicId, patient_id: patientId, day, value })
    .onConflict((same) => same.columns(["clinic_id", "patient_id", "day"]).doUpdateSet({ value }))
    .execute();
}

async function keepWishes(tx: Tx, patientId: string, { dailyMood, reminders }: CheckIns): Promise<void> {
  const row = { daily_mood: dailyMood, reminders };
  await tx.q
    .insertInto("check_in_wishes")
    .values({ clinic_id: tx.clinicId, patient_id: patientId, ...row })
    .onConflict((same) => same.columns(["clinic_id", "patient_id"]).doUpdateSet(row))
    .execute();
}
