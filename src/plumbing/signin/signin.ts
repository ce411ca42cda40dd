import { createHmac } from "node:crypto";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { twoFactor } from "better-auth/plugins";
import { Pool } from "pg";

const ABSOLUTE_HOURS = 12;

export type SigninSettings = {
  readonly signinUrl: string;
  readonly secret: string;
  /** Where the app is reached: fixed by configuration, never taken from a request. */
  readonly baseUrl: string;
};

/** The header in which our own server, and nobody else, tells the sign-in where a request came from. */
export const ADDRESS_HEADER = "x-afterglow-address";

export type Signin = ReturnType<typeof openSignin>;

/**
 * Sign-in for staff: e-mail, a password of 15 characters or more, and a one-time code; no way in without the code.
 * Nobody signs up over HTTP. A session ends after 12 hours whatever happens. Its tables are seen by the sign-in role alone.
 */
export function openSignin({ signinUrl, secret, baseUrl }: SigninSettings) {
  const pool = new Pool({
    connectionString: signinUrl,
    max: 5,
    options: "-c search_path=signin",
    application_name: "afterglow sign-in",
  });
  pool.on("error", () => undefined);
  const auth = betterAuth({
    ...rulesOf(baseUrl),
    database: pool,
    secret: createHmac("sha256", secret).update("sign-in").digest("hex"),
  });
  return { auth, pool, close: () => pool.end() };
}

const perHour = (max: number) => ({ window: 3600, max });

function rulesOf(baseURL: string) {
  const secure = baseURL.startsWith("https:");
  const fixed = { type: "string", required: true, input: false } as const;
  return {
    appName: "Afterglow",
    baseURL,
    basePath: "/api/auth",
    trustedOrigins: [baseURL],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 15, maxPasswordLength: 128 },
    session: { expiresIn: ABSOLUTE_HOURS * 3600, disableSessionRefresh: true, cookieCache: { enabled: false } },
    user: { additionalFields: { clinicId: fixed, staffId: fixed } },
    rateLimit: {
      enabled: true,
      storage: "database",
      ...perHour(600),
      customRules: { "/sign-in/email": perHour(100), "/two-factor/verify-totp": perHour(100) },
    },
    advanced: {
      cookiePrefix: "afterglow",
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: "strict", httpOnly: true, secure, path: "/" },
      ...(secure && { cookies: { session_token: { name: "__Host-afterglow" } } }),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [twoFactor({ issuer: "Afterglow" })],
  } satisfies BetterAuthOptions;
}
