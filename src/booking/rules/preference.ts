import type { Instant } from "#science/units.ts";
import type { Preference } from "../events.ts";
import { DAY, dayNumber, MINUTE, minutesOf, shownAt, type WallClock, weekdayOf } from "./wall-clock.ts";

/**
 * Could this person come at this start, by the wall clocks of the site? Weekdays that nobody named are all of them;
 * from 09:00 to 12:00 means arriving at 09:00 or later and before 12:00.
 */
export function suits(preference: Preference, startAt: Instant, clock: WallClock): boolean {
  const { weekdays, notBefore, notAfter } = preference;
  if (startAt < notBefore || startAt > notAfter) return false;
  const wall = shownAt(clock, startAt);
  const day = dayNumber(wall);
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) return false;
  const minute = (wall - day * DAY) / MINUTE;
  return minute >= (minutesOf(preference.from) ?? 0) && minute < (minutesOf(preference.to) ?? 24 * 60);
}
