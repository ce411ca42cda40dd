import type { Weekly } from "#clinic/events.ts";
import { as, type Instant } from "#science/units.ts";
import type { AppointmentType, BookingRules } from "../events.ts";
import { busyFrom } from "./busy.ts";
import { type CalendarFacts, calendarFrom } from "./calendar.ts";
import { defaultBookingRules } from "./defaults.ts";
import type { Span } from "./intervals.ts";
import type { Question } from "./slots.ts";

export const newYork = "America/New_York";

/** "2026-03-08T14:30-04:00": the offset is written out, so that no zone table stands between the test and the truth. */
export const at = (iso: string): Instant => as<Instant>(new Date(iso).getTime());

export const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) });

export const week = (from: string, to: string, days: readonly number[] = [1, 2, 3, 4, 5]): Weekly =>
  days.map((weekday) => ({ weekday: weekday as 1, from, to }));

export const iso = (instant: Instant): string => new Date(instant).toISOString().slice(0, 16);

export function typeOf(id: string): AppointmentType {
  const found = defaultBookingRules.types.find((type) => type.id === id);
  if (found === undefined) throw new Error(`no type ${id}`);
  return found;
}

export const rules: BookingRules = { ...defaultBookingRules, noticeHours: 0, weeksAhead: 52, stepMinutes: 30 };

/** Two infusion rooms with monitors, a consulting room, two nurses, a prescriber and a director; open Monday to Friday, 8 to 6. */
export function facts(change: Partial<CalendarFacts> = {}): CalendarFacts {
  const room = (id: string, kind: "infusion" | "consulting") => ({
    id,
    siteId: "here",
    kind,
    monitor: kind === "infusion",
  });
  return {
    site: { id: "here", zone: newYork },
    hours: week("08:00", "18:00"),
    closures: [],
    rooms: [room("one", "infusion"), room("two", "infusion"), room("talk", "consulting")],
    people: [
      { id: "ode", roles: ["nurse"] },
      { id: "ann", roles: ["nurse"] },
      { id: "pia", roles: ["prescriber"] },
      { id: "max", roles: ["owner", "medical-director"] },
    ],
    rotas: ["ode", "ann", "pia", "max"].map((staffId) => ({ staffId, weekly: week("08:00", "18:00") })),
    leaves: [],
    window: span("2026-01-05T00:00-05:00", "2026-01-10T00:00-05:00"),
    ...change,
  };
}

/** What the clinic above answers in the first full week of 2026 when nothing is booked. */
export function question(change: Partial<Question> = {}, place: Partial<CalendarFacts> = {}): Question {
  const known = facts(place);
  return {
    type: typeOf("infusion"),
    rules,
    calendar: calendarFrom(known),
    busy: busyFrom([]),
    window: known.window,
    now: known.window.from,
    ...change,
  };
}
