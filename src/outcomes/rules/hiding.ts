import { wilson } from "#science/proportion.ts";

/** A figure of fewer people than this is shown to nobody: it says little, and somebody might be recognized in it. */
export const FEWEST = 10;

/** So many of so many, with Wilson's interval; shares from 0 to 1. */
export type Figure = { readonly count: number; readonly of: number; readonly low: number; readonly high: number };

/** Null where too few are counted to show it. */
export function figureOf(count: number, of: number): Figure | null {
  if (of < FEWEST) return null;
  const [low, high] = wilson(count, of);
  return { count, of, low, high };
}

/**
 * Which cells of one division may be shown beside its total. Cells under ten are hidden; and where what is hidden comes to fewer
 * than ten together, the smallest shown is hidden too, or the total less the others would tell it.
 */
export function shownCells(counts: readonly number[]): readonly boolean[] {
  const shown = counts.map((count) => count >= FEWEST);
  const hidden = () => counts.reduce((sum, count, at) => sum + (shown[at] === true ? 0 : count), 0);
  while (hidden() > 0 && hidden() < FEWEST && shown.includes(true)) {
    const least = Math.min(...counts.filter((_, at) => shown[at] === true));
    shown[counts.findIndex((count, at) => shown[at] === true && count === least)] = false;
  }
  return shown;
}
