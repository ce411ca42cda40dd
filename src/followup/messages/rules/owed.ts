import { as, type Instant, type Milliseconds } from "#science/units.ts";

/** A stretch in which the clinic is open, its end not included; sorted and disjoint. */
export type Open = { readonly from: Instant; readonly to: Instant };

/** When so much open time has passed since an instant; null where the hours known do not reach that far. */
export function dueAfter(open: readonly Open[], since: Instant, openMs: Milliseconds): Instant | null {
  let left: number = openMs;
  for (const { from, to } of open) {
    const begins = Math.max(from, since);
    if (begins >= to) continue;
    if (left <= to - begins) return as<Instant>(begins + left);
    left -= to - begins;
  }
  return null;
}

/** How much open time lies between two instants. */
export const openBetween = (open: readonly Open[], from: Instant, to: Instant): Milliseconds =>
  as<Milliseconds>(open.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0));
