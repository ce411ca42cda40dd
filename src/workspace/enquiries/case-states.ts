import { enquiriesByStage } from "#booking/read.ts";
import type { CaseState } from "#course/events.ts";
import { caseStateOf } from "#course/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";

export type CaseStates = { readonly states: Readonly<Record<string, CaseState>> };

/** Where those who enquired and became patients stand, by patient. */
export async function statesOfEnquirers(tx: Tx, now: Instant): Promise<CaseStates> {
  const states: Record<string, CaseState> = {};
  for (const { patientId } of Object.values(await enquiriesByStage(tx)).flat())
    if (patientId !== null) states[patientId] = await caseStateOf(tx, patientId, now);
  return { states };
}
