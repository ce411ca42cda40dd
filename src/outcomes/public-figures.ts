import { scaleOf } from "#assessment/events.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { inTens, type PublicFigures } from "./rules/in-tens.ts";
import { studies } from "./rules/studies.ts";
import { treatmentsOf } from "./treatment-rows.ts";

export type { PublicFigures } from "./rules/in-tens.ts";

const SCALE = "phq-9";
/** A page that everybody may ask for does not count ten thousand treatments each time. */
const KEPT_MS = 10 * 60_000;
const kept = new Map<string, { readonly at: Instant; readonly figures: PublicFigures | null }>();

/** What the clinic may say of itself in public, counted as McInnes 2022 counted; null while that is too few. Up to ten minutes old. */
export async function publicFigures(tx: Tx, now: Instant): Promise<PublicFigures | null> {
  const known = kept.get(tx.clinicId);
  if (known !== undefined && now >= known.at && now - known.at < KEPT_MS) return known.figures;
  const [scale, study] = [scaleOf(SCALE), studies.find(({ id }) => id === "mcinnes-2022")];
  if (scale === undefined || study === undefined) return null;
  const figures = inTens(await treatmentsOf(tx, SCALE), { measure: study.counted, scale, now });
  kept.set(tx.clinicId, { at: now, figures });
  return figures;
}
