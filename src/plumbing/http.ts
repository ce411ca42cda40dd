import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import type { Instant } from "#science/units.ts";
import type { Db } from "./db.ts";
import type { EventStore } from "./event-store.ts";
import type { Refusal } from "./facts.ts";

/** Who asks: one staff member of one clinic, at one screen. */
export type Principal = {
  readonly clinicId: string;
  readonly staffId: string;
  readonly userId: string;
  readonly sittingId: string;
  readonly name: string;
  readonly credential: string;
  readonly roles: readonly string[];
  /** Left alone too long: may look, and may stop an infusion, until the PIN is given. */
  readonly locked: boolean;
  readonly confirmedAt: Instant;
};

/** What a route finds waiting for it. `db` and `store` are the house's; `principal` is there once somebody signed in. */
export type Signed = {
  Variables: {
    readonly principal: Principal | null;
    readonly db: Db;
    readonly store: EventStore;
    readonly now: () => Instant;
    /** Where people reach us, "https://clinic.example": by configuration, whatever a request says of the host it came to. */
    readonly ownOrigin: string;
  };
};

export type Refused = { readonly refusals: readonly Refusal[] };

export const refuse = (c: Context, status: ContentfulStatusCode, ...refusals: readonly Refusal[]): Response =>
  c.json({ refusals } satisfies Refused, status);

const refusal = (rule: string, says: string, satisfy: string): Refusal => ({ rule, says, satisfy });

export const NOT_FOUND = refusal("not-found", "There is nothing here.", "Check the address, or go back to the board.");
const SIGN_IN = refusal("sign-in", "Nobody is signed in here.", "Sign in.");
export const NOT_YOURS = refusal("not-permitted", "Your role does not allow this.", "Ask someone whose role does.");
const LOCKED = refusal("locked", "This screen was left alone and is locked.", "Enter your PIN to go on.");
const CONFIRM = refusal("confirm-identity", "This needs to be surely you.", "Enter your PIN again, then repeat it.");
export const ID_TAKEN = refusal(
  "id-taken",
  "Something else was already stored under this entry's number.",
  "Reload this page and enter it again.",
);
export const STREAM_MOVED = refusal(
  "moved-on",
  "Somebody else changed this at the same moment, and nothing of yours was stored.",
  "Reload this page, look at what stands there now, and enter it again.",
);
const NOT_JSON = refusal("content-type", "The request is not plain JSON.", "Send it as application/json.");
const TOO_LARGE = refusal("too-large", "The request is larger than 1 MB.", "Send less at a time.");
const NOT_READABLE = refusal("unreadable", "The request could not be read.", "Send well-formed JSON.");

/** An identity confirmed longer ago than this does not sign, order or override. */
const FRESH_MS = 5 * 60_000;

export type Guarding = {
  readonly permission: string;
  readonly allows: (principal: Principal) => boolean;
  readonly fresh?: boolean;
  readonly evenLocked?: boolean;
};

/** Middleware that tells the route inventory what it asks for. */
export type Guard = MiddlewareHandler<Signed> & { readonly permission: string };

/** Lets through only whom `allows` allows; the no is the same whatever stands behind the door. */
export function guard({ permission, allows, fresh = false, evenLocked = false }: Guarding): Guard {
  const handler = createMiddleware<Signed>(async (c, next) => {
    const { principal } = c.var;
    if (principal === null) return refuse(c, 401, SIGN_IN);
    if (!allows(principal)) return refuse(c, 403, NOT_YOURS);
    if (principal.locked && !evenLocked && c.req.method !== "GET") return refuse(c, 423, LOCKED);
    if (fresh && !isFresh(principal, c.var.now())) return refuse(c, 403, CONFIRM);
    return next();
  });
  return Object.assign(handler, { permission });
}

const isFresh = ({ confirmedAt }: Principal, now: Instant) => now - confirmedAt <= FRESH_MS;

/** For routes that learn only from the body whether they need a fresh identity or an unlocked screen. */
export function standing(
  c: Context<Signed>,
  needs: { readonly fresh: boolean; readonly unlocked: boolean },
): Response | null {
  const principal = signedIn(c);
  if (principal.locked && needs.unlocked) return refuse(c, 423, LOCKED);
  return needs.fresh && !isFresh(principal, c.var.now()) ? refuse(c, 403, CONFIRM) : null;
}

/** The person behind a guarded route. */
export function signedIn(c: Context<Signed>): Principal {
  const { principal } = c.var;
  if (principal === null) throw new Error("an unguarded route asked who is there");
  return principal;
}

export const LARGEST_BODY = 1_000_000;
const DEEPEST = 40;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * The one way a body is read: exactly JSON, at most 1 MB and 40 deep, then parsed by `schema`. Answers 415, 413, 400 or,
 * where fields are wrong, 422 with a plain sentence for each. The handler gets only what the schema let through.
 */
export async function readBody<T>(
  c: Context,
  schema: z.ZodType<T>,
): Promise<{ readonly value: T } | { readonly response: Response }> {
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(c.req.header("content-type") ?? ""))
    return { response: refuse(c, 415, NOT_JSON) };
  if (Number(c.req.header("content-length") ?? 0) > LARGEST_BODY) return { response: refuse(c, 413, TOO_LARGE) };
  const text = await textOf(c);
  if (text === null) return { response: refuse(c, 413, TOO_LARGE) };
  const json = jsonOf(text);
  if (json === undefined) return { response: refuse(c, 400, NOT_READABLE) };
  const parsed = schema.safeParse(json.value);
  return parsed.success ? { value: parsed.data } : { response: refuse(c, 422, ...shapeRefusals(parsed.error)) };
}

/** Null when more than the cap arrives, whatever the length header claimed. */
async function textOf(c: Context): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function jsonOf(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isTame(value, 0) ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/** No text the database cannot hold, no key that means something to the language, nothing endlessly deep. */
function isTame(value: unknown, depth: number): boolean {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed();
  if (value === null || typeof value !== "object") return true;
  if (depth >= DEEPEST) return false;
  return Object.entries(value).every(([key, inner]) => !FORBIDDEN_KEYS.has(key) && isTame(inner, depth + 1));
}

/** Each fault of a form as a sentence at its field. */
export const shapeRefusals = (error: z.ZodError): Refusal[] =>
  error.issues.slice(0, 20).map(({ path, message }) => {
    const field = path.map(String).join(".");
    return {
      rule: "shape",
      field,
      says: `${field === "" ? "The request" : field}: ${message}.`,
      satisfy: "Correct this field; the rest is kept.",
    };
  });
