import { dayIn, inZone } from "#science/civil.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import type { DayAppointment, DayVisit } from "../board.ts";

/** Where a visit lies in its lane: the infusion from `from` to `ends`, recovery until `to`. */
export type Span = { readonly from: Instant; readonly ends: Instant; readonly to: Instant };

/** What is taken for a visit nobody has ordered yet, and for recovery before it is over. Ours [P]. */
const INFUSION_MIN = 40;
const RECOVERY_MIN = 60;

const later = (a: Instant, b: Instant): Instant => as<Instant>(Math.max(a, b));

/** What happened as it happened; what is still to come as planned, never before now. */
export function spanOfVisit(visit: DayVisit, now: Instant): Span {
  const { plannedStartAt, startedAt, endedAt, wentHomeAt } = visit;
  const from = startedAt ?? (wentHomeAt === null ? later(plannedStartAt, now) : plannedStartAt);
  const expected = after(from, minutes(visit.minutes ?? INFUSION_MIN));
  const ends = endedAt ?? (wentHomeAt === null && startedAt !== null ? later(expected, now) : expected);
  const home = after(ends, minutes(RECOVERY_MIN));
  return { from, ends, to: wentHomeAt ?? (endedAt === null ? home : later(home, now)) };
}

/** An appointment lies where it is booked. */
export const spanOfAppointment = ({ startAt, endAt }: Pick<DayAppointment, "startAt" | "endAt">): Span => ({
  from: startAt,
  ends: endAt,
  to: endAt,
});

const OPENS = 8;
const CLOSES = 17;
const HOUR_MS = 3_600_000;

/** The full hours of the day's axis: eight to five, and as much more as the visits and the hour need. */
export function hoursOf(spans: readonly Span[], now: Instant, zone: string): readonly Instant[] {
  const at = (hour: number) => inZone({ ...dayIn(zone, now), hour, minute: 0, second: 0, ms: 0 }, zone);
  const first = Math.min(at(OPENS), now, ...spans.map(({ from }) => from));
  const last = Math.max(at(CLOSES), now, ...spans.map(({ to }) => to));
  const from = at(OPENS) - Math.ceil((at(OPENS) - first) / HOUR_MS) * HOUR_MS;
  const count = Math.ceil((last - from) / HOUR_MS);
  return Array.from({ length: count + 1 }, (_, n) => as<Instant>(from + n * HOUR_MS));
}
