import { clockTime } from "#ui/clock.ts";
import { familyOf } from "../names.ts";
import { type Column, type Lane, shareOf } from "./grid.ts";
import type { Booked } from "./lanes.ts";
import { isMovable, type Moving, type useMoving } from "./useMoving.ts";
import styles from "./WeekGrid.module.css";
import { spanWords } from "./words.ts";

/** The height of one bar and the gap under it. */
export const LEVEL_PX = 52;

type Props = {
  readonly booked: Booked;
  readonly level: number;
  /** How far its words may run, as a share of the day. */
  readonly room: number;
  readonly lane: Lane;
  readonly column: Column;
  readonly zone: string;
  readonly move: ReturnType<typeof useMoving>;
  readonly onOpen: (id: string) => void;
};

const STATES = {
  held: "held for a moment",
  booked: "",
  arrived: "here",
  done: "over",
  missed: "did not come",
  cancelled: "cancelled",
  released: "",
} as const;

/** What is known of the ride home, where one is needed. */
export function rideWords({ row, escort }: Booked): string {
  if (!escort || row.state !== "booked") return "";
  if (row.ride === null) return "no ride yet";
  return row.ride.confirmed ? "ride confirmed" : "ride not confirmed";
}

/** One appointment in its lane. A press opens it; a pull, or M and the arrows, move it. */
export function Bar({ booked, level, room, lane, column, zone, move, onOpen }: Props) {
  const { row, kind, what } = booked;
  const ride = rideWords(booked);
  const state = STATES[row.state];
  const left = Math.max(0, shareOf(column, row.startAt));
  const words = [row.name, what, spanWords(zone, row.startAt, row.endAt), lane.name, state, ride];
  const said = words.filter((part) => part !== "").join(", ");
  const isMoving = move.moving?.booked.row.id === row.id;
  return (
    <li
      className={styles.bar}
      data-kind={row.state === "held" ? "held" : kind}
      data-state={row.state}
      data-moving={isMoving}
      style={{
        left: `${left * 100}%`,
        width: `${(shareOf(column, row.endAt) - left) * 100}%`,
        top: level * LEVEL_PX + 4,
      }}
    >
      <button
        type="button"
        title={said}
        aria-keyshortcuts={isMovable(booked) ? "M" : undefined}
        data-movable={isMovable(booked)}
        onClick={() => (move.wasPulled() ? undefined : onOpen(row.id))}
        onKeyDown={move.keys(booked, lane.id)}
        onBlur={move.leave}
        {...move.hand(booked, lane.id)}
      >
        <Words booked={booked} room={room} />
        <span className="unseen">: {said}</span>
      </button>
    </li>
  );
}

/** Whose it is and what, as far as the words may run; a flag where the ride home is still open. */
function Words({ booked, room }: Pick<Props, "booked" | "room">) {
  const { row, what } = booked;
  const state = STATES[row.state];
  const isOpen = ["no ride yet", "ride not confirmed"].includes(rideWords(booked));
  return (
    <span style={{ maxWidth: `calc(${room * 100}cqw - 14px)` }}>
      <b>{row.name === "" ? "Held" : familyOf(row.name)}</b>{" "}
      <small>
        {isOpen && <i aria-hidden="true">⚑ </i>}
        {state === "" ? what : state}
      </small>
    </span>
  );
}

/** Where a bar would come to lie, with its time: old and new are both in sight until it is let go. */
export function Ghost({
  moving,
  column,
  zone,
}: {
  readonly moving: Moving;
  readonly column: Column;
  readonly zone: string;
}) {
  const { row } = moving.booked;
  const left = shareOf(column, moving.to.startAt);
  const width = shareOf(column, moving.to.startAt + (row.endAt - row.startAt)) - left;
  return (
    <div className={styles.ghost} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} aria-hidden="true">
      {clockTime(moving.to.startAt, zone)}
    </div>
  );
}
