import { type Context, Hono } from "hono";
import { z } from "zod";
import { profileOf } from "#clinic/read.ts";
import type { Profile } from "#clinic/events.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { type Principal, readBody, type Signed } from "#plumbing/http.ts";
import {
  type Invitation,
  keepInvitation,
  LINK_MINUTES,
  openInvitations,
  renewInvitation,
  withdrawInvitation,
} from "#plumbing/signin/invitations.ts";
import type { Signin } from "#plumbing/signin/signin.ts";
import type { Instant } from "#science/units.ts";
import { inviteStaff, may, noteWithdrawn } from "./desk.ts";
import { staffOf } from "./read.ts";
import { line, uuid } from "./settings-shapes.ts";
import { givingRefusals, knownRoles } from "./staffing.ts";

/** What the letter says; how it is worded and posted is a later room's affair. */
export type InvitationLetter = {
  readonly clinic: Pick<Profile, "name" | "phone" | "street" | "town" | "languages">;
  readonly invitation: Pick<Invitation, "id" | "kind" | "staffId" | "name" | "email">;
  readonly inviter: string;
  /** The secret word of the link; it stands in the letter and nowhere else. */
  readonly word: string;
  readonly minutes: number;
  readonly now: Instant;
};

/** Puts the letter on its way in the transaction at hand. */
export type PostInvitation = (tx: Tx, letter: InvitationLetter) => Promise<void>;

export type Inviting = { readonly signin: Signin; readonly post: PostInvitation };

const Invite = z.strictObject({
  id: uuid,
  staffId: uuid,
  name: line(120).min(1, "this is needed"),
  credential: line(40).min(1, "Say what they are, such as RN, MD or front desk."),
  email: z.email("an e-mail address is needed").max(200),
  roles: z.array(line(40)).max(10, "at most 10"),
});
const Which = z.strictObject({ id: uuid, invitationId: uuid });

/** Inviting colleagues: a letter with a link, sent again where it ran out, or taken back. */
export const invitationRoutes = (inviting: Inviting) =>
  new Hono<Signed>()
    .post("/api/staff/invitations", may("invite-staff", { fresh: true }), async (c) => {
      const read = await readBody(c, Invite);
      if ("response" in read) return read.response;
      return asked(c, "invitation", (tx, principal) => invite(c, inviting, tx, { wish: read.value, principal }));
    })
    .post("/api/staff/invitations/renew", may("invite-staff"), async (c) => {
      const read = await readBody(c, Which);
      if ("response" in read) return read.response;
      return asked(c, "invitation", (tx) => renew(inviting, tx, read.value.invitationId, c.var.now()));
    })
    .post("/api/staff/invitations/withdraw", may("invite-staff"), async (c) => {
      const read = await readBody(c, Which);
      if ("response" in read) return read.response;
      return asked(c, "invitation", (tx, principal) => withdraw(c, inviting.signin, tx, { ...read.value, principal }));
    });

const TOO_SOON = {
  rule: "too-soon",
  says: "A letter was sent less than a minute ago, or a dozen were sent already.",
  satisfy: "Wait a minute; after a dozen letters, take the invitation back and invite anew.",
};

type Wish = { readonly wish: z.infer<typeof Invite>; readonly principal: Principal };

async function invite(
  c: Context<Signed>,
  { signin, post }: Inviting,
  tx: Tx,
  { wish, principal }: Wish,
): Promise<Reply> {
  const roles = knownRoles(wish.roles);
  const refusals = givingRefusals({ by: principal.roles }, roles);
  if (refusals.length > 0) return { status: 409, body: { refusals } };
  const now = c.var.now();
  const { id, staffId, name, credential } = wish;
  const email = wish.email.toLowerCase();
  const doing = { tx, store: c.var.store, by: principal.staffId, at: now };
  await inviteStaff(doing, id, staffId, { name, credential, roles, email });
  const invitation = {
    id,
    kind: "invitation" as const,
    clinicId: tx.clinicId,
    staffId,
    email,
    name,
    credential,
    roles,
    invitedBy: principal.staffId,
  };
  const word = await keepInvitation(signin, invitation, now);
  if (word !== null) {
    const inviter = `${principal.name}, ${principal.credential}`;
    const clinic = await profileOf(tx);
    await post(tx, { clinic, invitation, inviter, word, minutes: LINK_MINUTES, now });
  }
  return ok({ id });
}

/** A new link in a new letter to the address invited; the old link is dead from then on. */
export async function renew({ signin, post }: Inviting, tx: Tx, id: string, now: Instant): Promise<Reply> {
  const renewed = await renewInvitation(signin, { clinicId: tx.clinicId, id, now });
  if (renewed === null) {
    const stands = (await openInvitations(signin, tx.clinicId)).some((one) => one.id === id);
    return stands ? { status: 409, body: { refusals: [TOO_SOON] } } : notFound;
  }
  const { invitation, word } = renewed;
  const inviter = await staffOf(tx, invitation.invitedBy);
  const clinic = await profileOf(tx);
  const from = inviter === undefined ? clinic.name : `${inviter.name}, ${inviter.credential}`;
  await post(tx, { clinic, invitation, inviter: from, word, minutes: LINK_MINUTES, now });
  return ok({ id });
}

type Withdrawing = z.infer<typeof Which> & { readonly principal: Principal };

async function withdraw(
  c: Context<Signed>,
  signin: Signin,
  tx: Tx,
  { id, invitationId, principal }: Withdrawing,
): Promise<Reply> {
  const open = (await openInvitations(signin, tx.clinicId)).find((one) => one.id === invitationId);
  if (open === undefined) return ok({ id });
  const doing = { tx, store: c.var.store, by: principal.staffId, at: c.var.now() };
  await noteWithdrawn(doing, id, { staffId: open.staffId, invitationId });
  await withdrawInvitation(signin, tx.clinicId, invitationId);
  return ok({ id });
}
