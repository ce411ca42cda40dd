import { as, type Instant, minutes } from "#science/units.ts";
import { type Column, type Lane, minuteOfDay, snapped, wallTime } from "./grid.ts";

/** Where something would go: a start, in a lane. */
export type Spot = { readonly startAt: Instant; readonly laneId: string };

export type Board = {
  readonly columns: readonly Column[];
  readonly lanes: readonly Lane[];
  readonly zone: string;
  readonly step: number;
};

const columnAt = ({ columns }: Board, at: Instant): number =>
  columns.findIndex(({ from, to }) => from <= at && at < to);

/** A step earlier or later, at the same day's ends no further; null where the start is on no day shown. */
function later({ startAt, laneId }: Spot, by: number, board: Board): Spot {
  const column = board.columns[columnAt(board, startAt)];
  if (column === undefined) return { startAt, laneId };
  const moved = startAt + by * minutes(board.step);
  const last = column.to - minutes(board.step);
  return { laneId, startAt: as<Instant>(Math.min(Math.max(moved, column.from), last)) };
}

/** The same wall-clock time on the day before or after, among the days shown. */
function onDay({ startAt, laneId }: Spot, by: number, board: Board): Spot {
  const at = columnAt(board, startAt);
  const column = board.columns[at + by];
  if (at === -1 || column === undefined) return { startAt, laneId };
  return { laneId, startAt: wallTime(board.zone, column.day, minuteOfDay(board.zone, startAt)) };
}

function inLane({ startAt, laneId }: Spot, by: number, { lanes }: Board): Spot {
  const next = lanes[lanes.findIndex(({ id }) => id === laneId) + by];
  return { startAt, laneId: next?.id ?? laneId };
}

/** Where a key takes it: arrows by a step or a lane, Page Up and Page Down by a day. Null for a key that moves nothing. */
export function nudged(spot: Spot, key: string, board: Board): Spot | null {
  switch (key) {
    case "ArrowLeft":
      return later(spot, -1, board);
    case "ArrowRight":
      return later(spot, 1, board);
    case "ArrowUp":
      return inLane(spot, -1, board);
    case "ArrowDown":
      return inLane(spot, 1, board);
    case "PageUp":
      return onDay(spot, -1, board);
    case "PageDown":
      return onDay(spot, 1, board);
    default:
      return null;
  }
}

/** Where a hand has pulled it: over which lane and day, and how far into the day its left edge is. */
export function dropped(
  pulled: { readonly laneId: string; readonly day: string; readonly share: number },
  board: Board,
): Spot | null {
  const column = board.columns.find(({ day }) => day === pulled.day);
  if (column === undefined) return null;
  return { laneId: pulled.laneId, startAt: snapped(column, pulled.share, board.zone, board.step) };
}

export const isSameSpot = (a: Spot, b: Spot): boolean => a.startAt === b.startAt && a.laneId === b.laneId;
