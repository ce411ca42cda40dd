import { as, type Instant, type Milliseconds } from "#science/units.ts";

/** A stretch in which the clinic is open, its end not included; sorted and disjoint. */
export type Open = { readonly from: Instant; readonly to: Instant };

/** The same time, sorted and disjoint: where one site is open while another is shut, the clinic is open. */
export function joined(spans: readonly Open[]): readonly Open[] {
  const whole: Open[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last === undefined || last.to < span.from) whole.push(span);
    else if (last.to < span.to) whole[whole.length - 1] = { from: last.from, to: span.to };
  }
  return whole;
}

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
