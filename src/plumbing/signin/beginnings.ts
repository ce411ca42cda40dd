import { createHash, randomBytes } from "node:crypto";
import type { PoolClient } from "pg";
import { uuidv7 } from "uuidv7";
import type { Instant } from "#science/units.ts";
import { codeFits, inSignin, insertLogin, type NewLogin, removeLogin, sealLogin, totpUriOf } from "./logins.ts";
import type { Signin } from "./signin.ts";

/** Long enough to fetch a telephone and install an authenticator on it. */
const MINUTES = 10;
const TRIES = 5;
const MINUTE_MS = 60_000;

export type Purpose = "invitation" | "founding";

/** What its owner needs to go on, told to this browser alone. */
export type Begun = { readonly claim: string; readonly totpUri: string };

/** A way in that was begun: whose it is to be, and what it is part of. */
export type Beginning = {
  readonly purpose: Purpose;
  readonly about: string;
  readonly clinicId: string;
  readonly staffId: string;
  readonly email: string;
  readonly name: string;
};

type Row = {
  claim_hash: string;
  purpose: Purpose;
  about: string;
  clinic_id: string;
  staff_id: string;
  email: string;
  name: string;
  password_hash: string;
  pin_hash: string;
  totp_sealed: string;
};

/** 256 random bits as a word for a link or a claim; only its hash is kept. */
export const secretWord = (): string => randomBytes(32).toString("base64url");

export const hashOfWord = (word: string): string => createHash("sha256").update(word).digest("hex");

/** Keeps a password, a PIN and an authenticator's secret until a first code proves that the authenticator has it. */
export async function beginLogin(
  signin: Signin,
  login: NewLogin,
  { purpose, about, now }: { readonly purpose: Purpose; readonly about: string; readonly now: Instant },
): Promise<Begun> {
  const { totpSecret, ...sealed } = await sealLogin(signin, login);
  const claim = secretWord();
  await signin.pool.query("delete from beginnings where expires_at < $1", [new Date(now)]);
  await signin.pool.query(
    `insert into beginnings (claim_hash, purpose, about, clinic_id, staff_id, email, name, password_hash, pin_hash, totp_sealed, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      hashOfWord(claim),
      purpose,
      about,
      sealed.clinicId,
      sealed.staffId,
      sealed.email,
      sealed.name,
      sealed.passwordHash,
      sealed.pinHash,
      sealed.totpSealed,
      new Date(now + MINUTES * MINUTE_MS),
    ],
  );
  return { claim, totpUri: totpUriOf(totpSecret, login.email) };
}

export type Proof<T> =
  | { readonly kind: "proved"; readonly value: T }
  | { readonly kind: "wrong" }
  | { readonly kind: "gone" }
  | { readonly kind: "known-address" };

type Proving<T> = {
  readonly purpose: Purpose;
  readonly claim: string;
  readonly code: string;
  readonly now: Instant;
  /** Also done where the login is made, in its transaction; false undoes both. */
  readonly also?: undefined | ((client: PoolClient, beginning: Beginning) => Promise<boolean>);
  /** Stores what the login is for, and lets it be made as the last thing before that is committed. */
  readonly finish: (beginning: Beginning, userId: string, makeLogin: () => Promise<void>) => Promise<T>;
};

/**
 * The first code of a new authenticator. Right: the login is made, and with it, or not at all, what it is for. Five tries;
 * a code used here lets nobody in afterwards.
 */
export async function proveLogin<T>(signin: Signin, proving: Proving<T>): Promise<Proof<T>> {
  const { purpose, claim, code, now, finish, also } = proving;
  // Counted before it is judged, so that tries sent all at once are each counted.
  const { rows } = await signin.pool.query<Row>(
    "update beginnings set tries = tries + 1 where claim_hash = $1 and purpose = $2 and expires_at > $3 and tries < $4 returning *",
    [hashOfWord(claim), purpose, new Date(now), TRIES],
  );
  const row = rows[0];
  if (row === undefined) return { kind: "gone" };
  if (!(await codeFits(signin, row.totp_sealed, code))) return { kind: "wrong" };
  const userId = uuidv7();
  try {
    const value = await finish(beginningOf(row), userId, () => makeLogin(signin, row, { userId, code, now, also }));
    return { kind: "proved", value };
  } catch (error) {
    await removeLogin(signin, userId);
    if (error instanceof Taken) return { kind: "gone" };
    if (isTwice(error)) return { kind: "known-address" };
    throw error;
  }
}

/** The beginning was already taken, by the same press of the button sent twice. */
class Taken extends Error {}

/** PostgreSQL's unique_violation on the user's e-mail. */
const isTwice = (error: unknown) =>
  error instanceof Error && "constraint" in error && error.constraint === "user_email_key";

const makeLogin = (
  signin: Signin,
  row: Row,
  { userId, code, now, also }: Pick<Proving<unknown>, "code" | "now" | "also"> & { readonly userId: string },
) =>
  inSignin(signin, async (client) => {
    const taken = await client.query("delete from beginnings where claim_hash = $1", [row.claim_hash]);
    if (taken.rowCount !== 1 || (await also?.(client, beginningOf(row))) === false) throw new Taken();
    await insertLogin(signin, client, userId, {
      ...beginningOf(row),
      passwordHash: row.password_hash,
      pinHash: row.pin_hash,
      totpSealed: row.totp_sealed,
    });
    await client.query("insert into used_codes (user_id, code, used_at) values ($1, $2, $3)", [
      userId,
      createHash("sha256").update(code).digest("hex"),
      new Date(now),
    ]);
  });

const beginningOf = ({ purpose, about, clinic_id, staff_id, email, name }: Row): Beginning => ({
  purpose,
  about,
  clinicId: clinic_id,
  staffId: staff_id,
  email,
  name,
});
