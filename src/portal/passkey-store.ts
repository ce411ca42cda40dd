import { patientsByEmail } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { type Binding, makeLink, takeLink } from "#plumbing/proofs.ts";
import {
  challengeIn,
  checkSignature,
  type Fault,
  type KnownKey,
  type Made,
  newKey,
  type Place,
  type Signed,
} from "#plumbing/webauthn.ts";
import { as, type Instant } from "#science/units.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    passkeys: {
      clinic_id: string;
      id: string;
      patient_id: string;
      email: string;
      public_key: string;
      counter: number;
      device: string;
      made_at: Date;
      used_at: Date | null;
    };
  }
}

/** Long enough to find one's glasses, short enough that an answer found later is worth nothing. */
const MINUTES = 5;
export const MOST_PASSKEYS = 10;

export type Passkey = {
  readonly id: string;
  readonly device: string;
  readonly madeAt: Instant;
  readonly usedAt: Instant | null;
};

/** What an answer is asked for: to open the pages of whoever it is, or to make a key for this patient. */
export type AskedFor = "door" | `patient:${string}`;

type At = { readonly tx: Tx; readonly now: Instant; readonly binding: Binding };

/** A challenge for this browser alone: 256 random bits, good for one answer. */
export const askKey = ({ tx, now, binding }: At, subject: AskedFor): Promise<string> =>
  makeLink(tx, { purpose: "passkey", subject, minutes: MINUTES, binding, now });

/** Whether this answers what this browser was asked, for the first time. What was answered once is used up, right or wrong. */
async function wasAsked({ tx, now, binding }: At, subject: AskedFor, client: string): Promise<boolean> {
  const token = challengeIn(client);
  return token !== null && (await takeLink(tx, { purpose: "passkey", token, binding, now })) === subject;
}

export type Refused = {
  readonly fault: Fault | "not-asked" | "unknown-key" | "other-patient" | "known-key" | "too-many";
};

/** Keeps a new key of this patient. */
export async function keepPasskey(
  at: At,
  { patientId, email, device }: { readonly patientId: string; readonly email: string; readonly device: string },
  made: Made,
  place: Place,
): Promise<Refused | { readonly id: string }> {
  const { tx, now } = at;
  if (!(await wasAsked(at, `patient:${patientId}`, made.client))) return { fault: "not-asked" };
  const key = await newKey(made, place);
  if ("fault" in key) return key;
  if ((await passkeysOf(tx, patientId, email)).length >= MOST_PASSKEYS) return { fault: "too-many" };
  const kept = await tx.q
    .insertInto("passkeys")
    .values({
      clinic_id: tx.clinicId,
      id: made.id,
      patient_id: patientId,
      email,
      public_key: key.key,
      counter: key.counter,
      device,
      made_at: new Date(now),
      used_at: null,
    })
    .onConflict((one) => one.doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept ?? { fault: "known-key" };
}

/** A patient's keys that hold with this address, the newest first. */
export async function passkeysOf(tx: Tx, patientId: string, email: string): Promise<readonly Passkey[]> {
  const rows = await tx.q
    .selectFrom("passkeys")
    .select(["id", "device", "made_at", "used_at"])
    .where("patient_id", "=", patientId)
    .where("email", "=", email)
    .orderBy("made_at", "desc")
    .execute();
  return rows.map(({ id, device, made_at, used_at }) => ({
    id,
    device,
    madeAt: as<Instant>(made_at.getTime()),
    usedAt: used_at === null ? null : as<Instant>(used_at.getTime()),
  }));
}

export const dropPasskey = async (tx: Tx, patientId: string, id: string): Promise<void> =>
  void (await tx.q.deleteFrom("passkeys").where("patient_id", "=", patientId).where("id", "=", id).execute());

/** On how many devices a patient has a key, whatever address it was made with. */
export async function devicesOf({ q }: Tx, patientId: string): Promise<number> {
  const rows = await q.selectFrom("passkeys").select("id").where("patient_id", "=", patientId).execute();
  return rows.length;
}

export const dropPasskeys = async (tx: Tx, patientId: string): Promise<void> =>
  void (await tx.q.deleteFrom("passkeys").where("patient_id", "=", patientId).execute());

/** The name under which an authenticator keeps a patient's key: nothing that could be read as theirs. */
export type HandleOf = (patientId: string) => string;

export type Entering = { readonly patientId: string; readonly email: string };
/** `patientId`: whose key it was, where it is known: a try is written down with whom it was about. */
export type NotEntering = Refused & { readonly patientId?: string };

/**
 * Whose pages this key opens. It holds while the clinic writes to the address with which it was made: whoever lost that mailbox to
 * others has lost nothing that was made from it.
 */
export async function enterByPasskey(
  at: At,
  signed: Signed & { readonly handle: string },
  place: Place,
  handleOf: HandleOf,
): Promise<Entering | NotEntering> {
  const { tx, now } = at;
  if (!(await wasAsked(at, "door", signed.client))) return { fault: "not-asked" };
  const row = await tx.q.selectFrom("passkeys").selectAll().where("id", "=", signed.id).forUpdate().executeTakeFirst();
  if (row === undefined) return { fault: "unknown-key" };
  const { patient_id: patientId, email } = row;
  if (signed.handle !== handleOf(patientId)) return { fault: "other-patient", patientId };
  const known: KnownKey = { id: row.id, key: row.public_key, counter: row.counter };
  const checked = await checkSignature(signed, place, known);
  if ("fault" in checked) return { ...checked, patientId };
  if (!(await patientsByEmail(tx, email)).includes(patientId)) return { fault: "unknown-key", patientId };
  await tx.q
    .updateTable("passkeys")
    .set({ counter: checked.counter, used_at: new Date(now) })
    .where("id", "=", signed.id)
    .execute();
  return { patientId, email };
}
