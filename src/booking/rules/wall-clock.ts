import { zoneOffset } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { Span } from "./intervals.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The clocks of a zone over some weeks: stretches in which they are equally far ahead of UTC, in ms. */
export type WallClock = readonly (Span & { readonly ahead: number })[];

/** What a clock shows, in ms as if the zone were UTC: 1970-01-01 00:00 on the wall is 0. */
export type WallMs = number;

/** The instant in (before, after] from which the clocks are as far ahead as at its end. */
function changeBetween(zone: string, before: number, after: number): Instant {
  const ahead = zoneOffset(zone, as<Instant>(before));
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(zone, as<Instant>(middle)) === ahead) low = middle;
    else high = middle;
  }
  return as<Instant>(high);
}

/** Good from two days before the window to two days after it. No zone changes its clocks twice in one day. */
export function clockOf(zone: string, window: Span): WallClock {
  const stretches: (Span & { ahead: number })[] = [];
  let from = as<Instant>(-Infinity);
  let ahead = zoneOffset(zone, as<Instant>(window.from - 3 * DAY));
  for (let at = window.from - 2 * DAY; at < window.to + 3 * DAY; at += DAY) {
    const now = zoneOffset(zone, as<Instant>(at));
    if (now === ahead) continue;
    const to = changeBetween(zone, at - DAY, at);
    stretches.push({ from, to, ahead });
    [from, ahead] = [to, now];
  }
  return [...stretches, { from, to: as<Instant>(Infinity), ahead }];
}

const aheadAt = (clock: WallClock, at: Instant): number => clock.find(({ to }) => at < to)?.ahead ?? 0;

export const shownAt = (clock: WallClock, at: Instant): WallMs => at + aheadAt(clock, at);

/**
 * The first instant, not before `since`, at which the clock shows this or later: of the hour that comes twice in autumn the
 * first one, and in the hour that is skipped in spring the moment of the skip.
 */
export function firstShowing(clock: WallClock, wall: WallMs, since = as<Instant>(-Infinity)): Instant {
  for (const { from, to, ahead } of clock) {
    const at = Math.max(from, since, wall - ahead);
    if (at < to) return as<Instant>(at);
  }
  return as<Instant>(Infinity);
}

/** Whole days since 1970-01-01 on the wall. */
export const dayNumber = (wall: WallMs): number => Math.floor(wall / DAY);

/** Monday is 1. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** "08:30" as minutes after midnight, "24:00" as 1440. Null for anything that no clock shows. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time)?.map(Number) ?? [];
  if (hours === undefined || minutes === undefined || minutes > 59) return null;
  const total = hours * 60 + minutes;
  return total <= 24 * 60 ? total : null;
}

/** Every instant of a span at which the clock shows a whole number of steps after midnight. */
export function* aligned(clock: WallClock, span: Span, stepMinutes: number): Generator<Instant> {
  for (const { from, to, ahead } of clock) {
    const end = Math.min(to, span.to);
    let wall = alignUp(Math.max(from, span.from) + ahead, stepMinutes * MINUTE);
    while (wall - ahead < end) {
      yield as<Instant>(wall - ahead);
      wall = alignUp(wall + 1, stepMinutes * MINUTE);
    }
  }
}

function alignUp(wall: WallMs, step: number): WallMs {
  const midnight = dayNumber(wall) * DAY;
  return midnight + Math.min(DAY, Math.ceil((wall - midnight) / step) * step);
}

export const isAligned = (clock: WallClock, at: Instant, stepMinutes: number): boolean =>
  alignUp(shownAt(clock, at), stepMinutes * MINUTE) === shownAt(clock, at);
