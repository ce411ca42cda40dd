import { createHmac, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { type Context, Hono } from "hono";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { proofRefusal } from "#people/join-routes.ts";
import { line, Weekly } from "#people/settings-shapes.ts";
import { everyClinic, inClinic, type Tx } from "#plumbing/db.ts";
import { readBody, refuse, type Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { beginLogin, type Beginning, proveLogin } from "#plumbing/signin/beginnings.ts";
import { hasLogin, weakness } from "#plumbing/signin/logins.ts";
import type { Signin } from "#plumbing/signin/signin.ts";
import { judged, type TryKeys } from "#plumbing/signin/tries.ts";
import { isZone } from "#science/civil.ts";
import { type Founding, foundClinic } from "./founding.ts";

/**
 * The word that lets whoever reads the server's own terminal, and nobody else on the network, set up the first clinic.
 * Made from the installation's secret, so that every process of it knows the same one.
 */
export function setUpWord(secret: string): string {
  const letters = createHmac("sha256", secret).update("first set-up").digest("hex").slice(0, 20);
  return (letters.match(/.{5}/g) ?? []).join("-");
}

const needed = (most: number) => line(most).min(1, "this is needed");
const rooms = (least: number) =>
  z.number("a number is needed").int("a whole number is needed").min(least, `at least ${least}`).max(40, "at most 40");

const Word = z.strictObject({ word: needed(100) });
const Plan = z.strictObject({
  clinic: needed(120),
  phone: line(40),
  zone: z.string().refine(isZone, "that is no time zone; choose a name such as America/New_York"),
  infusionRooms: rooms(1),
  consultingRooms: rooms(0),
  hours: Weekly,
});
const Begin = z.strictObject({
  word: needed(100),
  plan: Plan,
  name: needed(120),
  credential: needed(40),
  email: z.email("an e-mail address is needed").max(200),
  password: z.string("a password is needed").max(200, "at most 200 characters"),
  pin: z.string("a PIN is needed").max(20, "at most 20 characters"),
});
const Finish = z.strictObject({
  claim: needed(100),
  code: z.string().regex(/^\d{6}$/, "six digits are needed"),
});

const CLOSED = {
  rule: "set-up",
  says: "This installation has its clinic; the first set-up is over.",
  satisfy: "Sign in, or ask the medical director to invite you.",
};
const WRONG_WORD = {
  rule: "word",
  field: "word",
  says: "That is not the word the terminal shows.",
  satisfy: "Look where Afterglow was started; it stands beside the address.",
};
const SLOW = { rule: "too-many-tries", says: "Too many tries from here.", satisfy: "Wait an hour." };

type SettingUp = {
  readonly signin: Signin;
  readonly word: string;
  /** What the house must do once there is a clinic. */
  readonly founded: () => Promise<void>;
};

/** The first set-up in the browser, for whoever has the word from the terminal, until there is a clinic. */
export function setUpRoutes({ signin, word, founded }: SettingUp, addressOf: (c: Context) => string) {
  const withWord = async (c: Context<Signed>, said: string, work: () => Promise<Response>): Promise<Response> => {
    const keys: TryKeys = [`set-up:${addressOf(c)}`, "set-up", `address:${addressOf(c)}`];
    if (!(await isOpen(c))) return refuse(c, 409, CLOSED);
    const isRight = await judged(
      signin,
      { keys, now: c.var.now() },
      async () => sameWord(said, word),
      (right) => !right,
    );
    if (isRight === null) return refuse(c, 429, SLOW);
    return isRight ? work() : refuse(c, 403, WRONG_WORD);
  };
  return new Hono<Signed>()
    .get("/api/set-up", open("says only whether there is a clinic yet"), async (c) => c.json({ open: await isOpen(c) }))
    .post("/api/set-up/word", open("whoever has the word of the terminal sets up the first clinic"), async (c) => {
      const read = await readBody(c, Word);
      if ("response" in read) return read.response;
      return withWord(c, read.value.word, async () => c.json({ right: true }));
    })
    .post("/api/set-up/begin", open("whoever has the word of the terminal sets up the first clinic"), async (c) => {
      const read = await readBody(c, Begin);
      if ("response" in read) return read.response;
      return withWord(c, read.value.word, () => begin(c, signin, read.value));
    })
    .post("/api/set-up/finish", open("the first code of the director's authenticator founds the clinic"), async (c) => {
      const read = await readBody(c, Finish);
      if ("response" in read) return read.response;
      const answer = await finish(c, signin, read.value);
      if (answer.ok) await founded();
      return answer;
    });
}

const isOpen = async (c: Context<Signed>) => (await everyClinic(c.var.db)).length === 0;

/** Compared without case, blanks and strokes, in the same time whatever was typed. */
function sameWord(said: string, word: string): boolean {
  const bare = (text: string) =>
    createHmac("sha256", "word")
      .update(text.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
      .digest();
  return timingSafeEqual(bare(said), bare(word));
}

async function begin(c: Context<Signed>, signin: Signin, wish: z.infer<typeof Begin>): Promise<Response> {
  const { plan, name, credential, email, password, pin } = wish;
  const weak = weakness(password, pin);
  if (weak !== null) return refuse(c, 409, { rule: "weak", ...weak, satisfy: "Choose another." });
  if (await hasLogin(signin, email)) return refuse(c, 409, { ...proofRefusal("known-address"), field: "email" });
  const login = { email, password, pin, clinicId: uuidv7(), staffId: uuidv7(), name };
  const about = JSON.stringify({ plan, credential } satisfies About);
  return c.json(await beginLogin(signin, login, { purpose: "founding", about, now: c.var.now() }));
}

type About = { readonly plan: Founding; readonly credential: string };

class AlreadyFounded extends Error {}

async function finish(c: Context<Signed>, signin: Signin, { claim, code }: z.infer<typeof Finish>): Promise<Response> {
  const { db, now } = c.var;
  try {
    const proof = await proveLogin(signin, {
      purpose: "founding",
      claim,
      code,
      now: now(),
      finish: (beginning, userId, makeLogin) =>
        inClinic(db, beginning.clinicId, async (tx) => {
          await onlyOne(tx);
          await found(c, tx, { beginning, userId });
          await makeLogin();
          return beginning.email;
        }),
    });
    if (proof.kind === "proved") return c.json({ email: proof.value });
    return refuse(c, proof.kind === "wrong" ? 403 : 409, proofRefusal(proof.kind));
  } catch (error) {
    if (error instanceof AlreadyFounded) return refuse(c, 409, CLOSED);
    throw error;
  }
}

/** Two first set-ups at once: one waits for the other, and then finds a clinic. */
async function onlyOne({ q }: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('afterglow first set-up'))`.execute(q);
  const { rows } = await sql`select every_clinic()`.execute(q);
  if (rows.length > 0) throw new AlreadyFounded();
}

type Founder = { readonly beginning: Beginning; readonly userId: string };

async function found(c: Context<Signed>, tx: Tx, { beginning, userId }: Founder): Promise<void> {
  const { staffId, name, about } = beginning;
  const { plan, credential } = JSON.parse(about) as About;
  const doing = { tx, store: c.var.store, by: staffId, at: c.var.now() };
  await foundClinic(doing, plan, { staffId, userId, name, credential });
}
