import { createHash } from "node:crypto";
import { sql } from "kysely";
import { after, type Instant, type Milliseconds, minutes } from "#science/units.ts";
import type { Tx } from "./db.ts";
import { newSecret } from "./proofs.ts";

declare module "./db.ts" {
  interface Tables {
    visitors: { clinic_id: string; hash: string; email: string; expires_at: Date; patient_id: string | null };
    public_tries: { clinic_id: string; key: string; until: Date };
  }
}

/** A visitor who does nothing for so long is let out again. */
const QUIET = minutes(20);
const HOUR = minutes(60);

const hashed = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** One person, however they type their address. */
export const sameAddress = (email: string): string => email.trim().toLowerCase();

/** Lets in somebody who has just proven this address. Gives back what their cookie holds; only its hash is kept. */
export async function letIn(tx: Tx, email: string, now: Instant): Promise<string> {
  const secret = newSecret();
  await tx.q.deleteFrom("visitors").where("expires_at", "<", new Date(now)).execute();
  await tx.q
    .insertInto("visitors")
    .values({
      clinic_id: tx.clinicId,
      hash: hashed(secret),
      email: sameAddress(email),
      expires_at: new Date(after(now, QUIET)),
      patient_id: null,
    })
    .execute();
  return secret;
}

/** The address behind a visitor's cookie, for another twenty minutes from now; null where nobody was let in, or too long ago. */
export const visitorOf = async (tx: Tx, secret: string, now: Instant): Promise<string | null> =>
  (await seeVisitor(tx, secret, now))?.email ?? null;

/** The same, with whose own pages are open to them: null until they gave that person's birth date too. */
export async function seeVisitor(
  tx: Tx,
  secret: string,
  now: Instant,
): Promise<{ readonly email: string; readonly patientId: string | null } | null> {
  const row = await tx.q
    .updateTable("visitors")
    .set({ expires_at: new Date(after(now, QUIET)) })
    .where("hash", "=", hashed(secret))
    .where("expires_at", ">", new Date(now))
    .returning(["email", "patient_id"])
    .executeTakeFirst();
  return row === undefined ? null : { email: row.email, patientId: row.patient_id };
}

/** Opens one patient's own pages to a visitor who has shown that they are this patient. */
export const openPages = async (tx: Tx, secret: string, patientId: string): Promise<void> =>
  void (await tx.q.updateTable("visitors").set({ patient_id: patientId }).where("hash", "=", hashed(secret)).execute());

export const letOut = async (tx: Tx, secret: string): Promise<void> =>
  void (await tx.q.deleteFrom("visitors").where("hash", "=", hashed(secret)).execute());

/** Out of one patient's own pages in every browser, whatever address opened them. */
export const closePagesOf = async (tx: Tx, patientId: string): Promise<void> =>
  void (await tx.q.deleteFrom("visitors").where("patient_id", "=", patientId).execute());

/** Out in every browser this address was let in with. */
export const letOutAll = async (tx: Tx, email: string): Promise<void> =>
  void (await tx.q.deleteFrom("visitors").where("email", "=", sameAddress(email)).execute());

/** Where a request came from, as it is counted: a home has one IPv4 address, and of IPv6 a whole block of 64 bits. */
export function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:/i, "");
  if (!bare.includes(":")) return bare;
  const [head = "", tail = ""] = bare.split("%")[0]?.split("::") ?? [];
  const [front, back] = [head, tail].map((part) => part.split(":").filter((group) => group !== "")) as [
    string[],
    string[],
  ];
  const gap = bare.includes("::") ? Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0") : [];
  const groups = [...front, ...gap, ...back].map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/**
 * So many of one thing at a time. `key` says what and by whom: "code from 192.0.2.7". Each is counted for an hour unless `within`
 * says otherwise, and kept hashed for just as long.
 */
export type Tally = { readonly key: string; readonly most: number; readonly within?: Milliseconds };

/**
 * May this be done once more? Counts it where every tally allows it; one that is refused is not counted,
 * so that waiting helps. Two at the same moment queue for the same key.
 */
export async function mayTry(tx: Tx, tallies: readonly Tally[], now: Instant): Promise<boolean> {
  const keyed = tallies
    .map(({ key, most, within = HOUR }) => ({ key: hashed(key), most, until: new Date(after(now, within)) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key } of keyed) await queueFor(tx, key);
  await tx.q.deleteFrom("public_tries").where("until", "<=", new Date(now)).execute();
  for (const { key, most } of keyed) if ((await countOf(tx, key)) >= most) return false;
  const rows = keyed.map(({ key, until }) => ({ clinic_id: tx.clinicId, key, until }));
  if (rows.length > 0) await tx.q.insertInto("public_tries").values(rows).execute();
  return true;
}

/** Whoever asks about the same key at the same moment waits here until this transaction is over. */
const queueFor = (tx: Tx, key: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.clinicId} ${key}`}, 0))`.execute(tx.q);

async function countOf(tx: Tx, key: string): Promise<number> {
  const { n } = await tx.q
    .selectFrom("public_tries")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return n;
}

const held = (network: string, id: string): string => hashed(`${id} is held from ${network}`);

/** How many of these one network holds. Whoever asks for the same network waits, so that the answer holds until this transaction is over. */
export async function heldFrom(tx: Tx, network: string, ids: readonly string[]): Promise<number> {
  await queueFor(tx, hashed(`what is held from ${network}`));
  if (ids.length === 0) return 0;
  const keys = ids.map((id) => held(network, id));
  const rows = await tx.q.selectFrom("public_tries").select("key").distinct().where("key", "in", keys).execute();
  return rows.length;
}

/** Remembers until then which network holds it; from what is kept, nobody can tell which it was without guessing it. */
export const noteHeld = async (tx: Tx, network: string, id: string, until: Instant): Promise<void> =>
  void (await tx.q
    .insertInto("public_tries")
    .values({ clinic_id: tx.clinicId, key: held(network, id), until: new Date(until) })
    .execute());
