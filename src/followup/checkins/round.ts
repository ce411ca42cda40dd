import { currentProtocol, placeOf } from "#clinic/read.ts";
import type { Protocol } from "#clinic/events.ts";
import { type StartedInfusion, startedSince } from "#infusion/read.ts";
import { contactOf, zonesOf } from "#people/read.ts";
import { type Db, inClinic, type Tx } from "#plumbing/db.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { type EventStore, lockChain } from "#plumbing/event-store.ts";
import { isZone } from "#science/civil.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { firstOpen } from "./opening.ts";
import { checkInsSince } from "./reading.ts";
import { dutiesOf, type Duty, type Ran } from "./rules/duties.ts";
import { QUESTIONS_VERSION } from "./rules/questions.ts";
import { allOf, append, type Doing, type NewFact } from "./store.ts";

export type Round = { readonly db: Db; readonly store: EventStore; readonly now: Instant };

/** Long enough before today for every check-in that can still be open, and the infusions after it. */
const READ_BACK = minutes(40 * 24 * 60);
/** From silence on, in opening hours, somebody has so long to call. Ours [P]. */
const CALL_WITHIN = minutes(120);

/**
 * Asks, moves and cancels check-ins as the infusions stand: all it goes by is how things are, so it may run at any time, by
 * several at once, and after a crash again. Each patient is a transaction of their own. A protocol that says nothing of
 * check-ins asks nobody; the patient's chart says so. Gives back how many patients something was done for.
 */
export async function keepCheckIns({ db, store, now }: Round, clinicId: string): Promise<number> {
  const patients = await inClinic(db, clinicId, (tx) => patientsWithDuties(tx, now));
  for (const patientId of patients)
    await inClinic(db, clinicId, (tx) => keepCheckInsOf({ tx, store, by: "system", now }, patientId));
  return patients.length;
}

/** Whom something is to be done for; looked at without holding up the clinic's writers. */
async function patientsWithDuties(tx: Tx, now: Instant): Promise<readonly string[]> {
  const policy = await policyOf(tx);
  if (policy === null) return [];
  const since = sinceFor(now);
  const ran = Map.groupBy((await startedSince(tx, since)).filter(isOver), ({ patientId }) => patientId);
  const asked = Map.groupBy(await checkInsSince(tx, since), ({ patientId }) => patientId);
  const patientIds = [...new Set([...ran.keys(), ...asked.keys()])];
  const [zones, here] = [await zonesOf(tx, patientIds), await clinicZone(tx)];
  const real = new Set([...new Set(zones.values())].filter(isZone));
  return patientIds.filter((patientId) => {
    const [own, checkIns] = [ran.get(patientId) ?? [], asked.get(patientId) ?? []];
    const lives = zones.get(patientId);
    const zone = lives !== undefined && real.has(lives) ? lives : here;
    return dutiesOf({ ran: own, since, checkIns, policy, zone, now }).length > 0;
  });
}

const sinceFor = (now: Instant): Instant => as<Instant>(now - READ_BACK);

/** What the signed protocol says of check-ins; null where it says nothing, or nobody signed it. */
export async function policyOf(tx: Tx): Promise<Protocol["followup"]["checkIns"] | null> {
  const { protocol, signed, lacks } = await currentProtocol(tx);
  return signed === null || lacks.includes("followup") ? null : protocol.followup.checkIns;
}

async function dutiesFor(tx: Tx, patientId: string, now: Instant): Promise<readonly Duty[]> {
  const policy = await policyOf(tx);
  if (policy === null) return [];
  const since = sinceFor(now);
  const ran = (await startedSince(tx, since, patientId)).filter(isOver);
  const { checkIns } = await allOf(tx, patientId);
  return dutiesOf({ ran, since, checkIns, policy, zone: await zoneOf(tx, patientId), now });
}

const isOver = (one: StartedInfusion): one is StartedInfusion & Ran => one.endedAt !== null;

/** Where the patient lives; the clinic's own zone while nobody knows. */
export async function zoneOf(tx: Tx, patientId: string): Promise<string> {
  const lives = (await contactOf(tx, patientId))?.zone ?? "";
  return isZone(lives) ? lives : clinicZone(tx);
}

const clinicZone = async (tx: Tx): Promise<string> => (await placeOf(tx))?.site.zone ?? "UTC";

/** The same for one patient, in the transaction it is called in. */
export async function keepCheckInsOf(doing: Doing, patientId: string): Promise<void> {
  const { tx, now } = doing;
  await lockChain(tx);
  const language = (await contactOf(tx, patientId))?.language ?? "en";
  for (const duty of await dutiesFor(tx, patientId, now))
    await append(doing, patientId, await factOf(tx, patientId, duty, language));
}

async function factOf(tx: Tx, patientId: string, duty: Duty, language: "en" | "es"): Promise<NewFact> {
  if (duty.do === "cancel") {
    const { checkInId, because, why } = duty;
    const id = await nth(tx, patientId, "check-in cancelled", checkInId);
    return { id, type: "CheckInCancelled", data: { checkInId, because, why } };
  }
  const { dueAt, silentAt } = duty;
  const times = { dueAt, silentAt, callBy: after(await firstOpen(tx, silentAt), CALL_WITHIN) };
  if (duty.do === "move") {
    const { checkInId, why } = duty;
    const id = await nth(tx, patientId, "check-in moved", checkInId);
    return { id, type: "CheckInMoved", data: { checkInId, why, ...times } };
  }
  const { kind, infusionId } = duty;
  const id = idOf("check-in", infusionId, kind);
  return { id, type: "CheckInAsked", data: { kind, infusionId, version: QUESTIONS_VERSION, language, ...times } };
}

/** Told from what there is already: the same round run twice writes the same fact. */
async function nth(tx: Tx, patientId: string, what: string, checkInId: string): Promise<string> {
  const { n } = await tx.q
    .selectFrom("events")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("stream", "=", `checkins:${patientId}`)
    .executeTakeFirstOrThrow();
  return idOf(what, checkInId, n);
}
