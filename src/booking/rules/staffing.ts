import { isAllowed, type Role } from "#people/events.ts";
import type { AppointmentType } from "../events.ts";
import { type Busy, seatLane, takenIn } from "./busy.ts";
import type { Calendar } from "./calendar.ts";
import { coveredByOne, meetsAny, type Span } from "./intervals.ts";

/**
 * The most patients one person can ever be beside. "Whole" takes all these seats whatever the clinic's ratio is today,
 * so that somebody wholly taken stays so when the ratio is raised tomorrow.
 */
export const MOST_SEATS = 4;

type Seat = { readonly lane: string; readonly taken: readonly Span[] };
export type Worker = Calendar["people"][number] & { readonly seats: readonly Seat[] };
export type Staffed = { readonly id: string; readonly lanes: readonly string[] };
type Need = AppointmentType["people"][number];

export const workersOf = (people: Calendar["people"], busy: Busy, patientsPerNurse: number): readonly Worker[] =>
  people.map((person) => ({
    ...person,
    seats: Array.from({ length: Math.max(MOST_SEATS, patientsPerNurse) }, (_, n) => {
      const lane = seatLane(person.id, n + 1);
      return { lane, taken: takenIn(busy, lane) };
    }),
  }));

/** A medical director prescribes too: whoever may order. */
export const serves = (person: { readonly roles: readonly Role[] }, role: Role): boolean =>
  role === "prescriber" ? isAllowed(person.roles, "order") : person.roles.includes(role);

export const isOn = (worker: Worker, span: Span): boolean => coveredByOne(worker.on, span);

/** How many of a worker's seats are taken at some time of the span. */
const seatsTaken = (worker: Worker, span: Span): number =>
  worker.seats.filter(({ taken }) => meetsAny(taken, span)).length;

/**
 * The lanes somebody would be taken in, or null. Seats over the ratio count too: they are taken where the ratio was lowered
 * after they were booked.
 */
export function lanesWith(
  worker: Worker,
  takes: Need["takes"],
  span: Span,
  patientsPerNurse: number,
): readonly string[] | null {
  const taken = seatsTaken(worker, span);
  if (takes === "whole") return taken === 0 ? worker.seats.map(({ lane }) => lane) : null;
  if (taken >= patientsPerNurse) return null;
  const free = worker.seats.find((seat) => !meetsAny(seat.taken, span));
  return free === undefined ? null : [free.lane];
}

/** Who is wholly free first, then the least taken; looked up only as far as somebody is needed. */
function* leastTakenFirst(workers: readonly Worker[], span: Span): Generator<Worker> {
  const others: { readonly worker: Worker; readonly taken: number }[] = [];
  for (const worker of workers) {
    const taken = seatsTaken(worker, span);
    if (taken === 0) yield worker;
    else others.push({ worker, taken });
  }
  for (const { worker } of others.toSorted((a, b) => a.taken - b.taken)) yield worker;
}

/** Different people for every need, the least taken first; null when there is no way to fill them all. */
export function staffFor(
  needs: readonly Need[],
  workers: readonly Worker[],
  span: Span,
  patientsPerNurse: number,
): readonly Staffed[] | null {
  const [need, ...others] = needs;
  if (need === undefined) return [];
  const able = workers.filter((worker) => serves(worker, need.role) && isOn(worker, span));
  for (const worker of leastTakenFirst(able, span)) {
    const lanes = lanesWith(worker, need.takes, span, patientsPerNurse);
    if (lanes === null) continue;
    const left = workers.filter(({ id }) => id !== worker.id);
    const rest = staffFor(others, left, span, patientsPerNurse);
    if (rest !== null) return [{ id: worker.id, lanes }, ...rest];
  }
  return null;
}
