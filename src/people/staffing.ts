import type { Refusal } from "#plumbing/facts.ts";
import { isAllowed, type Role } from "./events.ts";
import type { Staff } from "./read.ts";

export const ROLES: readonly Role[] = ["owner", "medical-director", "prescriber", "nurse", "front-desk"];

/** Only roles we know; another writes itself into nobody's hand. */
export const knownRoles = (roles: readonly string[]): readonly Role[] => ROLES.filter((role) => roles.includes(role));

const NO_ROLE: Refusal = {
  rule: "no-role",
  field: "roles",
  says: "Nobody works here without a role.",
  satisfy: "Choose at least one.",
};
const NOT_YOURS: Refusal = {
  rule: "not-yours-to-give",
  field: "roles",
  says: "Only a medical director makes somebody a medical director or a prescriber.",
  satisfy: "Ask a medical director to do it, or choose other roles.",
};
const OWN: Refusal = {
  rule: "own-roles",
  says: "Nobody changes their own roles or lets themselves go.",
  satisfy: "Ask the owner or the medical director.",
};
const LAST: Refusal = {
  rule: "last-one",
  says: "Then nobody here could change the settings or invite anybody.",
  satisfy: "Give somebody else that role first.",
};
export const GONE: Refusal = { rule: "gone", says: "This person no longer works here.", satisfy: "Invite them again." };

type Giving = { readonly by: readonly string[]; readonly has?: readonly string[] };

/**
 * Why these roles may not be given, to somebody who `has` others already. Who may order a drug here, or let others order it, is
 * decided by somebody who answers for that as a physician.
 */
export function givingRefusals({ by, has = [] }: Giving, roles: readonly Role[]): readonly Refusal[] {
  if (roles.length === 0) return [NO_ROLE];
  const added = roles.filter((role) => !has.includes(role));
  const isOrdering = added.some((role) => role === "medical-director" || role === "prescriber");
  return isOrdering && !by.includes("medical-director") ? [NOT_YOURS] : [];
}

type Change = { readonly staff: readonly Staff[]; readonly by: string; readonly who: Staff };

/** Why somebody's roles may not become these; nothing against it when they may. */
export const roleRefusals = (
  change: Change & { readonly own: readonly string[] },
  roles: readonly Role[],
): readonly Refusal[] => [
  ...(change.who.active ? [] : [GONE]),
  ...givingRefusals({ by: change.own, has: change.who.roles }, roles),
  ...standing(change, roles),
];

/** Why somebody may not be let go. */
export const leavingRefusals = (change: Change): readonly Refusal[] => standing(change, []);

const standing = ({ staff, by, who }: Change, roles: readonly Role[]): readonly Refusal[] => [
  ...(by === who.id ? [OWN] : []),
  ...(staff.some(({ id, active, roles: has }) => active && governs(id === who.id ? roles : has)) ? [] : [LAST]),
];

const governs = (roles: readonly string[]): boolean => isAllowed(roles, "change-settings");
