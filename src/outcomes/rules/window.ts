import type { Instant } from "#science/units.ts";
import { DAY, lastOf, minutesSince, type Point, type Treatment } from "./treatment.ts";

/** When a score counts: so many days, both included, after an infusion began, and before the next one of the induction. */
export type Window = {
  readonly after: "first" | "last" | number;
  readonly days: readonly [number, number];
  /** Which of several: the first, the last, or the lowest, as where anybody counts who responded at any time. */
  readonly take: "first" | "last" | "lowest";
};

/** Whom a figure is of: so many infusions, and the days from the first to the last of them, or of the first `of` of them. */
export type Population = {
  readonly infusions: readonly [number, number];
  readonly span: { readonly of: number | null; readonly days: readonly [number, number] } | null;
};

const anchorOf = (one: Pick<Treatment, "given">, after: Window["after"]): number | null => {
  if (after === "first") return 0;
  return after === "last" ? lastOf(one) : (one.given[after - 1] ?? null);
};

/** Can no score come any more? Null where that infusion was never given. */
export function hasClosed(one: Treatment, { after, days }: Window, now: Instant): boolean {
  const anchor = anchorOf(one, after);
  return anchor !== null && minutesSince(one.firstAt, now) >= anchor + (days[1] + 1) * DAY;
}

export const scoreIn = (one: Treatment, window: Window): number | null =>
  (window === END ? one.end : pointIn(one, window))?.[1] ?? null;

/** A score before an infusion began tells nothing of it: `days` of 0 begins with the infusion. */
export function pointIn(one: Pick<Treatment, "given" | "points">, { after, days, take }: Window): Point | null {
  const anchor = anchorOf(one, after);
  if (anchor === null) return null;
  const next = typeof after === "number" ? (one.given[after] ?? Infinity) : Infinity;
  const [from, to] = [anchor + days[0] * DAY, Math.min(anchor + (days[1] + 1) * DAY, next + 1)];
  let found: Point | null = null;
  for (const point of one.points) {
    if (point[0] >= to) break;
    if (point[0] <= anchor || point[0] < from) continue;
    if (take === "first") return point;
    if (isTaken(take, found, point)) found = point;
  }
  return found;
}

const isTaken = (take: Window["take"], found: Point | null, [, total]: Point): boolean =>
  found === null || take === "last" || total < found[1];

/** The newest score up to the first infusion, not older than a week (clinical reference 9.2). */
export const BASELINE_DAYS = 7;

export const baselineOf = (points: readonly Point[]): number | null =>
  points.findLast(([at]) => at <= 0 && at >= -BASELINE_DAYS * DAY)?.[1] ?? null;

/** The newest score after the first infusion and before a moment: what was last known of somebody. */
export const lastKnown = ({ points }: Pick<Treatment, "points">, before: number): Point | null =>
  points.findLast(([at]) => at > 0 && at < before) ?? null;

export function isIn({ given }: Pick<Treatment, "given">, { infusions: [least, most], span }: Population): boolean {
  if (given.length < least || given.length > most) return false;
  if (span === null) return true;
  const to = span.of === null ? given.at(-1) : given[span.of - 1];
  const days = Math.floor((to ?? Infinity) / DAY);
  return days >= span.days[0] && days <= span.days[1];
}

/** The end of a treatment as the clinic itself judges it (clinical reference 9.2): a day after the last infusion or later, before follow-up begins. */
export const END: Window = { after: "last", days: [1, 13], take: "first" };
