import type { Placing } from "../events.ts";
import { merged, type Span } from "./intervals.ts";

/** What is taken, lane by lane: each lane's spans sorted and disjoint. */
export type Busy = ReadonlyMap<string, readonly Span[]>;

const never: readonly Span[] = [];

export const takenIn = (busy: Busy, lane: string): readonly Span[] => busy.get(lane) ?? never;

export function busyFrom(rows: readonly (Span & { readonly lane: string })[]): Busy {
  const lanes = new Map<string, Span[]>();
  for (const row of rows) {
    const spans = lanes.get(row.lane);
    if (spans === undefined) lanes.set(row.lane, [row]);
    else spans.push(row);
  }
  return new Map([...lanes].map(([lane, spans]) => [lane, merged(spans)]));
}

export const roomLane = (roomId: string): string => `room:${roomId}`;

export const seatLane = (staffId: string, seat: number): string => `staff:${staffId}#${seat}`;

/** The rows that a placing adds. */
export const rowsOf = ({ lanes, occupiedFrom, occupiedTo }: Placing): readonly (Span & { readonly lane: string })[] =>
  lanes.map((lane) => ({ lane, from: occupiedFrom, to: occupiedTo }));

/** The same with one placing more; what was known before stays as it is. */
export function busyWith(busy: Busy, placing: Placing): Busy {
  const lanes = new Map(busy);
  for (const { lane, from, to } of rowsOf(placing)) lanes.set(lane, merged([...takenIn(busy, lane), { from, to }]));
  return lanes;
}
