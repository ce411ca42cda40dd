import { enquiriesByStage } from "#booking/read.ts";
import type { CaseState } from "#course/events.ts";
import { caseStatesOf } from "#course/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";

export type CaseStates = { readonly states: Readonly<Record<string, CaseState>> };

/** Where those who enquired and became patients stand, by patient. */
export async function statesOfEnquirers(tx: Tx, now: Instant): Promise<CaseStates> {
  const enquirers = Object.values(await enquiriesByStage(tx)).flat();
  const patientIds = enquirers.flatMap(({ patientId }) => patientId ?? []);
  if (patientIds.length === 0) return { states: {} };
  const stateOf = await caseStatesOf(tx, patientIds, now);
  return { states: Object.fromEntries(patientIds.map((id) => [id, stateOf(id)])) };
}
