import { type Context, Hono } from "hono";
import { z } from "zod";
import { profileOf } from "#clinic/read.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { type Principal, readBody, type Signed } from "#plumbing/http.ts";
import { addressOf, keepInvitation, LINK_MINUTES, openInvitations } from "#plumbing/signin/invitations.ts";
import { removeLogin } from "#plumbing/signin/logins.ts";
import type { Signin } from "#plumbing/signin/signin.ts";
import { may, resetWayIn } from "./desk.ts";
import type { Inviting } from "./invitation-routes.ts";
import { type Staff, staffOf, userOf } from "./read.ts";
import { line, uuid } from "./settings-shapes.ts";
import { GONE } from "./staffing.ts";

const Reset = z.strictObject({ id: uuid, staffId: uuid, why: line(200).min(3, "say what was lost in a few words") });
type Wish = z.infer<typeof Reset>;

/**
 * A colleague lost their password, PIN or authenticator. All three end at once, with every screen they had open, and a link to
 * make new ones goes to the address they sign in with: whoever has it sent learns nothing, and never has it sent to themselves.
 */
export const resetRoutes = (inviting: Inviting) =>
  new Hono<Signed>().post("/api/staff/reset", may("invite-staff", { fresh: true }), async (c) => {
    const read = await readBody(c, Reset);
    if ("response" in read) return read.response;
    let ended: string | undefined;
    const answer = await asked(c, "staff", async (tx, principal) => {
      const reply = await reset(c, inviting, tx, { wish: read.value, principal });
      if (reply.status === 200) ended = await stillToEnd(inviting.signin, tx, read.value);
      return reply;
    });
    // Only once it is stored. The login takes its password, PIN, authenticator and every session with it.
    if (answer.ok && ended !== undefined) await removeLogin(inviting.signin, ended);
    return answer;
  });

const OWN: Refusal = {
  rule: "own-way-in",
  says: "Nobody has a new way in sent to themselves.",
  satisfy: "Ask the owner or a medical director to do it.",
};
const ON_ITS_WAY: Refusal = {
  rule: "on-its-way",
  says: "A letter with a new way in was sent to them already.",
  satisfy: "Send it again under Invitations and new ways in, below.",
};
const NO_ADDRESS: Refusal = {
  rule: "no-address",
  says: "There is no address to send it to.",
  satisfy: "Let them go here, and invite them again.",
};

type Asked = { readonly wish: Wish; readonly principal: Principal };

async function reset(
  c: Context<Signed>,
  { signin, post }: Inviting,
  tx: Tx,
  { wish: { id, staffId, why }, principal }: Asked,
): Promise<Reply> {
  await lockChain(tx);
  const who = await staffOf(tx, staffId);
  if (who === undefined) return notFound;
  const email = await addressOf(signin, tx.clinicId, staffId);
  const against = await refusalAgainst(signin, tx, { id, who, email, principal });
  if (against !== null || email === null) return { status: 409, body: { refusals: [against ?? NO_ADDRESS] } };
  const now = c.var.now();
  await resetWayIn({ tx, store: c.var.store, by: principal.staffId, at: now }, id, staffId, { why, email });
  const { name, credential, roles } = who;
  const whose = { staffId, email, name, credential, roles, clinicId: tx.clinicId, invitedBy: principal.staffId };
  const invitation = { id, kind: "new-way-in", ...whose } as const;
  const word = await keepInvitation(signin, invitation, now);
  if (word === null) return ok({ id });
  const [clinic, inviter] = [await profileOf(tx), `${principal.name}, ${principal.credential}`];
  await post(tx, { clinic, invitation, inviter, word, minutes: LINK_MINUTES, now });
  return ok({ id });
}

type Case = {
  readonly id: string;
  readonly who: Staff;
  readonly email: string | null;
  readonly principal: Principal;
};

async function refusalAgainst(signin: Signin, tx: Tx, { id, who, email, principal }: Case): Promise<Refusal | null> {
  if (who.id === principal.staffId) return OWN;
  if (!who.active) return GONE;
  if (email === null) return NO_ADDRESS;
  const open = (await openInvitations(signin, tx.clinicId)).find(({ staffId }) => staffId === who.id);
  return open === undefined || open.id === id ? null : ON_ITS_WAY;
}

/** The login to end; none when this was sent a second time and they have made their new one in between. */
async function stillToEnd(signin: Signin, tx: Tx, { id, staffId }: Wish): Promise<string | undefined> {
  const isOpen = (await openInvitations(signin, tx.clinicId)).some((one) => one.id === id);
  return isOpen ? userOf(tx, staffId) : undefined;
}
