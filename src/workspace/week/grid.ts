import { type Day, dayOf, parseDay, showDay } from "#science/calendar.ts";
import { dayIn, daysFromCivil, inZone, zoneOffset } from "#science/civil.ts";
import { as, type Instant, minutes } from "#science/units.ts";

export type Span = { readonly from: Instant; readonly to: Instant };

/** One day of the week as it is drawn: from the hour the first door opens to the hour the last one closes. */
export type Column = Span & { readonly day: string };

/** A row of the week: a room, or somebody. `open`: when it can be booked by the rules. */
export type Lane = { readonly id: string; readonly name: string; readonly open: readonly Span[] };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const numberOf = ({ year, month, day }: Day): number => daysFromCivil(year, month, day);
const dayNumbered = (n: number): Day => dayOf(as<Instant>(n * DAY_MS));

/** 1970-01-01 was a Thursday. Monday is 0. */
const sinceMonday = (n: number): number => (((n + 3) % 7) + 7) % 7;

/** "2026-12-03" and so many days on. */
export function daysOn(day: string, count: number): string {
  const parsed = parseDay(day);
  return parsed === null ? day : showDay(dayNumbered(numberOf(parsed) + count));
}

/** The Monday of the week a day is in. */
export function mondayOf(day: string): string {
  const parsed = parseDay(day);
  return parsed === null ? day : daysOn(day, -sinceMonday(numberOf(parsed)));
}

/** The seven days of a week, Monday first. */
export const weekOf = (day: string): readonly string[] => Array.from({ length: 7 }, (_, n) => daysOn(mondayOf(day), n));

/** The day an instant falls on by the clinic's calendar: "2026-12-03". */
export const dayShown = (zone: string, at: Instant): string => showDay(dayIn(zone, at));

/** The instant at which the clinic's clocks show so many minutes since midnight of a day. */
export function wallTime(zone: string, day: string, minute: number): Instant {
  const { year, month, day: date } = parseDay(day) ?? { year: 1970, month: 1, day: 1 };
  return inZone({ year, month, day: date, hour: Math.floor(minute / 60), minute: minute % 60, second: 0, ms: 0 }, zone);
}

/** What the clinic's clocks show at an instant, in minutes since midnight. */
export const minuteOfDay = (zone: string, at: Instant): number =>
  Math.floor((at + zoneOffset(zone, at)) / 60_000) % (24 * 60);

const OPENS = 8 * 60;
const CLOSES = 17 * 60;

/** The days that are drawn, with the hours that hold everything: opening hours, shifts and what is booked. A day without any is left out. */
export function columnsOf(week: readonly string[], spans: readonly Span[], zone: string): readonly Column[] {
  const lived = spans.filter(({ from, to }) => to > from);
  const first = Math.min(OPENS, ...lived.map(({ from }) => minuteOfDay(zone, from)));
  const ends = lived.map(({ from, to }) =>
    dayShown(zone, to) === dayShown(zone, from) ? minuteOfDay(zone, to) : 24 * 60,
  );
  const last = Math.min(24 * 60, Math.max(CLOSES, ...ends));
  const [opens, closes] = [Math.floor(first / 60) * 60, Math.ceil(last / 60) * 60];
  const busy = new Set(lived.map(({ from }) => dayShown(zone, from)));
  const shown = week.filter((day) => busy.has(day));
  return (shown.length === 0 ? week.slice(0, 5) : shown).map((day) => ({
    day,
    from: wallTime(zone, day, opens),
    to: closes === 24 * 60 ? wallTime(zone, daysOn(day, 1), 0) : wallTime(zone, day, closes),
  }));
}

/** Where an instant lies in a column, 0 at its left and 1 at its right. */
export const shareOf = ({ from, to }: Column, at: number): number => (at - from) / (to - from);

/** The full hours of a column. */
export const hoursIn = ({ from, to }: Column): readonly Instant[] =>
  Array.from({ length: Math.floor((to - from) / HOUR_MS) + 1 }, (_, n) => as<Instant>(from + n * HOUR_MS));

/** When nothing can be booked in a column: what these spans leave of it. */
export function closedIn({ from, to }: Column, open: readonly Span[]): readonly Span[] {
  const gaps: Span[] = [];
  let at = from;
  for (const span of open.toSorted((a, b) => a.from - b.from)) {
    if (span.to <= at || span.from >= to) continue;
    if (span.from > at) gaps.push({ from: at, to: span.from });
    at = span.to;
  }
  return at < to ? [...gaps, { from: at, to }] : gaps;
}

/** What two sets of spans have in common: a person can be booked while they are on and the clinic is open. */
export const both = (a: readonly Span[], b: readonly Span[]): readonly Span[] =>
  a
    .flatMap((one) =>
      b.map((other) => ({
        from: as<Instant>(Math.max(one.from, other.from)),
        to: as<Instant>(Math.min(one.to, other.to)),
      })),
    )
    .filter(({ from, to }) => from < to);

/** Beside whom each lies where two of a lane overlap, as with a nurse beside two chairs: the level of each, from 0. */
export function levelsOf(spans: readonly Span[]): readonly number[] {
  const order = spans.map((_, n) => n).toSorted((a, b) => (spans[a]?.from ?? 0) - (spans[b]?.from ?? 0));
  const ends: number[] = [];
  const levels: number[] = spans.map(() => 0);
  for (const n of order) {
    const span = spans[n];
    if (span === undefined) continue;
    const free = ends.findIndex((end) => end <= span.from);
    const level = free === -1 ? ends.length : free;
    ends[level] = span.to;
    levels[n] = level;
  }
  return levels;
}

/** The start on the clinic's step that is nearest to a place in a column; inside it, never before its left edge. */
export function snapped(column: Column, share: number, zone: string, step: number): Instant {
  const at = as<Instant>(column.from + share * (column.to - column.from));
  const nearest = wallTime(zone, column.day, Math.round(minuteOfDay(zone, at) / step) * step);
  return as<Instant>(Math.min(Math.max(nearest, column.from), column.to - minutes(step)));
}
