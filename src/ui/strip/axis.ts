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
const HALF_LABEL_PX = 16;

/** Round clock times, as far apart as their labels need; none so near the right edge that its label is cut off. */
export function ticksOf(axis: Axis): readonly Instant[] {
  const { from, to, width } = axis;
  const fits = Math.max(1, (width - LEFT - RIGHT) / LABEL_PX);
  const step = STEPS.find((one) => (to - from) / one <= fits) ?? 240 * MINUTE;
  const first = Math.ceil(from / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  const ticks = Array.from({ length: count }, (_, n) => as<Instant>(first + n * step));
  return ticks.filter((tick) => xOf(axis, tick) <= width - HALF_LABEL_PX);
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

export type PlacedMark = Mark & {
  readonly x: number;
  readonly width: number;
  readonly row: number;
  /** What happened so soon after that it had no room of its own: counted on this tag, said when it is pointed at. */
  readonly more: readonly Mark[];
};

const CHAR_PX = 6.3;
const MORE_PX = 24;
const GAP_PX = 4;
const NARROW_PX = 520;

/** More rows where the strip is narrow, because the same hour then has fewer pixels. */
export const rowsOf = ({ width }: Pick<Axis, "width">, height: number): number =>
  width < NARROW_PX ? 5 : height >= 560 ? 4 : 3;

/** Tags in as few rows as keep them apart. None is written over another: what finds no row is counted on the tag before it. */
export function placeMarks(marks: readonly Mark[], axis: Axis, rows = 3): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const mark of marks.toSorted((a, b) => a.at - b.at)) {
    const width = Math.min(axis.width < NARROW_PX ? 112 : 190, mark.says.length * CHAR_PX + 14);
    const x = Math.min(xOf(axis, mark.at), axis.width - RIGHT - width);
    const row = freeRow(placed, x, rows);
    if (row === null) countOn(placed, mark, axis);
    else placed.push({ ...mark, x, width, row, more: [] });
  }
  return placed;
}

function freeRow(placed: readonly PlacedMark[], x: number, rows: number): number | null {
  const isFree = (row: number) => placed.every((tag) => tag.row !== row || tag.x + tag.width + GAP_PX <= x);
  return Array.from({ length: rows }, (_, row) => row).find(isFree) ?? null;
}

/** The tag nearest in time takes the count; what is urgent is shown in its stead. */
function countOn(placed: PlacedMark[], mark: Mark, { width: whole }: Axis): void {
  const [host, ...others] = placed.filter(({ tone }) => tone !== "urgent").toSorted((a, b) => b.at - a.at);
  const tag = host ?? others[0] ?? placed.at(-1);
  if (tag === undefined) return;
  const { x, row, more, width } = tag;
  const wide = more.length === 0 ? Math.min(width + MORE_PX, whole - RIGHT - x) : width;
  const rightward = placed.find((one) => one.row === row && one.x > x);
  const room = { x, row, width: rightward === undefined ? wide : Math.min(wide, rightward.x - GAP_PX - x) };
  const { id, at, says, tone, until } = tag;
  const shown: Mark = { id, at, says, tone, ...(until !== undefined && { until }) };
  const [top, under] = mark.tone === "urgent" ? [mark, shown] : [shown, mark];
  placed[placed.indexOf(tag)] = { ...top, ...room, more: [...more, under] };
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
