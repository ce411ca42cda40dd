import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { after, type Instant, minutes as minutesLong } from "#science/units.ts";
import type { Tx } from "./db.ts";

declare module "./db.ts" {
  interface Tables {
    proofs: {
      clinic_id: string;
      id: string;
      purpose: string;
      subject: string;
      hash: string;
      binding: string | null;
      made_at: Date;
      expires_at: Date;
      used_at: Date | null;
      tries: number;
    };
  }
}

/** What a code or link is good for. `subject` is what it proves or opens: an e-mail address, "appointment:<id>". */
export type Purpose = { readonly purpose: string; readonly subject: string; readonly now: Instant };

/** A secret the asking browser keeps in a cookie, made by `newSecret`. What was sent to an address is good in that browser alone. */
export type Binding = string;

export type CodeCheck = "right" | "wrong" | "expired" | "too-many" | "used";

const TRIES = 5;
const DAY_MS = 86_400_000;
/** 16 bytes in base64url: fewer would be guessed. */
const SHORTEST_SECRET = 22;

/** 256 random bits, as text that fits a link or a cookie. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

const hashed = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** Keyed by the browser's secret, of which the database holds only a hash: whoever reads the table cannot try out a million codes. */
const sealOf = (binding: Binding, purpose: string, subject: string, code: string): string =>
  createHmac("sha256", binding)
    .update(JSON.stringify([purpose, subject, code]))
    .digest("base64url");

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(hashed(a)), Buffer.from(hashed(b)));

/**
 * A new code of six digits to send to somebody. Earlier codes for the same purpose and browser no longer hold.
 * Nothing of it is kept but a seal that the browser's secret is needed to check.
 */
export async function makeCode(
  tx: Tx,
  { purpose, subject, minutes, binding, now }: Purpose & { readonly minutes: number; readonly binding: Binding },
): Promise<string> {
  if (binding.length < SHORTEST_SECRET) throw new Error("a code was asked for with a secret that could be guessed");
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await forgetOld(tx, now);
  await tx.q
    .deleteFrom("proofs")
    .where("purpose", "=", purpose)
    .where("subject", "=", subject)
    .where("binding", "=", hashed(binding))
    .execute();
  await keep(tx, { purpose, subject, minutes, now, hash: sealOf(binding, purpose, subject, code), binding });
  return code;
}

/**
 * Is this the code that was sent, in the browser it was asked from? Each try is counted before it is judged; after five wrong
 * ones the right one opens nothing either. Right is said once; the right code again is "used".
 */
export async function checkCode(
  tx: Tx,
  { purpose, subject, code, binding, now }: Purpose & { readonly code: string; readonly binding: Binding },
): Promise<CodeCheck> {
  const proof = await tx.q
    .updateTable("proofs")
    .set((row) => ({ tries: row("tries", "+", 1) }))
    .where("purpose", "=", purpose)
    .where("subject", "=", subject)
    .where("binding", "=", hashed(binding))
    .returning(["id", "hash", "tries", "expires_at", "used_at"])
    .executeTakeFirst();
  if (proof === undefined || proof.expires_at.getTime() <= now) return "expired";
  const isRight = isSame(proof.hash, sealOf(binding, purpose, subject, code));
  if (proof.used_at !== null) return isRight ? "used" : "expired";
  if (proof.tries > TRIES) return "too-many";
  if (!isRight) return proof.tries === TRIES ? "too-many" : "wrong";
  await tx.q
    .updateTable("proofs")
    .set({ used_at: new Date(now) })
    .where("id", "=", proof.id)
    .execute();
  return "right";
}

/** To which subject this browser last asked a code for; null where it asked for none that still holds. */
export async function askedLast(
  tx: Tx,
  { purpose, binding, now }: { readonly purpose: string; readonly binding: Binding; readonly now: Instant },
): Promise<string | null> {
  const row = await tx.q
    .selectFrom("proofs")
    .select("subject")
    .where("purpose", "=", purpose)
    .where("binding", "=", hashed(binding))
    .where("expires_at", ">", new Date(now))
    .orderBy("made_at", "desc")
    .executeTakeFirst();
  return row?.subject ?? null;
}

/** A new secret for a link. Bound to a browser where one asked for it; else whoever has the link may use it, once. */
export async function makeLink(
  tx: Tx,
  { purpose, subject, minutes, binding, now }: Purpose & { readonly minutes: number; readonly binding: Binding | null },
): Promise<string> {
  const token = newSecret();
  await forgetOld(tx, now);
  await keep(tx, { purpose, subject, minutes, now, hash: hashed(token), binding });
  return token;
}

type Taking = {
  readonly purpose: string;
  readonly token: string;
  readonly binding: Binding | null;
  readonly now: Instant;
};

/** Uses up a link, for a POST alone: mail scanners open what they find by GET. Gives back its subject once; null ever after. */
export async function takeLink(tx: Tx, { purpose, token, binding, now }: Taking): Promise<string | null> {
  const taken = await tx.q
    .updateTable("proofs")
    .set({ used_at: new Date(now) })
    .where("purpose", "=", purpose)
    .where("hash", "=", hashed(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", new Date(now))
    .where((row) => row.or([row("binding", "is", null), row("binding", "=", hashed(binding ?? ""))]))
    .returning("subject")
    .executeTakeFirst();
  return taken?.subject ?? null;
}

export type SeenLink = { readonly subject: string; readonly state: "good" | "used" | "expired" };

/** What a link would open, without using it: what a page shows before its button is pressed. Null for a link nobody made. */
export async function seeLink(tx: Tx, { purpose, token, binding, now }: Taking): Promise<SeenLink | null> {
  const row = await tx.q
    .selectFrom("proofs")
    .select(["subject", "used_at", "expires_at"])
    .where("purpose", "=", purpose)
    .where("hash", "=", hashed(token))
    .where((is) => is.or([is("binding", "is", null), is("binding", "=", hashed(binding ?? ""))]))
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.used_at !== null) return { subject: row.subject, state: "used" };
  return { subject: row.subject, state: row.expires_at.getTime() > now ? "good" : "expired" };
}

type Kept = Purpose & { readonly minutes: number; readonly hash: string; readonly binding: Binding | null };

async function keep(tx: Tx, { purpose, subject, minutes, now, hash, binding }: Kept): Promise<void> {
  await tx.q
    .insertInto("proofs")
    .values({
      clinic_id: tx.clinicId,
      id: uuidv7(),
      purpose,
      subject,
      hash,
      binding: binding === null ? null : hashed(binding),
      made_at: new Date(now),
      expires_at: new Date(after(now, minutesLong(minutes))),
      used_at: null,
      tries: 0,
    })
    .execute();
}

/** A day after it ran out nobody asks about a code or link any more. */
const forgetOld = (tx: Tx, now: Instant) =>
  tx.q
    .deleteFrom("proofs")
    .where("expires_at", "<", new Date(now - DAY_MS))
    .execute();
