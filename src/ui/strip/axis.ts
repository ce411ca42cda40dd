import { as, type Instant } from "#science/units.ts";

/** The one time axis every lane of a strip is drawn on. Pixels left of `left` are for labels. */
export type Axis = { readonly from: Instant; readonly to: Instant; readonly width: number };

/** Room for labels at the left, and a little air at the right, in px. The same in every lane, so that all line up. */
export const LEFT = 44;
export const RIGHT = 12;

/** Where an instant lies, in px from the left edge. */
export const xOf = ({ from, to, width }: Axis, at: number): number =>
  LEFT + ((at - from) / (to - from)) * Math.max(1, width - LEFT - RIGHT);

const MINUTE = 60_000;
const STEPS = [5, 10, 15, 30, 60, 120].map((minutes) => minutes * MINUTE);
const LABEL_PX = 62;

/** Round clock times, as far apart as their labels need. */
export function ticksOf(axis: Axis): readonly Instant[] {
  const { from, to, width } = axis;
  const fits = Math.max(1, (width - LEFT - RIGHT) / LABEL_PX);
  const step = STEPS.find((one) => (to - from) / one <= fits) ?? 240 * MINUTE;
  const first = Math.ceil(from / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: count }, (_, n) => as<Instant>(first + n * step));
}

/** Something that happened, as a tag on the event lane. */
export type Mark = {
  readonly id: string;
  readonly at: Instant;
  readonly says: string;
  readonly tone: "plain" | "drug" | "felt" | "rescue" | "urgent";
  /** For what lasts: until when, null while it goes on; left out for what was one moment. */
  readonly until?: Instant | null;
};

export type PlacedMark = Mark & { readonly x: number; readonly width: number; readonly row: number };

const CHAR_PX = 6.3;
const ROWS = 3;
const NARROW_PX = 520;

/** Tags in as few rows as keep them apart; when all rows are full the one that clears first is written over. */
export function placeMarks(marks: readonly Mark[], axis: Axis): readonly PlacedMark[] {
  const free: number[] = Array.from({ length: ROWS }, () => 0);
  return marks
    .toSorted((a, b) => a.at - b.at)
    .map((mark) => {
      const width = Math.min(axis.width < NARROW_PX ? 96 : 190, mark.says.length * CHAR_PX + 14);
      const x = Math.min(xOf(axis, mark.at), axis.width - RIGHT - width);
      const open = free.findIndex((end) => end <= x);
      const row = open === -1 ? free.indexOf(Math.min(...free)) : open;
      free[row] = x + width + 4;
      return { ...mark, x, width, row };
    });
}

/** A hole in the numbers stays a hole: no line is drawn over more than this. */
const GAP_MS = 45_000;

/** One measure as an SVG path; it breaks where nothing was measured and where samples are missing. */
export function linesOf(
  at: readonly number[],
  values: readonly (number | null)[],
  axis: Axis,
  y: (value: number) => number,
): string {
  let [path, before] = ["", Number.NEGATIVE_INFINITY];
  for (const [n, time] of at.entries()) {
    const value = values[n] ?? null;
    if (value === null || time < axis.from || time > axis.to) continue;
    path += `${time - before > GAP_MS ? "M" : "L"}${xOf(axis, time).toFixed(1)} ${y(value).toFixed(1)}`;
    before = time;
  }
  return path;
}
