import { type Context, Hono } from "hono";
import { z } from "zod";
import { profileOf } from "#clinic/read.ts";
import { inClinic } from "#plumbing/db.ts";
import { lockChain } from "#plumbing/event-store.ts";
import { readBody, refuse, type Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { beginLogin, type Beginning, type Proof, proveLogin } from "#plumbing/signin/beginnings.ts";
import {
  type Invitation,
  lookAtInvitation,
  standingInvitation,
  takeInvitation,
  useLink,
} from "#plumbing/signin/invitations.ts";
import { weakness } from "#plumbing/signin/logins.ts";
import { judged, type TryKeys } from "#plumbing/signin/tries.ts";
import { noteWayIn, welcomeStaff } from "./desk.ts";
import { type Inviting, renew } from "./invitation-routes.ts";
import { line } from "./settings-shapes.ts";
import { knownRoles } from "./staffing.ts";

const Word = line(100).min(20, "this is no link of ours");
const Link = z.strictObject({ word: Word });
const Begin = z.strictObject({
  word: Word,
  password: z.string("a password is needed").max(200, "at most 200 characters"),
  pin: z.string("a PIN is needed").max(20, "at most 20 characters"),
});
const Prove = z.strictObject({ claim: Word, code: z.string().regex(/^\d{6}$/, "six digits are needed") });

const NO_LINK = {
  rule: "no-link",
  says: "This link opens nothing.",
  satisfy: "Use the newest letter, or ask the person who invited you for a new one.",
};
const RUN_OUT = {
  rule: "run-out",
  says: "This link was used, or its ten minutes are over.",
  satisfy: "Have a new letter sent to you; it takes a minute.",
};
const SLOW = { rule: "too-many-tries", says: "Too many tries from here.", satisfy: "Wait an hour." };

/** What a first code that was not right is answered with, here and in the first set-up. */
export const proofRefusal = (kind: Exclude<Proof<unknown>["kind"], "proved">) =>
  ({
    wrong: {
      rule: "code",
      field: "code",
      says: "That is not the code the app shows now.",
      satisfy: "Enter the six digits it shows now; after five tries one begins anew.",
    },
    gone: {
      rule: "begin-anew",
      says: "Ten minutes or five tries are over.",
      satisfy: "Begin anew: have a new letter sent to you.",
    },
    "known-address": {
      rule: "known-address",
      says: "This e-mail address already has a way in.",
      satisfy: "Ask to be invited under another address.",
    },
  })[kind];

/** The way in for somebody invited: look at the link, set password and PIN, prove the authenticator. Nobody is signed in here. */
export const joinRoutes = (inviting: Inviting, addressOf: (c: Context) => string) => {
  const slowly = async (c: Context<Signed>, work: () => Promise<Response>): Promise<Response> => {
    const keys: TryKeys = [`join:${addressOf(c)}`, "join", `address:${addressOf(c)}`];
    const failed = ({ status }: Response) => status === 403 || status === 404;
    return (await judged(inviting.signin, { keys, now: c.var.now() }, work, failed)) ?? refuse(c, 429, SLOW);
  };
  return new Hono<Signed>()
    .post("/api/join/look", open("the link of a letter says whom it invites"), async (c) => {
      const read = await readBody(c, Link);
      return "response" in read ? read.response : slowly(c, () => look(c, inviting, read.value.word));
    })
    .post("/api/join/renew", open("a link that ran out asks for a letter to the address it was sent to"), async (c) => {
      const read = await readBody(c, Link);
      return "response" in read ? read.response : slowly(c, () => again(c, inviting, read.value.word));
    })
    .post("/api/join/begin", open("whoever holds the link sets a password and a PIN"), async (c) => {
      const read = await readBody(c, Begin);
      return "response" in read ? read.response : slowly(c, () => begin(c, inviting, read.value));
    })
    .post("/api/join/prove", open("the first code of the new authenticator makes the login"), async (c) => {
      const read = await readBody(c, Prove);
      return "response" in read ? read.response : slowly(c, () => prove(c, inviting, read.value));
    });
};

async function look(c: Context<Signed>, { signin }: Inviting, word: string): Promise<Response> {
  const found = await lookAtInvitation(signin, word, c.var.now());
  if (found.kind === "unknown") return refuse(c, 404, NO_LINK);
  const { kind, clinicId, name, credential, email } = found.invitation;
  const clinic = await inClinic(c.var.db, clinicId, profileOf);
  return c.json({ state: found.kind, kind, clinic: clinic.name, name, credential, email });
}

async function again(c: Context<Signed>, inviting: Inviting, word: string): Promise<Response> {
  const found = await lookAtInvitation(inviting.signin, word, c.var.now());
  if (found.kind === "unknown") return refuse(c, 404, NO_LINK);
  const { clinicId, id } = found.invitation;
  const reply = await inClinic(c.var.db, clinicId, (tx) => renew(inviting, tx, id, c.var.now()));
  return c.json(reply.body as object, reply.status);
}

async function begin(
  c: Context<Signed>,
  { signin }: Inviting,
  { word, password, pin }: z.infer<typeof Begin>,
): Promise<Response> {
  const weak = weakness(password, pin);
  if (weak !== null)
    return refuse(c, 409, { rule: "weak", ...weak, satisfy: "Choose another; everything else is kept." });
  const now = c.var.now();
  const invitation = await useLink(signin, word, now);
  if (invitation === null) return refuse(c, 409, RUN_OUT);
  const { clinicId, staffId, email, name } = invitation;
  const login = { email, password, pin, clinicId, staffId, name };
  return c.json(await beginLogin(signin, login, { purpose: "invitation", about: invitation.id, now }));
}

async function prove(
  c: Context<Signed>,
  { signin }: Inviting,
  { claim, code }: z.infer<typeof Prove>,
): Promise<Response> {
  const proof = await proveLogin(signin, {
    purpose: "invitation",
    claim,
    code,
    now: c.var.now(),
    also: (client, { about }) => takeInvitation(client, about),
    finish: async (beginning, userId, makeLogin) => {
      await inClinic(c.var.db, beginning.clinicId, async (tx) => {
        await lockChain(tx);
        const invitation = await standingInvitation(signin, beginning.about);
        const doing = { tx, store: c.var.store, by: beginning.staffId, at: c.var.now() };
        if (invitation?.kind === "new-way-in") await noteWayIn(doing, beginning.staffId, userId);
        else if (invitation !== null)
          await welcomeStaff(doing, beginning.staffId, joined(invitation, beginning, userId));
        await makeLogin();
      });
      return beginning.email;
    },
  });
  if (proof.kind !== "proved") return refuse(c, proof.kind === "wrong" ? 403 : 409, proofRefusal(proof.kind));
  return c.json({ email: proof.value });
}

const joined = ({ credential, roles }: Invitation, { name }: Beginning, userId: string) => ({
  userId,
  name,
  credential,
  roles: knownRoles(roles),
});
