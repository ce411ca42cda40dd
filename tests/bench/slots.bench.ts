import type { Weekly } from "#clinic/events.ts";
import type { Placing } from "#booking/events.ts";
import { busyFrom, rowsOf } from "#booking/rules/busy.ts";
import { type CalendarFacts, calendarFrom } from "#booking/rules/calendar.ts";
import { defaultBookingRules as rules } from "#booking/rules/defaults.ts";
import type { Span } from "#booking/rules/intervals.ts";
import { seriesFor } from "#booking/rules/series.ts";
import { type Question, slotsFor } from "#booking/rules/slots.ts";
import { as, type Instant } from "#science/units.ts";

/**
 * The search for free times over eight weeks, a change of the clocks among them, with 10,000 bookings: at a clinic of six chairs,
 * where they are 80 weeks of full days, and at one of sixty, where all are in the eight weeks. One time in ten is free.
 * "From rows" counts what a request pays after the database has answered: sorting the bookings, the calendar, and the search.
 */
const [BOOKINGS, ROUNDS] = [10_000, 400];
const DAY = 86_400_000;
const zone = "America/New_York";
const now = as<Instant>(Date.UTC(2026, 9, 5, 4));
const window: Span = { from: now, to: as<Instant>(now + 56 * DAY) };
const weekdays: Weekly = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: "08:00", to: "18:00" }));

function clinic(chairs: number): CalendarFacts {
  const ids = (name: string, n: number) => Array.from({ length: n }, (_, k) => `${name}-${k}`);
  const people = [
    ...ids("nurse", Math.ceil(chairs / 2)).map((id) => ({ id, roles: ["nurse" as const] })),
    ...ids("prescriber", 2).map((id) => ({ id, roles: ["prescriber" as const] })),
  ];
  return {
    site: { id: "here", zone },
    hours: weekdays,
    closures: [{ closureId: "c", siteId: "here", firstDay: "2026-11-26", lastDay: "2026-11-27", why: "Thanksgiving" }],
    rooms: ids("chair", chairs).map((id) => ({ id, siteId: "here", kind: "infusion", monitor: true })),
    people,
    rotas: people.map(({ id }) => ({ staffId: id, weekly: weekdays })),
    leaves: [{ leaveId: "l", staffId: "nurse-0", fromAt: now, toAt: as<Instant>(now + 5 * DAY), why: "Holiday" }],
    window,
  };
}

const infusion = rules.types.find(({ id }) => id === "infusion");
if (infusion === undefined) throw new Error("no infusion among the types");

/** Full days of infusions, every tenth left out, on chair and nurse: as many as asked for, ending eight weeks from now. */
function booked(chairs: number): readonly (Span & { readonly lane: string })[] {
  const rows: Placing[] = [];
  const length = 165 * 60_000;
  for (let day = 55; rows.length < BOOKINGS; day -= 1)
    for (let n = 0; n < chairs * 3 && rows.length < BOOKINGS; n += 1) {
      const chair = Math.floor(n / 3);
      const from = as<Instant>(now + day * DAY + 8 * 3_600_000 + (n % 3) * length + (chair % 3) * 15 * 60_000);
      const lanes = [`room:chair-${chair}`, `staff:nurse-${Math.floor(chair / 2)}#${(chair % 2) + 1}`];
      const to = as<Instant>(from + length);
      if ((n * 7 + day * 13) % 10 !== 0)
        rows.push({
          siteId: "here",
          zone,
          startAt: from,
          endAt: to,
          roomId: null,
          staffIds: [],
          lanes,
          occupiedFrom: from,
          occupiedTo: to,
        });
    }
  return rows.flatMap(rowsOf);
}

function measured(says: string, work: () => number): void {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    found = work();
    times.push(performance.now() - from);
  }
  if (found === 0) throw new Error(`nothing was found: ${says}`);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  console.log(`${says}: median ${at(0.5)} ms, p99 ${at(0.99)} ms, ${found} found`);
}

for (const chairs of [6, 60]) {
  const [facts, rows] = [clinic(chairs), booked(chairs)];
  const ask = (): Question => ({
    type: infusion,
    rules,
    calendar: calendarFrom(facts),
    busy: busyFrom(rows),
    window,
    now,
  });
  const question = ask();
  const spacing = { count: 6, minHoursApart: 40, maxPer7Days: 3, withinDays: 21 };
  const course = (asked: Question) => {
    const found = seriesFor({ ...asked, spacing });
    return "against" in found ? 0 : found.length;
  };
  const at = `${chairs} chairs, ${BOOKINGS} bookings, 8 weeks`;
  measured(`free times, ${at}`, () => slotsFor(question).length);
  measured(`free times from rows, ${at}`, () => slotsFor(ask()).length);
  measured(`first 20 free times, ${at}`, () => slotsFor({ ...question, limit: 20 }).length);
  measured(`six dates of a course, ${at}`, () => course(question));
  measured(`six dates of a course from rows, ${at}`, () => course(ask()));
}
