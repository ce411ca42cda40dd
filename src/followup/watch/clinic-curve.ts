import type { Tx } from "#plumbing/db.ts";
import { type Accuracy, type Gone, heldBack } from "./rules/accuracy.ts";
import { isResponse, timesWell } from "./rules/responses.ts";
import type { TimeWell } from "./rules/time-well.ts";

/** The clinic's own responses on one scale, and how its forecasts would have done on them. */
export type ClinicCurve = { readonly own: readonly TimeWell[]; readonly accuracy: Accuracy };

/** Each takes a thousandth of a second or two: so many that a page never waits for them. */
const MOST_JUDGED = 100;

const known = new Map<string, { readonly mark: string; readonly accuracy: Accuracy }>();

export async function curveOf(tx: Tx, scaleId: string): Promise<ClinicCurve> {
  const rows = await tx.q
    .selectFrom("responses")
    .select("body")
    .where("scale_id", "=", scaleId)
    .orderBy("started_at", "desc")
    .orderBy("infusion_id")
    .execute();
  const gone = rows.map(({ body }) => JSON.parse(body) as Gone).filter(isResponse);
  return { own: timesWell(gone), accuracy: accuracyOf(`${tx.clinicId} ${scaleId}`, gone.slice(0, MOST_JUDGED)) };
}

/** Judged anew only when one of them has moved. */
function accuracyOf(whose: string, gone: readonly Gone[]): Accuracy {
  const mark = JSON.stringify(gone);
  const before = known.get(whose);
  if (before?.mark === mark) return before.accuracy;
  const accuracy = heldBack(gone);
  known.set(whose, { mark, accuracy });
  return accuracy;
}
