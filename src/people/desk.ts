import { uuidv7 } from "uuidv7";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, load, lockChain } from "#plumbing/event-store.ts";
import type { Fact, Refusal } from "#plumbing/facts.ts";
import { guard, type Guard, type Principal } from "#plumbing/http.ts";
import { placeOf } from "#clinic/read.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import {
  isAllowed,
  type PatientContact,
  type PatientFact,
  type Permission,
  type Role,
  type StaffFact,
} from "./events.ts";
import { patientOf, patientsLike } from "./read.ts";
import { contactRefusals, type Registration, refusalsOf } from "./rules.ts";

export { endAccess, grantAccess } from "./partner.ts";
export { After, overtaken, savedAs } from "./overtaken.ts";

export type Asks = {
  /** The identity must have been confirmed within five minutes. */
  readonly fresh?: boolean;
  /** Allowed also from a locked screen. */
  readonly evenLocked?: boolean;
};

/** Guards a route by permission. Every route of a room names one, or the build fails. */
export const may = (permission: Permission, asks: Asks = {}): Guard =>
  guard({ permission, allows: ({ roles }) => isAllowed(roles, permission), ...asks });

/** For routes that learn only from their path what they are asked for. */
export const mayDo = ({ roles }: Principal, permission: Permission): boolean => isAllowed(roles, permission);

export {
  noteIdentityPhoto,
  recordCirclePerson,
  recordDetails,
  removeCirclePerson,
  sayRoleEmpty,
} from "./circle-desk.ts";

type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly at: Instant };

type New<F extends Fact> = F extends Fact ? Pick<F, "id" | "type" | "data"> : never;

/** One more fact about a colleague or a patient. The writers of a clinic queue here, so that none finds the stream moved. */
async function add(
  { tx, store, by, at }: Doing,
  stream: string,
  fact: New<StaffFact> | New<PatientFact>,
): Promise<void> {
  await lockChain(tx);
  const { length } = await load(tx, stream);
  await store.append(tx, stream, length, { ...fact, at, by });
}

/** A new colleague, whose login was made before. */
export const welcomeStaff = (
  doing: Doing,
  staffId: string,
  data: Extract<StaffFact, { type: "StaffJoined" }>["data"],
): Promise<void> => add(doing, `staff:${staffId}`, { id: uuidv7(), type: "StaffJoined", data });

/** A colleague leaves: from the next request on, nothing opens. Their name stays on what they did. */
export const farewellStaff = (doing: Doing, staffId: string, why: string): Promise<void> =>
  add(doing, `staff:${staffId}`, { id: uuidv7(), type: "StaffLeft", data: { why } });

/** A colleague lost their password, PIN or authenticator: what they had opens nothing any more. */
export const resetWayIn = (
  doing: Doing,
  id: string,
  staffId: string,
  data: Extract<StaffFact, { type: "WayInReset" }>["data"],
): Promise<void> => add(doing, `staff:${staffId}`, { id, type: "WayInReset", data });

/** A colleague has a new way in, made by themselves behind the link they were sent. */
export const noteWayIn = (doing: Doing, staffId: string, userId: string): Promise<void> =>
  add(doing, `staff:${staffId}`, { id: uuidv7(), type: "WayInMade", data: { userId } });

/** From the next request on, other doors open to this colleague, and others no longer. */
export const changeRoles = (doing: Doing, id: string, staffId: string, roles: readonly Role[]): Promise<void> =>
  add(doing, `staff:${staffId}`, { id, type: "RolesChanged", data: { roles } });

/** Makes a place for somebody who does not work here yet. `id` comes from where the form was filled. */
export async function inviteStaff(
  { tx, store, by, at }: Doing,
  id: string,
  staffId: string,
  data: Extract<StaffFact, { type: "StaffInvited" }>["data"],
): Promise<void> {
  await store.append(tx, `staff:${staffId}`, 0, { id, type: "StaffInvited", at, by, data });
}

export const noteWithdrawn = (
  doing: Doing,
  id: string,
  { staffId, invitationId }: { readonly staffId: string; readonly invitationId: string },
): Promise<void> => add(doing, `staff:${staffId}`, { id, type: "InvitationWithdrawn", data: { invitationId } });

/** A new patient of this clinic. `id` comes from where the form was filled, so sending it twice registers once. */
export async function registerPatient(
  { tx, store, by, at }: Doing,
  id: string,
  data: Extract<PatientFact, { type: "PatientRegistered" }>["data"],
): Promise<void> {
  await store.append(tx, `patient:${id}`, 0, { id, type: "PatientRegistered", at, by, data });
}

/**
 * Registers what the front desk entered: an adult, once, with a record number of their own. The writers of a clinic queue
 * here, so that two desks never register the same person at the same moment. Sent again with the same id, it is done once;
 * another person under that id throws IdTaken.
 */
export async function newPatient(doing: Doing, id: string, wish: Registration): Promise<readonly Refusal[]> {
  const { tx, at } = doing;
  await lockChain(tx);
  const place = await placeOf(tx);
  const { mrn, family, given, birthDate, sex, heightCm, allergies } = wish;
  const fictitious = place?.clinic.demonstration ?? false;
  const data = { mrn, family, given, birthDate, sex, heightCm, photo: null, fictitious };
  const isKnown = (await patientOf(tx, id)) !== undefined;
  const refusals = isKnown ? [] : refusalsOf(wish, await patientsLike(tx, wish), dayIn(place?.site.zone ?? "UTC", at));
  if (refusals.length > 0) return refusals;
  await registerPatient(doing, id, data);
  if (!isKnown && allergies !== null) await recordAllergies(doing, id, allergies);
  return [];
}

/** What the patient is allergic to; an empty list means asked and none. */
export const recordAllergies = (doing: Doing, id: string, allergies: readonly string[]): Promise<void> =>
  add(doing, `patient:${id}`, { id: uuidv7(), type: "AllergiesRecorded", data: { allergies } });

/** How a patient wants to be reached from now on. Refused where no letter or text could be sent that way. */
export async function recordContact(
  doing: Doing,
  patientId: string,
  contact: PatientContact,
): Promise<readonly Refusal[]> {
  const refusals = contactRefusals(contact);
  if (refusals.length > 0) return refusals;
  await add(doing, `patient:${patientId}`, { id: uuidv7(), type: "ContactRecorded", data: contact });
  return [];
}
