import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { createOTP } from "@better-auth/utils/otp";
import { symmetricEncrypt } from "better-auth/crypto";
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

/**
 * Makes the way in for one staff member: password, one-time codes, PIN. Refused, as an error in plain words, for a password
 * under 15 characters, a PIN that is not six digits, or an e-mail that already has a login: no existing login is ever touched.
 */
export async function createLogin(
  { auth, pool }: Signin,
  { email, password, pin, clinicId, staffId, name }: NewLogin,
): Promise<Login> {
  if (password.length < 15) throw new Error("The password needs at least 15 characters.");
  if (!/^\d{6}$/.test(pin)) throw new Error("The PIN needs six digits.");
  const known = await pool.query(`select 1 from "user" where email = $1`, [email.toLowerCase()]);
  if (known.rowCount !== 0) throw new Error(`${email} already has a login.`);
  const context = await auth.$context;
  const [userId, totpSecret] = [uuidv7(), randomBytes(20).toString("hex").slice(0, 32)];
  const hash = await context.password.hash(password);
  const sealed = await symmetricEncrypt({ key: context.secretConfig, data: totpSecret });
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(
      `insert into "user" (id, name, email, "emailVerified", "twoFactorEnabled", "clinicId", "staffId") values ($1, $2, $3, true, true, $4, $5)`,
      [userId, name, email.toLowerCase(), clinicId, staffId],
    );
    await client.query(
      `insert into account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $2, 'credential', $2, $3, now())`,
      [uuidv7(), userId, hash],
    );
    await client.query(
      `insert into "twoFactor" (id, secret, "backupCodes", "userId", verified) values ($1, $2, $3, $4, true)`,
      [uuidv7(), sealed, await symmetricEncrypt({ key: context.secretConfig, data: "[]" }), userId],
    );
    await client.query(`insert into pins (user_id, hash) values ($1, $2)`, [userId, await hashPin(pin)]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
  return { userId, totpSecret, totpUri: createOTP(totpSecret).url("Afterglow", email) };
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
