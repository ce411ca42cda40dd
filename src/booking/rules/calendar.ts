import type { Closure, Leave, RoomKind, Weekly } from "#clinic/events.ts";
import type { Role } from "#people/events.ts";
import { dayOf, showDay } from "#science/calendar.ts";
import { as, type Instant } from "#science/units.ts";
import { merged, overlaps, type Span, without } from "./intervals.ts";
import {
  clockOf,
  DAY,
  dayNumber,
  firstShowing,
  MINUTE,
  minutesOf,
  shownAt,
  type WallClock,
  weekdayOf,
} from "./wall-clock.ts";

/** One site over some weeks: when it is open, its rooms, and when each person is there (their rota without their leave). */
export type Calendar = {
  readonly zone: string;
  readonly siteId: string;
  readonly open: readonly Span[];
  readonly rooms: readonly { readonly id: string; readonly kind: RoomKind; readonly monitor: boolean }[];
  readonly people: readonly { readonly id: string; readonly roles: readonly Role[]; readonly on: readonly Span[] }[];
};

/** A day more at either end: read appointments and leave over this, so that what reaches into the window is known. */
export const dayAround = ({ from, to }: Span): Span => ({ from: as<Instant>(from - DAY), to: as<Instant>(to + DAY) });

const dayName = (day: number): string => showDay(dayOf(as<Instant>(day * DAY)));

const isShut = (closures: readonly Closure[], day: number): boolean =>
  closures.some(({ firstDay, lastDay }) => firstDay <= dayName(day) && dayName(day) <= lastDay);

/** A shift on one day. A time that no clock shows opens nothing. */
function shiftOn(clock: WallClock, day: number, times: { readonly from: string; readonly to: string }): Span | null {
  const [from, to] = [minutesOf(times.from), minutesOf(times.to)];
  if (from === null || to === null) return null;
  return {
    from: firstShowing(clock, day * DAY + from * MINUTE),
    to: firstShowing(clock, day * DAY + to * MINUTE),
  };
}

function spansBy(clock: WallClock, weekly: Weekly, closures: readonly Closure[], window: Span): readonly Span[] {
  const spans: Span[] = [];
  const last = dayNumber(shownAt(clock, window.to)) + 1;
  for (let day = dayNumber(shownAt(clock, window.from)) - 1; day <= last; day += 1) {
    if (isShut(closures, day)) continue;
    for (const shift of weekly) {
      const span = shift.weekday === weekdayOf(day) ? shiftOn(clock, day, shift) : null;
      if (span !== null) spans.push(span);
    }
  }
  return merged(spans).filter((span) => overlaps(span, window));
}

/**
 * When a week of wall-clock times is kept, on the days that are no closure: every stretch that touches the window, uncut,
 * sorted and disjoint. On the day the clocks change a shift is as much shorter or longer as the wall says.
 */
export const openSpans = (weekly: Weekly, closures: readonly Closure[], zone: string, window: Span): readonly Span[] =>
  spansBy(clockOf(zone, window), weekly, closures, window);

export type CalendarFacts = {
  readonly site: { readonly id: string; readonly zone: string };
  readonly hours: Weekly;
  readonly closures: readonly Closure[];
  /** Rooms of other sites are left out. Put first what shall be used first. */
  readonly rooms: readonly {
    readonly id: string;
    readonly siteId: string;
    readonly kind: RoomKind;
    readonly monitor: boolean;
  }[];
  readonly people: readonly { readonly id: string; readonly roles: readonly Role[] }[];
  readonly rotas: readonly { readonly staffId: string; readonly weekly: Weekly }[];
  readonly leaves: readonly Leave[];
  readonly window: Span;
};

/** Somebody without a rota is never there. */
export function calendarFrom(facts: CalendarFacts): Calendar {
  const { site, window } = facts;
  const clock = clockOf(site.zone, window);
  const closures = facts.closures.filter(({ siteId }) => siteId === site.id);
  const onDuty = (id: string): readonly Span[] => {
    const weekly = facts.rotas.filter(({ staffId }) => staffId === id).flatMap((rota) => rota.weekly);
    const away = facts.leaves.filter(({ staffId }) => staffId === id);
    return without(
      spansBy(clock, weekly, [], window),
      away.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt })),
    );
  };
  return {
    zone: site.zone,
    siteId: site.id,
    open: spansBy(clock, facts.hours, closures, window),
    rooms: facts.rooms
      .filter(({ siteId }) => siteId === site.id)
      .map(({ id, kind, monitor }) => ({ id, kind, monitor })),
    people: facts.people.map(({ id, roles }) => ({ id, roles, on: onDuty(id) })),
  };
}
