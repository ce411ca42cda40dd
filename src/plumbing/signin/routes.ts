import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Instant } from "#science/units.ts";
import { readBody, refuse, type Signed } from "../http.ts";
import { open } from "../inventory.ts";
import { ADDRESS_HEADER, type Signin } from "./signin.ts";
import { judged, slowDown } from "./tries.ts";

const EmailAndPassword = z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(200) });
const Code = z.strictObject({ code: z.string().regex(/^\d{6}$/, "six digits are needed") });
const Nothing = z.strictObject({});

const WRONG = {
  rule: "sign-in",
  says: "E-mail, password or code is not right.",
  satisfy: "Try again; the code changes every 30 seconds.",
};
const SLOW = {
  rule: "too-many-tries",
  says: "Too many tries from here.",
  satisfy: "Wait an hour, or ask the clinic's owner.",
};

/** A one-time code is good for its 30 s and one step of drift; after that nobody can use it anyway. */
const CODE_KEPT_MS = 5 * 60_000;

/** The only doors of the sign-in that can be reached from outside; each takes exactly its own fields. */
export function signinRoutes(signin: Signin, addressOf: (c: Context) => string) {
  const pass = (c: Context<Signed>, path: string, body: object) => {
    const headers = new Headers(c.req.raw.headers);
    headers.set(ADDRESS_HEADER, addressOf(c));
    headers.delete("content-length");
    return signin.auth.handler(
      new Request(new URL(path, c.req.url), { method: "POST", headers, body: JSON.stringify(body) }),
    );
  };
  return new Hono<Signed>()
    .post("/api/auth/sign-in/email", open("this is how staff come in"), async (c) => {
      const read = await readBody(c, EmailAndPassword);
      if ("response" in read) return read.response;
      const keys = [
        `account:${digest(read.value.email.toLowerCase())}:${addressOf(c)}`,
        `account:${digest(read.value.email.toLowerCase())}`,
        `address:${addressOf(c)}`,
      ] as const;
      const judge = async () => {
        await slowDown(signin, keys[1], c.var.now());
        return pass(c, "/api/auth/sign-in/email", read.value);
      };
      const answer = await judged(signin, { keys, now: c.var.now() }, judge, ({ ok }) => !ok);
      if (answer?.ok === true) return answer;
      return answer === null || answer.status === 429 ? refuse(c, 429, SLOW) : refuse(c, 401, WRONG);
    })
    .post("/api/auth/two-factor/verify-totp", open("the second half of signing in"), async (c) => {
      const read = await readBody(c, Code);
      if ("response" in read) return read.response;
      const answer = await pass(c, "/api/auth/two-factor/verify-totp", read.value);
      if (!answer.ok) return refuse(c, 401, WRONG);
      return (await isFirstUse(signin, answer, read.value.code, c.var.now())) ? answer : refuse(c, 401, WRONG);
    })
    .post("/api/auth/sign-out", open("one may always leave"), async (c) => {
      const read = await readBody(c, Nothing);
      return "response" in read ? read.response : pass(c, "/api/auth/sign-out", {});
    });
}

/** False, and the session just made is gone again, when this code already let someone in. */
async function isFirstUse({ pool }: Signin, answer: Response, code: string, now: Instant): Promise<boolean> {
  const { token, user } = (await answer.clone().json()) as { token: string; user: { id: string } };
  await pool.query("delete from used_codes where used_at < $1", [new Date(now - CODE_KEPT_MS)]);
  const { rowCount } = await pool.query(
    "insert into used_codes (user_id, code, used_at) values ($1, $2, $3) on conflict do nothing",
    [user.id, digest(code), new Date(now)],
  );
  if (rowCount === 1) return true;
  await pool.query("delete from session where token = $1", [token]);
  return false;
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
