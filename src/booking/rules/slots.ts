import { as, type Instant } from "#science/units.ts";
import type { Placing } from "../events.ts";
import { meetsAny } from "./intervals.ts";
import { suits } from "./preference.ts";
import { staffFor } from "./staffing.ts";
import { bookable, occupied, prescriberThere, type Question, type Standing, standing } from "./standing.ts";
import { aligned, MINUTE } from "./wall-clock.ts";
import { whyNot } from "./why-not.ts";

export type { Question } from "./standing.ts";

/** A free room and free people for a start, whatever the hour. */
export function placed(there: Standing, startAt: Instant): Placing | null {
  const { type, calendar, rules } = there;
  const span = occupied(type, startAt);
  if (!prescriberThere(there, span)) return null;
  const room = there.rooms.find(({ taken }) => !meetsAny(taken, span));
  if (room === undefined) return null;
  const staff = staffFor(type.people, there.workers, span, rules.patientsPerNurse);
  if (staff === null) return null;
  return {
    siteId: calendar.siteId,
    zone: calendar.zone,
    startAt,
    endAt: as<Instant>(startAt + type.minutes * MINUTE),
    roomId: room.id,
    staffIds: staff.map(({ id }) => id),
    lanes: [...room.lanes, ...staff.flatMap(({ lanes }) => lanes)],
    occupiedFrom: span.from,
    occupiedTo: span.to,
  };
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** Every start the house would keep, busy or not: in opening hours with its buffers, on the step, after the notice. */
function* starts({ type, rules, calendar, window, now, clock, preference }: Standing): Generator<Instant> {
  const { from: soonest, to: latest } = bookable(rules, now);
  for (const open of calendar.open) {
    const first = later(as<Instant>(open.from + type.before * MINUTE), later(window.from, soonest));
    const last = as<Instant>(open.to - (type.minutes + type.after) * MINUTE);
    const end = earlier(as<Instant>(last + 1), earlier(window.to, as<Instant>(latest + 1)));
    for (const startAt of aligned(clock, { from: first, to: end }, rules.stepMinutes))
      if (preference === undefined || suits(preference, startAt, clock)) yield startAt;
  }
}

/** The free times, earliest first, each with a room and people to keep it; one placing per start. */
export function slotsFor(question: Question): readonly Placing[] {
  const there = standing(question, question.window);
  const found: Placing[] = [];
  for (const startAt of starts(there)) {
    if (found.length >= (question.limit ?? Infinity)) break;
    const placing = placed(there, startAt);
    if (placing !== null) found.push(placing);
  }
  return found;
}

export type Against = { readonly against: readonly string[] };

/** A placing for this very start, or why there is none, in plain words. The window and the preference do not matter here. */
export function placingAt(question: Question, startAt: Instant): Placing | Against {
  const there = standing(question, { from: startAt, to: startAt });
  const against = whyNot(there, startAt);
  const placing = against.length === 0 ? placed(there, startAt) : null;
  return placing ?? { against };
}

/**
 * What a member of staff may book with a reason: passes over notice, opening hours, closures, the step and how far ahead.
 * Never over a room or a person already taken, a missing monitor, or the rota: who is away is not booked.
 */
export function placingDespite(question: Question, startAt: Instant): Placing | Against {
  const there = standing(question, { from: startAt, to: startAt });
  return placed(there, startAt) ?? { against: whyNot(there, startAt) };
}
