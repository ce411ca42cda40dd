import { treatmentBeganAt } from "#course/read.ts";
import { clearanceOf } from "#evaluation/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Tri } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { Care } from "./rules/care.ts";

type Clearance = Awaited<ReturnType<typeof clearanceOf>>;

const ANSWER: Readonly<Record<Clearance["state"], Tri>> = {
  cleared: "yes",
  unknown: "unknown",
  "not-cleared": "no",
  none: "no",
};

const EVALUATE = "A specialist evaluates the patient and decides.";

/**
 * Whether a specialist cleared this patient, also by what was found out since. What was in date when this course began need not
 * be done again for each of its infusions. A physician may go past open points, but past no hard stop and no missing decision.
 */
export async function clearanceSeen(tx: Tx, patientId: string, now: Instant): Promise<Care["evaluation"]> {
  const begunAt = await treatmentBeganAt(tx, patientId, now);
  const { state, decision, says, open } = await clearanceOf(tx, patientId, now, { begunAt });
  const wanted = [...new Set(open.map(({ satisfy }) => satisfy).filter((one) => one !== ""))];
  return {
    answer: ANSWER[state],
    says,
    satisfy: wanted.length === 0 ? EVALUATE : wanted.join(" "),
    passable: decision === "eligible" && state !== "cleared" && !open.some(({ hardStop }) => hardStop),
  };
}
