import { as, type Instant } from "#science/units.ts";
import type { ForecastSeen } from "./rules/watch-seen.ts";
import type { ScaleShown } from "./view-shape.ts";

const DAY = 86_400_000;
/** Less than this is stretched: two points a day apart are no steep line. */
const SHORTEST_DAYS = 14;

export const BOX = { left: 40, right: 12, top: 14, bottom: 62, height: 340 } as const;

type Point = { readonly at: Instant; readonly total: number };

export type Plotted = {
  readonly scale: ScaleShown;
  readonly scores: readonly Point[];
  /** When the drug was given, and when it is planned. */
  readonly given: readonly Instant[];
  readonly planned: readonly Instant[];
  readonly forecast: Pick<ForecastSeen, "fan" | "window" | "says"> | null;
};

/** Where everything stands in a drawing so many pixels wide. */
export type Axes = {
  readonly x: (at: number) => number;
  readonly y: (total: number) => number;
  readonly from: number;
  readonly to: number;
  readonly days: readonly Instant[];
};

export function axesOf({ scale, scores, given, planned, forecast }: Plotted, width: number): Axes {
  const all = [...scores.map(({ at }) => at), ...given, ...planned, ...aheadOf(forecast)];
  const first = Math.min(...all);
  const last = Math.max(first + SHORTEST_DAYS * DAY, ...all);
  const pad = (last - first) * 0.02;
  const [from, to] = [first - pad, last + pad];
  const [least, most] = scale.range;
  const [plotWidth, plotHeight] = [width - BOX.left - BOX.right, BOX.height - BOX.top - BOX.bottom];
  return {
    from,
    to,
    x: (at) => BOX.left + ((at - from) / (to - from)) * plotWidth,
    y: (total) => BOX.top + (1 - (total - least) / (most - least)) * plotHeight,
    days: daysBetween(from, to, Math.max(2, Math.floor(plotWidth / 90))),
  };
}

/** A window that lies further off than the forecast's four weeks would press everything else together. */
const aheadOf = (forecast: Plotted["forecast"]): readonly Instant[] => forecast?.fan.map(({ at }) => at) ?? [];

/** What of the window there is room for; null where it begins behind the edge. */
export function windowIn(
  { forecast }: Plotted,
  { to: edge }: Axes,
): { readonly from: number; readonly to: number } | null {
  const window = forecast?.window ?? null;
  return window === null || window.from >= edge ? null : { from: window.from, to: Math.min(window.to, edge) };
}

const STEPS = [1, 2, 3, 7, 14, 28, 56, 91, 182];

/** Some days to name under the line, evenly spread. */
function daysBetween(from: number, to: number, most: number): readonly Instant[] {
  const step = STEPS.find((days) => (to - from) / (days * DAY) <= most) ?? 365;
  const first = Math.ceil(from / DAY) * DAY;
  return Array.from({ length: Math.floor((to - first) / (step * DAY)) + 1 }, (_, n) =>
    as<Instant>(first + n * step * DAY),
  );
}

/** Half the width of a letter at the size of the drawing's words, px; a wide one. */
const HALF_LETTER = 3.6;

/** The middle of words that should stand over `x`, moved as little as keeps the whole of them within the drawing. */
export function middleOf(x: number, words: string, width: number): number {
  const half = words.length * HALF_LETTER;
  return Math.max(half, Math.min(x, width - half));
}

/** Marks whose names would run into each other keep only those that have room, the first always. */
export function withRoom(xs: readonly number[], least: number): readonly boolean[] {
  let last = -Infinity;
  return xs.map((x) => {
    if (x - last < least) return false;
    last = x;
    return true;
  });
}

/** The score at which a response begins: half of the baseline on most scales. Null where the scale has no such figure. */
export const responseAt = (baseline: number | null, { responsePct }: ScaleShown): number | null =>
  baseline === null || responsePct === null ? null : baseline * (1 - responsePct / 100);

/** The name of the band a score lies in. */
export const bandOf = ({ bands }: ScaleShown, total: number): string =>
  bands.findLast(({ from }) => total >= from)?.name ?? "";
