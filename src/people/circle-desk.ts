import type { Tx } from "#plumbing/db.ts";
import { type EventStore, IdTaken, load, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { CirclePerson, CircleRole, PatientDetails, PatientFact } from "./events.ts";
import { circleOf, detailsOf } from "./circle-read.ts";
import { circleRefusals, detailsRefusals } from "./rules.ts";

export type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly at: Instant };
type Data<T extends PatientFact["type"]> = Extract<PatientFact, { type: T }>["data"];

/**
 * Adds one fact to a patient's stream, once: the same id again is done already; another patient's or another kind's throws
 * IdTaken. `data` is made inside the queue of writers, from what stands there now.
 */
export async function note<T extends PatientFact["type"]>(
  { tx, store, by, at }: Doing,
  { id, patientId, type }: { readonly id: string; readonly patientId: string; readonly type: T },
  data: () => Promise<Data<T> | readonly Refusal[]>,
): Promise<readonly Refusal[]> {
  await lockChain(tx);
  const stream = `patient:${patientId}`;
  const facts = await load<PatientFact>(tx, stream);
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known !== undefined) {
    if (known.stream !== stream || known.type !== type) throw new IdTaken(id);
    return [];
  }
  if (facts.length === 0)
    return [{ rule: "no-such-patient", says: "There is no such patient.", satisfy: "Reload the page." }];
  const made = await data();
  if (isRefused(made)) return made;
  await store.append(tx, stream, facts.length, { id, type, at, by, data: made });
  return [];
}

const isRefused = (made: object): made is readonly Refusal[] => Array.isArray(made);

/** What a patient told of themselves, one answer or several: what is not named stays as it was. */
export const recordDetails = (
  doing: Doing,
  id: string,
  patientId: string,
  told: Partial<PatientDetails>,
): Promise<readonly Refusal[]> =>
  note(doing, { id, patientId, type: "DetailsRecorded" }, async () => {
    const { asked: _, ...before } = await detailsOf(doing.tx, patientId);
    const refusals = detailsRefusals(told);
    return refusals.length > 0 ? refusals : { ...before, ...told };
  });

/** Somebody around a patient, new or told anew under the same `personId`. */
export const recordCirclePerson = (
  doing: Doing,
  id: string,
  patientId: string,
  person: CirclePerson,
): Promise<readonly Refusal[]> =>
  note(doing, { id, patientId, type: "CirclePersonRecorded" }, async () => {
    const owner = await doing.tx.q
      .selectFrom("patient_circle")
      .select("patient_id")
      .where("id", "=", person.personId)
      .executeTakeFirst();
    if (owner !== undefined && owner.patient_id !== patientId) throw new IdTaken(person.personId);
    const refusals = circleRefusals(person);
    return refusals.length > 0 ? refusals : person;
  });

export const removeCirclePerson = (
  doing: Doing,
  id: string,
  patientId: string,
  { personId, why }: Data<"CirclePersonRemoved">,
): Promise<readonly Refusal[]> =>
  note(doing, { id, patientId, type: "CirclePersonRemoved" }, async () => {
    const circle = await circleOf(doing.tx, patientId);
    if (!circle.some((person) => person.personId === personId))
      return [{ rule: "no-such-person", says: "Nobody of that name is on the list.", satisfy: "Reload the page." }];
    return { personId, why };
  });

/** They have nobody of this kind. Refused while somebody of the kind is on the list. */
export const sayRoleEmpty = (
  doing: Doing,
  id: string,
  patientId: string,
  role: CircleRole,
): Promise<readonly Refusal[]> =>
  note(doing, { id, patientId, type: "CircleRoleEmpty" }, async () => {
    const circle = await circleOf(doing.tx, patientId);
    const there = circle.find((person) => person.role === role);
    if (there === undefined) return { role };
    return [
      {
        rule: "somebody-there",
        says: `${there.name} is on the list.`,
        satisfy: "Take them off the list first.",
      },
    ];
  });

/** A photo of an identity document, stored among the files before. */
export const noteIdentityPhoto = (
  doing: Doing,
  id: string,
  patientId: string,
  photo: Data<"IdentityPhotoReceived">,
): Promise<readonly Refusal[]> =>
  note(doing, { id, patientId, type: "IdentityPhotoReceived" }, () => Promise.resolve(photo));
