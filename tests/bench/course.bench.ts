import type { Weekly } from "#clinic/events.ts";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import type { Placing } from "#booking/events.ts";
import { busyFrom, rowsOf } from "#booking/rules/busy.ts";
import { type CalendarFacts, calendarFrom } from "#booking/rules/calendar.ts";
import { defaultBookingRules as rules } from "#booking/rules/defaults.ts";
import type { Span } from "#booking/rules/intervals.ts";
import { seriesFor } from "#booking/rules/series.ts";
import { spacingOf } from "#course/rules/dates.ts";
import { courseDays } from "#course/rules/schedule.ts";
import { as, type Instant } from "#science/units.ts";

/**
 * All six dates of a course in eight weeks at a clinic of six chairs with 10,000 bookings, from a patient's weekdays and times of day,
 * as the desk finds them: sorting the bookings, the calendar, the search, and the judgement of what was found. Promised: p99 < 200 ms.
 */
const [BOOKINGS, CHAIRS, ROUNDS] = [10_000, 6, 400];
const DAY = 86_400_000;
const zone = "America/New_York";
const now = as<Instant>(Date.UTC(2026, 9, 5, 4));
const window: Span = { from: now, to: as<Instant>(now + 56 * DAY) };
const weekdays: Weekly = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: "08:00", to: "18:00" }));
const ids = (name: string, n: number) => Array.from({ length: n }, (_, k) => `${name}-${k}`);
const people = [
  ...ids("nurse", CHAIRS / 2).map((id) => ({ id, roles: ["nurse" as const] })),
  ...ids("prescriber", 2).map((id) => ({ id, roles: ["prescriber" as const] })),
];
const facts: CalendarFacts = {
  site: { id: "here", zone },
  hours: weekdays,
  closures: [{ closureId: "c", siteId: "here", firstDay: "2026-11-26", lastDay: "2026-11-27", why: "Thanksgiving" }],
  rooms: ids("chair", CHAIRS).map((id) => ({ id, siteId: "here", kind: "infusion", monitor: true })),
  people,
  rotas: people.map(({ id }) => ({ staffId: id, weekly: weekdays })),
  leaves: [],
  window,
};

/** Full days, three infusions a chair, every seventh left out: the newest end eight weeks from now, the oldest lie years back. */
const length = 165 * 60_000;
const rows = Array.from({ length: BOOKINGS }, (_, k): Placing => {
  const [day, n] = [55 - Math.floor(k / (CHAIRS * 3)), k % (CHAIRS * 3)];
  const chair = Math.floor(n / 3);
  const from = as<Instant>(now + day * DAY + 8 * 3_600_000 + (n % 3) * length);
  const to = as<Instant>(from + length);
  const lanes = [`room:chair-${chair}`, `staff:nurse-${Math.floor(chair / 2)}#${(chair % 2) + 1}`];
  const where = { siteId: "here", zone, roomId: null, staffIds: [] };
  return { ...where, startAt: from, endAt: to, lanes, occupiedFrom: from, occupiedTo: to };
})
  .filter((_, k) => k % 7 !== 0)
  .flatMap(rowsOf);

const infusion = rules.types.find(({ id }) => id === "infusion");
if (infusion === undefined) throw new Error("no infusion among the types");
const { spacing, course } = unapprovedExample;
const asked = {
  count: course.induction,
  minHoursApart: spacing.minHours.soft,
  maxPer7Days: spacing.maxPer7Days.soft,
  withinDays: course.targetDays,
};

/** Weekdays and a part of the day that patients say; what is found stands within every limit, or the measurement is void. */
const wishes = [
  ["any day, any time", [], "00:00", "24:00"],
  ["Mondays, Wednesdays, Fridays, mornings", [1, 3, 5], "00:00", "12:00"],
  ["Tuesdays and Thursdays, afternoons", [2, 4], "12:00", "24:00"],
] as const;

for (const [says, days, from, to] of wishes) {
  const preference = { weekdays: days, from, to, notBefore: now, notAfter: window.to };
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const question = { type: infusion, rules, calendar: calendarFrom(facts), busy: busyFrom(rows), window, now };
    const answer = seriesFor({ ...question, preference, spacing: asked });
    const dates = "against" in answer ? [] : answer.map(({ startAt }, n) => ({ nth: n + 1, startAt }));
    const broken = spacingOf({ given: [], kind: "induction" }, dates, { protocol: unapprovedExample, earlier: [] });
    times.push(performance.now() - began);
    found = dates.length;
    if (broken.length > 0) throw new Error(`a course was found that breaks a rule: ${broken[0]?.says ?? ""}`);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  console.log(`six dates, ${says}: median ${at(0.5)} ms, p99 ${at(0.99)} ms, ${found} found`);
}

const began = performance.now();
for (let round = 0; round < ROUNDS; round += 1)
  courseDays({
    first: { year: 2026, month: 10, day: 5 },
    weekdays: [1, 3, 5],
    isClosed: () => false,
    count: 6,
    spacing: { ...asked, interruptedDays: course.interruptedDays },
  });
console.log(`days of a course without a calendar: ${((performance.now() - began) / ROUNDS).toFixed(3)} ms`);
