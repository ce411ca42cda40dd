import type { Tri } from "#plumbing/facts.ts";
import type { Scale } from "../scales/scale.ts";

type Points = number | null;

/** Percent of improvement since the baseline; null without a baseline over zero. Lower is better. */
export const pctImproved = (base: Points, now: Points): number | null =>
  base === null || now === null || base <= 0 ? null : ((base - now) / base) * 100;

/** The floor of a partial response, in percent (clinical reference 8.2). */
export const PARTIAL_PCT = 25;

const tri = (known: boolean, is: () => boolean): Tri => (known ? (is() ? "yes" : "no") : "unknown");

/** Better by as much as the field calls a response on this scale. */
export function isResponse({ outcome: { responsePct } }: Scale, base: Points, now: Points): Tri {
  const pct = pctImproved(base, now);
  return tri(pct !== null && responsePct !== null, () => (pct ?? 0) >= (responsePct ?? Infinity));
}

/** Almost no symptoms left. */
export const isRemission = ({ outcome: { remissionAtMost } }: Scale, now: Points): Tri =>
  tri(now !== null && remissionAtMost !== null, () => (now ?? Infinity) <= (remissionAtMost ?? -1));

export const isPartial = ({ outcome: { responsePct } }: Scale, base: Points, now: Points): Tri => {
  const pct = pctImproved(base, now);
  return tri(pct !== null && responsePct !== null, () => (pct ?? 0) >= PARTIAL_PCT && (pct ?? 0) < (responsePct ?? 0));
};

export const isNoResponse = (base: Points, now: Points): Tri => {
  const pct = pctImproved(base, now);
  return tri(pct !== null, () => (pct ?? 0) < PARTIAL_PCT);
};

/** Has it moved by so many points for the worse, or for the better, that chance does not explain it? */
export const reliablyWorse = ({ outcome: { reliableChange } }: Scale, base: Points, now: Points): Tri =>
  movedBy(reliableChange, base, now, 1);

export const reliablyBetter = ({ outcome: { reliableChange } }: Scale, base: Points, now: Points): Tri =>
  movedBy(reliableChange, base, now, -1);

/** Better by so much that it matters to the patient, which may be less than what chance cannot explain. */
export const meaningfullyBetter = ({ outcome: { meaningfulChange } }: Scale, base: Points, now: Points): Tri =>
  movedBy(meaningfulChange, base, now, -1);

const movedBy = (points: Points, base: Points, now: Points, way: 1 | -1): Tri =>
  tri(points !== null && base !== null && now !== null, () => ((now ?? 0) - (base ?? 0)) * way >= (points ?? Infinity));
