import { placeOf } from "#clinic/read.ts";
import { isAllowed } from "#people/events.ts";
import { contactOf, namesOf, patientOf, staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { openTimes } from "./answering.ts";
import {
  type Looking,
  neededFor,
  type OwedNow,
  owedNow,
  type ThreadLine,
  threadsOfPatient,
  topicsFor,
} from "./inbox.ts";
import { threadOf } from "./store.ts";
import { owedOf, settledOf, type Thread, unreadByPatient } from "./fold.ts";

/** Whom one writes with: their language, and whether they have an address, by which their own pages open. */
export type Correspondent = {
  readonly id: string;
  readonly name: string;
  readonly mrn: string;
  readonly birthDate: string;
  readonly language: "en" | "es";
  readonly isReached: boolean;
};

/** One conversation whole, as the staff read it. */
export type ThreadView = {
  readonly thread: Thread;
  readonly patient: Correspondent;
  readonly owed: OwedNow | null;
  readonly settled: { readonly by: string; readonly at: Instant; readonly outcome: string } | null;
  /** Messages of the clinic the patient has not looked at. */
  readonly unread: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  /** To whom it can be handed: who may read it and works here. */
  readonly colleagues: readonly { readonly staffId: string; readonly name: string }[];
  readonly zone: string;
  readonly now: Instant;
};

export type PatientThreads = {
  readonly patient: Correspondent;
  readonly threads: readonly ThreadLine[];
  readonly topics: readonly Thread["topic"][];
  readonly zone: string;
};

async function correspondentOf(tx: Tx, patientId: string): Promise<Correspondent | null> {
  const [patient, contact] = [await patientOf(tx, patientId), await contactOf(tx, patientId)];
  if (patient === undefined) return null;
  const { id, name, mrn, birthDate } = patient;
  const isReached = contact !== null && contact.email !== null && contact.email !== "";
  return { id, name, mrn, birthDate, language: contact?.language ?? "en", isReached };
}

/** Null where there is none of that id in this clinic, or not for these roles to know of. */
export async function readableThread(tx: Tx, threadId: string, roles: readonly string[]): Promise<Thread | null> {
  const thread = await threadOf(tx, threadId);
  return thread !== null && topicsFor(roles).includes(thread.topic) ? thread : null;
}

export async function threadViewOf(tx: Tx, thread: Thread, { now }: Looking): Promise<ThreadView | null> {
  const patient = await correspondentOf(tx, thread.patientId);
  if (patient === null) return null;
  const [owed, settled] = [owedOf(thread), settledOf(thread)];
  const names = Object.entries(await namesOf(tx)).map(([id, { name, credential }]) => [id, `${name}, ${credential}`]);
  return {
    thread,
    patient,
    owed: owed === null ? null : owedNow(await openTimes(tx, now), now, owed),
    settled: settled === null ? null : { by: settled.by, at: settled.at, outcome: settled.outcome },
    unread: unreadByPatient(thread).map(({ id }) => id),
    names: { ...Object.fromEntries(names), [`patient:${patient.id}`]: patient.name },
    colleagues: (await staffList(tx))
      .filter(({ active, roles }) => active && isAllowed(roles, neededFor(thread.topic)))
      .map(({ id, name, credential }) => ({ staffId: id, name: `${name}, ${credential}` })),
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
    now,
  };
}

export async function patientThreads(tx: Tx, patientId: string, looking: Looking): Promise<PatientThreads | null> {
  const patient = await correspondentOf(tx, patientId);
  if (patient === null) return null;
  return {
    patient,
    threads: await threadsOfPatient(tx, patientId, looking),
    topics: topicsFor(looking.roles),
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
  };
}
