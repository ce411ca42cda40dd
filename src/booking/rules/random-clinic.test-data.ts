import * as fc from "fast-check";
import type { RoomKind, Weekly } from "#clinic/events.ts";
import type { Role } from "#people/events.ts";
import { as, type Instant } from "#science/units.ts";
import type { AppointmentType, BookingRules } from "../events.ts";
import type { CalendarFacts } from "./calendar.ts";
import { defaultBookingRules } from "./defaults.ts";

/** Days on which the clocks change, as midnight UTC. */
const changes = [
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["America/Los_Angeles", "2026-03-08"],
  ["America/Los_Angeles", "2026-11-01"],
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  ["Europe/Dublin", "2026-03-29"],
  ["Europe/Dublin", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
] as const;

const DAY = 86_400_000;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const quarter = (most: number) => fc.integer({ min: 0, max: most * 4 }).map((quarters) => quarters * 15);

/** Shifts at any hour of the day and night, so that the hours of change are in them. */
const shift = fc
  .tuple(fc.integer({ min: 1, max: 7 }), quarter(24), quarter(24))
  .map(([weekday, a, b]) => ({ weekday: weekday as 1, from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }));
const everyDay = fc
  .tuple(quarter(6), quarter(24))
  .map(([from, to]): Weekly =>
    ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from: clock(from), to: clock(Math.max(from, to)) })),
  );
const anyWeek: fc.Arbitrary<Weekly> = fc
  .tuple(everyDay, fc.array(shift, { maxLength: 4 }))
  .map(([all, some]) => [...all, ...some]);
const longDays: Weekly = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from: "00:00", to: "21:00" }));
const weekly = fc.oneof(anyWeek, fc.constant(longDays));

export const type: fc.Arbitrary<AppointmentType> = fc
  .record({
    minutes: fc.integer({ min: 1, max: 36 }).map((n) => n * 5),
    before: fc.constantFrom(0, 0, 5, 20),
    after: fc.constantFrom(0, 0, 15, 45),
    room: fc.constantFrom<RoomKind | null>("infusion", "infusion", "consulting", null),
    people: fc.array(
      fc.record({
        role: fc.constantFrom<Role>("nurse", "nurse", "prescriber"),
        takes: fc.constantFrom("whole" as const, "share" as const, "share" as const),
      }),
      { maxLength: 2 },
    ),
    prescriberOnSite: fc.boolean(),
    monitor: fc.boolean(),
  })
  .map((change) => ({ ...defaultBookingRules.types[0]!, ...change }));

export const rules: fc.Arbitrary<BookingRules> = fc
  .record({
    patientsPerNurse: fc.integer({ min: 1, max: 3 }),
    stepMinutes: fc.constantFrom(5, 10, 15, 25, 30, 60),
    noticeHours: fc.constantFrom(0, 0, 5, 20),
    weeksAhead: fc.constantFrom(1, 52),
  })
  .map((change) => ({ ...defaultBookingRules, ...change }));

const staffIds = ["ode", "ann", "pia"] as const;

type Place = { readonly facts: CalendarFacts; readonly now: Instant };

/** A small clinic in a week in which its clocks change. `days` is how long the window is at most. */
export function place(days: number): fc.Arbitrary<Place> {
  return fc
    .record({
      change: fc.constantFrom(...changes),
      daysBefore: fc.integer({ min: 0, max: Math.max(0, days - 1) }),
      length: fc.integer({ min: 1, max: days }),
      hours: weekly,
      rotas: fc.tuple(weekly, weekly, weekly),
      shut: fc.option(fc.integer({ min: -1, max: 2 }), { freq: 3 }),
      rooms: fc.array(
        fc.record({ kind: fc.constantFrom<RoomKind>("infusion", "infusion", "consulting"), monitor: fc.boolean() }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      roles: fc.array(
        fc.oneof(
          fc.subarray<Role>(["nurse", "prescriber", "medical-director", "front-desk"], { minLength: 1 }),
          fc.constant<Role[]>(["nurse", "prescriber"]),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      leaves: fc.array(
        fc.record({
          staffId: fc.constantFrom(...staffIds),
          start: fc.integer({ min: -100, max: 400 }),
          length: fc.integer({ min: 1, max: 100 }),
        }),
        { maxLength: 2 },
      ),
      nowHour: fc.integer({ min: -200, max: 20 }),
    })
    .map((made) => {
      const [zone, day] = made.change;
      const midnight = new Date(day).getTime();
      const from = midnight - made.daysBefore * DAY;
      const shutDay = made.shut === null ? null : new Date(midnight + made.shut * DAY).toISOString().slice(0, 10);
      const quarterHour = (n: number) => as<Instant>(from + n * 900_000);
      return {
        now: as<Instant>(from + made.nowHour * 3_600_000),
        facts: {
          site: { id: "here", zone },
          hours: made.hours,
          closures:
            shutDay === null
              ? []
              : [{ closureId: "c", siteId: "here", firstDay: shutDay, lastDay: shutDay, why: "Holiday" }],
          rooms: made.rooms.map((room, n) => ({ ...room, id: `r${n}`, siteId: "here" })),
          people: made.roles.map((roles, n) => ({ id: staffIds[n] ?? "", roles })),
          rotas: made.rotas.map((rota, n) => ({ staffId: staffIds[n] ?? "", weekly: rota })),
          leaves: made.leaves.map(({ staffId, start, length }, n) => ({
            leaveId: String(n),
            staffId,
            fromAt: quarterHour(start),
            toAt: quarterHour(start + length),
            why: "Away",
          })),
          window: { from: as<Instant>(from), to: as<Instant>(from + made.length * DAY) },
        },
      };
    });
}

export type Row = { readonly lane: string; readonly from: Instant; readonly to: Instant };

/** What is already taken around a window of so many days, in five-minute steps. */
export const takenAround = (from: Instant, days: number): fc.Arbitrary<readonly Row[]> =>
  fc.array(
    fc
      .record({
        lane: fc.constantFrom(
          "room:r0",
          "room:r1",
          "room:r2",
          ...staffIds.flatMap((id) => [1, 2, 3, 4].map((n) => `staff:${id}#${n}`)),
        ),
        start: fc.integer({ min: -100, max: days * 288 }),
        length: fc.integer({ min: 1, max: 60 }),
      })
      .map(({ lane, start, length }) => ({
        lane,
        from: as<Instant>(from + start * 300_000),
        to: as<Instant>(from + (start + length) * 300_000),
      })),
    { maxLength: 15 },
  );
