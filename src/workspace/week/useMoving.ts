import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { laneIdsOf, type Booked, type By, NOWHERE } from "./lanes.ts";
import { type Board, dropped, isSameSpot, nudged, type Spot } from "./moving.ts";

/** A bar on its way: whose, from where, to where, and by what. */
export type Moving = { readonly booked: Booked; readonly from: Spot; readonly to: Spot; readonly how: "hand" | "keys" };

type Grab = {
  readonly booked: Booked;
  readonly from: Spot;
  readonly x: number;
  readonly y: number;
  readonly inset: number;
};

/** A hand that trembles is not a hand that pulls. */
const PULLED_PX = 6;

/** What may be moved: what is booked and has not begun. */
export const isMovable = ({ row }: Booked): boolean => row.state === "booked";

/** The lane and the day under a point of the screen, and how far into the day it is. */
function cellAt(x: number, y: number, inset: number) {
  const cell = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest<HTMLElement>("[data-lane][data-day]"))
    .find((found) => found !== null);
  if (cell === undefined || cell === null) return null;
  const { left, width } = cell.getBoundingClientRect();
  const { lane = "", day = "" } = cell.dataset;
  return { laneId: lane, day, share: (x - inset - left) / width };
}

type Asks = { readonly board: Board; readonly by: By; readonly onAsk: (moving: Moving) => void };

/** Moves a bar by hand or by keys; where it is let go, `onAsk` is asked, and nothing is moved before. */
export function useMoving({ board, by, onAsk }: Asks) {
  const grab = useRef<Grab | null>(null);
  const [moving, setMoving] = useState<Moving | null>(null);
  const pulled = useRef(false);

  useEffect(() => {
    if (moving === null) return;
    const leave = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      grab.current = null;
      setMoving(null);
    };
    window.addEventListener("keydown", leave, true);
    return () => window.removeEventListener("keydown", leave, true);
  }, [moving]);

  const ask = (done: Moving) => {
    setMoving(null);
    if (!isSameSpot(done.from, done.to)) onAsk(done);
  };
  const start = (booked: Booked, laneId: string): Spot => ({ startAt: booked.row.startAt, laneId });

  return {
    moving,
    /** True once, where a press was a pull: the press then opens nothing. */
    wasPulled: () => {
      const was = pulled.current;
      pulled.current = false;
      return was;
    },
    hand: (booked: Booked, laneId: string) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        pulled.current = false;
        if (event.button !== 0 || event.pointerType === "touch" || !isMovable(booked)) return;
        const inset = event.clientX - event.currentTarget.getBoundingClientRect().left;
        grab.current = { booked, from: start(booked, laneId), x: event.clientX, y: event.clientY, inset };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const held = grab.current;
        if (held === null) return;
        if (moving === null && Math.hypot(event.clientX - held.x, event.clientY - held.y) < PULLED_PX) return;
        pulled.current = true;
        const cell = cellAt(event.clientX, event.clientY, held.inset);
        const to = cell === null ? null : dropped(inOwnLane(cell, held, by), board);
        setMoving({ booked: held.booked, from: held.from, to: to ?? moving?.to ?? held.from, how: "hand" });
      },
      onPointerUp: () => {
        grab.current = null;
        if (moving !== null) ask(moving);
      },
      onPointerCancel: () => {
        grab.current = null;
        setMoving(null);
      },
    }),
    keys: (booked: Booked, laneId: string) => (event: KeyboardEvent<HTMLElement>) => {
      if (moving === null || moving.how === "hand") {
        if (event.key.toLowerCase() !== "m" || event.ctrlKey || event.metaKey || !isMovable(booked)) return;
        event.preventDefault();
        const from = start(booked, laneId);
        return setMoving({ booked, from, to: from, how: "keys" });
      }
      event.preventDefault();
      if (event.key === "Enter" || event.key === " ") return ask(moving);
      const to = nudged(moving.to, event.key, board);
      if (to !== null && (to.laneId !== NOWHERE || moving.from.laneId === NOWHERE)) setMoving({ ...moving, to });
    },
    /** Focus has left the bar: what was moved by keys stays where it was. */
    leave: () => setMoving((now) => (now?.how === "keys" ? null : now)),
  };
}

/** What has no room stays without one: it moves in time alone. And nothing is moved out of every room. */
function inOwnLane<C extends { readonly laneId: string }>(cell: C, { booked, from }: Grab, by: By): C {
  const homeless = laneIdsOf(booked, by)[0] === NOWHERE && by === "room";
  return homeless || cell.laneId === NOWHERE ? { ...cell, laneId: from.laneId } : cell;
}
