import { as, type Instant } from "#science/units.ts";
import type { AppointmentType, BookingRules, Preference } from "../events.ts";
import { type Busy, roomLane, takenIn } from "./busy.ts";
import type { Calendar } from "./calendar.ts";
import { coveredByOne, type Span } from "./intervals.ts";
import { isOn, serves, type Worker, workersOf } from "./staffing.ts";
import { clockOf, DAY, HOUR, isAligned, MINUTE, type WallClock } from "./wall-clock.ts";

/** Starts are looked for in the window, its end not included. The calendar and what is busy reach a day further on both sides. */
export type Question = {
  readonly type: AppointmentType;
  readonly rules: BookingRules;
  readonly calendar: Calendar;
  readonly busy: Busy;
  readonly window: Span;
  readonly now: Instant;
  readonly limit?: number | undefined;
  readonly preference?: Preference | undefined;
  /** Names of the room and the people that were asked for and no other, by id. */
  readonly asked?: ReadonlyMap<string, string> | undefined;
};

/** A question looked at once: who and what could serve, with what each is taken by. */
export type Standing = Omit<Question, "limit"> & {
  readonly clock: WallClock;
  readonly workers: readonly Worker[];
  readonly rooms: readonly {
    readonly id: string | null;
    readonly lanes: readonly string[];
    readonly taken: readonly Span[];
  }[];
};

/** Rooms that fit. A room with a monitor is left for those who need one while another will do. */
function roomsFor({ type, calendar, busy }: Question): Standing["rooms"] {
  if (type.room === null) return [{ id: null, lanes: [], taken: [] }];
  return calendar.rooms
    .filter(({ kind, monitor }) => kind === type.room && (monitor || !type.monitor))
    .toSorted((a, b) => Number(a.monitor) - Number(b.monitor))
    .map(({ id }) => ({ id, lanes: [roomLane(id)], taken: takenIn(busy, roomLane(id)) }));
}

export const standing = (question: Question, window: Span): Standing => ({
  ...question,
  clock: clockOf(question.calendar.zone, window),
  workers: workersOf(question.calendar.people, question.busy, question.rules.patientsPerNurse),
  rooms: roomsFor(question),
});

export const occupied = ({ before, minutes, after }: AppointmentType, startAt: Instant): Span => ({
  from: as<Instant>(startAt - before * MINUTE),
  to: as<Instant>(startAt + (minutes + after) * MINUTE),
});

/** The first and the last instant at which this may begin: notice, and how far ahead the clinic books. */
export const bookable = (rules: BookingRules, now: Instant): Span => ({
  from: as<Instant>(now + rules.noticeHours * HOUR),
  to: as<Instant>(now + rules.weeksAhead * 7 * DAY),
});

export const prescriberThere = ({ type, workers }: Standing, span: Span): boolean =>
  !type.prescriberOnSite || workers.some((worker) => serves(worker, "prescriber") && isOn(worker, span));

/** The rules of the house that stand against a start and that a reason may pass over. */
export const isKept = (there: Standing, startAt: Instant) => {
  const span = occupied(there.type, startAt);
  const { from, to } = bookable(there.rules, there.now);
  return {
    open: coveredByOne(there.calendar.open, span),
    notice: startAt >= from,
    ahead: startAt <= to,
    step: isAligned(there.clock, startAt, there.rules.stepMinutes),
  };
};
