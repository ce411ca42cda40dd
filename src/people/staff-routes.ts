import { type Context, Hono } from "hono";
import { z } from "zod";
import { leavesOf, placeOf, rotasOf } from "#clinic/read.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { type Principal, readBody, type Signed, signedIn } from "#plumbing/http.ts";
import { openInvitations, withdrawInvitation } from "#plumbing/signin/invitations.ts";
import { removeLogin } from "#plumbing/signin/logins.ts";
import type { Signin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { changeRoles, farewellStaff, may } from "./desk.ts";
import { isAllowed } from "./events.ts";
import { savedOfEach } from "./overtaken.ts";
import { staffList, userOf } from "./read.ts";
import { line, uuid } from "./settings-shapes.ts";
import { knownRoles, leavingRefusals, roleRefusals } from "./staffing.ts";

const Roles = z.strictObject({ id: uuid, staffId: uuid, roles: z.array(line(40)).max(10, "at most 10") });
const Farewell = z.strictObject({ id: uuid, staffId: uuid, why: line(200).min(3, "say why in a few words") });

const DAY_MS = 86_400_000;
const AHEAD_MS = 730 * DAY_MS;

/** Who works here, when, with which roles; and who has been invited. */
export const staffRoutes = (signin: Signin) =>
  new Hono<Signed>()
    .get("/api/staff", may("see-settings"), (c) =>
      asked(c, "staff", async (tx, principal) => ok(await staffView(signin, tx, { principal, now: c.var.now() }))),
    )
    .post("/api/staff/roles", may("invite-staff", { fresh: true }), async (c) => {
      const read = await readBody(c, Roles);
      return "response" in read ? read.response : setRoles(c, read.value);
    })
    .post("/api/staff/farewell", may("invite-staff", { fresh: true }), async (c) => {
      const read = await readBody(c, Farewell);
      return "response" in read ? read.response : letGo(c, signin, read.value);
    });

type Asking = { readonly principal: Principal; readonly now: Instant };

/** Why somebody is away is for those who plan; whom the clinic invited, for those who invite. */
async function staffView(signin: Signin, tx: Tx, { principal, now }: Asking) {
  const { roles } = principal;
  const [plans, invites] = [isAllowed(roles, "change-settings"), isAllowed(roles, "invite-staff")];
  const leaves = await leavesOf(tx, as<Instant>(now - DAY_MS), as<Instant>(now + AHEAD_MS));
  const rotas = await rotasOf(tx);
  const saved = await savedOfEach(tx, { stream: `clinic:${tx.clinicId}`, type: "RotaSet" });
  const people = (await staffList(tx)).map((person) => ({
    ...person,
    rotaSaved: saved.get(person.id) ?? null,
    weekly: rotas.find(({ staffId }) => staffId === person.id)?.weekly ?? [],
    leaves: leaves
      .filter(({ staffId }) => staffId === person.id)
      .map((leave) => ({ ...leave, why: plans ? leave.why : "" })),
  }));
  const invitations = invites ? await openInvitations(signin, tx.clinicId) : [];
  return {
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
    people,
    invitations: invitations.map(({ clinicId: _clinic, staffId: _staff, ...invitation }) => invitation),
    me: principal.staffId,
    mayChange: plans,
    mayInvite: invites,
  };
}

export type StaffView = Awaited<ReturnType<typeof staffView>>;

async function setRoles(c: Context<Signed>, { id, staffId, roles: wanted }: z.infer<typeof Roles>): Promise<Response> {
  return asked(c, "staff", async (tx, principal) => {
    const staff = await staffList(tx);
    const who = staff.find((one) => one.id === staffId);
    if (who === undefined) return notFound;
    const roles = knownRoles(wanted);
    const refusals = roleRefusals({ staff, by: principal.staffId, own: principal.roles, who }, roles);
    if (refusals.length > 0) return { status: 409, body: { refusals } };
    const doing = { tx, store: c.var.store, by: principal.staffId, at: c.var.now() };
    await changeRoles(doing, id, staffId, roles);
    return ok({ id });
  });
}

async function letGo(c: Context<Signed>, signin: Signin, { staffId, why }: z.infer<typeof Farewell>) {
  let userId: string | undefined;
  const answer = await asked(c, "staff", async (tx, principal) => {
    const staff = await staffList(tx);
    const who = staff.find((one) => one.id === staffId);
    if (who === undefined) return notFound;
    userId = await userOf(tx, staffId);
    if (!who.active) return ok({ left: true });
    const refusals = leavingRefusals({ staff, by: principal.staffId, who });
    if (refusals.length > 0) {
      userId = undefined;
      return { status: 409, body: { refusals } };
    }
    await farewellStaff({ tx, store: c.var.store, by: principal.staffId, at: c.var.now() }, staffId, why);
    return ok({ left: true });
  });
  // Only once it is stored: whoever stays has a way in, whoever left has none, whatever fails in between.
  if (answer.ok && userId !== undefined) {
    await removeLogin(signin, userId);
    const { clinicId } = signedIn(c);
    const open = (await openInvitations(signin, clinicId)).filter((one) => one.staffId === staffId);
    for (const { id } of open) await withdrawInvitation(signin, clinicId, id);
  }
  return answer;
}
