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
type Way = { readonly moving: Moving | null; readonly go: (moving: Moving | null) => void };

/** Moves a bar by hand or by keys; where it is let go, `onAsk` is asked, and nothing is moved before. */
export function useMoving({ board, by, onAsk }: Asks) {
  const [moving, setMoving] = useState<Moving | null>(null);
  useEscape(moving !== null, () => setMoving(null));
  const way: Way = { moving, go: setMoving };
  const ask = (done: Moving) => {
    setMoving(null);
    if (!isSameSpot(done.from, done.to)) onAsk(done);
  };
  return {
    moving,
    ...useHand(way, { board, by, onAsk: ask }),
    keys: keysOf(way, { board, by, onAsk: ask }),
    /** Focus has left the bar: what was moved by keys stays where it was. */
    leave: () => setMoving((now) => (now?.how === "keys" ? null : now)),
  };
}

/** Escape puts it back, before anything else on the page hears of the key. */
function useEscape(isMoving: boolean, leave: () => void) {
  useEffect(() => {
    if (!isMoving) return;
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      leave();
    };
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  });
}

const startOf = ({ row }: Booked, laneId: string): Spot => ({ startAt: row.startAt, laneId });

function useHand({ moving, go }: Way, { board, by, onAsk }: Asks) {
  const grab = useRef<Grab | null>(null);
  const pulled = useRef(false);
  const take = (booked: Booked, laneId: string) => (event: PointerEvent<HTMLElement>) => {
    pulled.current = false;
    if (event.button !== 0 || event.pointerType === "touch" || !isMovable(booked)) return;
    const inset = event.clientX - event.currentTarget.getBoundingClientRect().left;
    grab.current = { booked, from: startOf(booked, laneId), x: event.clientX, y: event.clientY, inset };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const pull = ({ clientX, clientY }: PointerEvent<HTMLElement>) => {
    const held = grab.current;
    if (held === null) return;
    if (!pulled.current && Math.hypot(clientX - held.x, clientY - held.y) < PULLED_PX) return;
    if (pulled.current && moving === null) return;
    pulled.current = true;
    const cell = cellAt(clientX, clientY, held.inset);
    const to = cell === null ? null : dropped(inOwnLane(cell, held, by), board);
    go({ booked: held.booked, from: held.from, to: to ?? moving?.to ?? held.from, how: "hand" });
  };
  const letGo = (isMeant: boolean) => () => {
    grab.current = null;
    if (moving?.how !== "hand") return;
    if (isMeant) onAsk(moving);
    else go(null);
  };
  return {
    /** True once, where a press was a pull: the press then opens nothing. */
    wasPulled: () => {
      const was = pulled.current;
      pulled.current = false;
      return was;
    },
    hand: (booked: Booked, laneId: string) => ({
      onPointerDown: take(booked, laneId),
      onPointerMove: pull,
      onPointerUp: letGo(true),
      onPointerCancel: letGo(false),
    }),
  };
}

/** M takes a bar up, the arrows carry it, Enter or the space bar asks to put it down. */
const keysOf = (way: Way, asks: Asks) => (booked: Booked, laneId: string) => (event: KeyboardEvent<HTMLElement>) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (way.moving?.how === "keys") carry(way, way.moving, asks, event);
  else if (event.key.toLowerCase() === "m" && isMovable(booked)) {
    event.preventDefault();
    const from = startOf(booked, laneId);
    way.go({ booked, from, to: from, how: "keys" });
  }
};

function carry({ go }: Way, moving: Moving, { board, onAsk }: Asks, event: KeyboardEvent<HTMLElement>): void {
  if (event.key === "Tab") return;
  event.preventDefault();
  if (event.key === "Enter" || event.key === " ") return onAsk(moving);
  const to = nudged(moving.to, event.key, board);
  const staysOut = to?.laneId === NOWHERE && moving.from.laneId !== NOWHERE;
  if (to !== null && !staysOut) go({ ...moving, to });
}

/** What has no room stays without one: it moves in time alone. And nothing is moved out of every room. */
function inOwnLane<C extends { readonly laneId: string }>(cell: C, { booked, from }: Grab, by: By): C {
  const homeless = laneIdsOf(booked, by)[0] === NOWHERE && by === "room";
  return homeless || cell.laneId === NOWHERE ? { ...cell, laneId: from.laneId } : cell;
}
