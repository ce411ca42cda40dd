import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { createOTP } from "@better-auth/utils/otp";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { PoolClient } from "pg";
import { uuidv7 } from "uuidv7";
import type { Signin } from "./signin.ts";

const stretch = promisify<string, Buffer, number, Buffer>(scrypt);
const PIN_BYTES = 32;

export type NewLogin = {
  readonly email: string;
  readonly password: string;
  readonly pin: string;
  readonly clinicId: string;
  readonly staffId: string;
  readonly name: string;
};

/** What the new staff member enters into their authenticator app, once. */
export type Login = { readonly userId: string; readonly totpSecret: string; readonly totpUri: string };

/** A way in as it is kept: nothing in it can be read back into a password, a PIN or, without the installation's secret, a code. */
export type Sealed = {
  readonly email: string;
  readonly name: string;
  readonly clinicId: string;
  readonly staffId: string;
  readonly passwordHash: string;
  readonly pinHash: string;
  readonly totpSealed: string;
};

/** What is wrong with a password and a PIN, in plain words; null when nothing is. */
export function weakness(password: string, pin: string): { readonly field: string; readonly says: string } | null {
  if (password.length < 15) return { field: "password", says: "The password needs at least 15 characters." };
  if (password.length > 128) return { field: "password", says: "The password has more than 128 characters." };
  if (!/^\d{6}$/.test(pin)) return { field: "pin", says: "The PIN needs six digits." };
  if (/^(\d)\1{5}$/.test(pin) || "01234567890 09876543210".includes(pin))
    return { field: "pin", says: "That PIN is the first anybody would try." };
  return null;
}

export async function hasLogin({ pool }: Pick<Signin, "pool">, email: string): Promise<boolean> {
  const { rowCount } = await pool.query(`select 1 from "user" where email = $1`, [email.toLowerCase()]);
  return rowCount !== 0;
}

/** Draws the authenticator's secret and seals everything; nothing is stored yet. */
export async function sealLogin({ auth }: Signin, login: NewLogin): Promise<Sealed & { readonly totpSecret: string }> {
  const { password, pin, email, name, clinicId, staffId } = login;
  const context = await auth.$context;
  const totpSecret = randomBytes(20).toString("hex").slice(0, 32);
  return {
    email: email.toLowerCase(),
    name,
    clinicId,
    staffId,
    passwordHash: await context.password.hash(password),
    pinHash: await hashPin(pin),
    totpSealed: await symmetricEncrypt({ key: context.secretConfig, data: totpSecret }),
    totpSecret,
  };
}

export const totpUriOf = (totpSecret: string, email: string): string => createOTP(totpSecret).url("Afterglow", email);

/** Whether an authenticator with this sealed secret shows the code now, or showed it one step ago, or will one step on. */
export async function codeFits({ auth }: Signin, totpSealed: string, code: string): Promise<boolean> {
  const context = await auth.$context;
  const secret = await symmetricDecrypt({ key: context.secretConfig, data: totpSealed });
  return createOTP(secret).verify(code, { window: 1 });
}

/** Stores a sealed way in under a user id, inside the caller's transaction. */
export async function insertLogin({ auth }: Signin, client: PoolClient, userId: string, sealed: Sealed): Promise<void> {
  const context = await auth.$context;
  const { email, name, clinicId, staffId, passwordHash, pinHash, totpSealed } = sealed;
  await client.query(
    `insert into "user" (id, name, email, "emailVerified", "twoFactorEnabled", "clinicId", "staffId") values ($1, $2, $3, true, true, $4, $5)`,
    [userId, name, email, clinicId, staffId],
  );
  await client.query(
    `insert into account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $2, 'credential', $2, $3, now())`,
    [uuidv7(), userId, passwordHash],
  );
  await client.query(
    `insert into "twoFactor" (id, secret, "backupCodes", "userId", verified) values ($1, $2, $3, $4, true)`,
    [uuidv7(), totpSealed, await symmetricEncrypt({ key: context.secretConfig, data: "[]" }), userId],
  );
  await client.query(`insert into pins (user_id, hash) values ($1, $2)`, [userId, pinHash]);
}

/**
 * Makes the way in for one staff member: password, one-time codes, PIN. Refused, as an error in plain words, for a password
 * under 15 characters, a PIN that is not six digits, or an e-mail that already has a login: no existing login is ever touched.
 */
export async function createLogin(signin: Signin, login: NewLogin): Promise<Login> {
  const weak = weakness(login.password, login.pin);
  if (weak !== null) throw new Error(weak.says);
  if (await hasLogin(signin, login.email)) throw new Error(`${login.email} already has a login.`);
  const { totpSecret, ...sealed } = await sealLogin(signin, login);
  const userId = uuidv7();
  await inSignin(signin, (client) => insertLogin(signin, client, userId, sealed));
  return { userId, totpSecret, totpUri: totpUriOf(totpSecret, login.email) };
}

/** One transaction on the sign-in's own tables. */
export async function inSignin<T>(
  { pool }: Pick<Signin, "pool">,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const done = await work(client);
    await client.query("commit");
    return done;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

/** Takes a login away again, with everything that hangs on it: its owner left, or it was made for what did not come about. */
export async function removeLogin({ pool }: Pick<Signin, "pool">, userId: string): Promise<void> {
  await pool.query(`delete from "user" where id = $1`, [userId]);
}

/** The code an authenticator shows now for a secret. For tests and the demonstration clinic, whose secrets are public. */
export const codeNow = (totpSecret: string): Promise<string> => createOTP(totpSecret).totp();

async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${(await stretch(pin, salt, PIN_BYTES)).toString("hex")}`;
}

export async function pinMatches(pin: string, hash: string): Promise<boolean> {
  const [salt = "", kept = ""] = hash.split(":");
  return timingSafeEqual(await stretch(pin, Buffer.from(salt, "hex"), PIN_BYTES), Buffer.from(kept, "hex"));
}
