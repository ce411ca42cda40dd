import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import type { Placing } from "../events.ts";
import { busyFrom, rowsOf } from "./busy.ts";
import { calendarFrom } from "./calendar.ts";
import { at, facts, iso, question, span, week } from "./clinic.test-data.ts";
import { overlaps } from "./intervals.ts";
import { place, rules as anyRules, takenAround, type } from "./random-clinic.test-data.ts";
import { datesFor, repeated, seriesFor, type Spacing, spacingAgainst } from "./series.ts";
import { slotsFor } from "./slots.ts";

/** Many cases on a busy machine: time is no finding here. */
const patient = { timeout: 120_000 };

const course: Spacing = { count: 6, minHoursApart: 40, maxPer7Days: 3, withinDays: 21 };
const sixWeeks = span("2026-01-05T00:00-05:00", "2026-02-16T00:00-05:00");
const days = (answer: ReturnType<typeof seriesFor>) =>
  "against" in answer ? answer.against : answer.map(({ startAt }) => iso(startAt).slice(5, 10));
const on = (weekdays: readonly number[], from = "08:00", to = "18:00") => ({
  weekdays,
  from,
  to,
  notBefore: sixWeeks.from,
  notAfter: sixWeeks.to,
});
const asked = (change: object = {}, where: object = {}) => ({
  ...question(change, { window: sixWeeks, ...where }),
  window: sixWeeks,
  spacing: course,
});

test("six infusions on Mondays, Wednesdays and Fridays take twelve days, the first and the last counted", () => {
  expect(days(seriesFor(asked({ preference: on([1, 3, 5]) })))).toEqual([
    "01-05",
    "01-07",
    "01-09",
    "01-12",
    "01-14",
    "01-16",
  ]);
});

test("six infusions on Tuesdays and Thursdays take three weeks", () => {
  expect(days(seriesFor(asked({ preference: on([2, 4]) })))).toEqual([
    "01-06",
    "01-08",
    "01-13",
    "01-15",
    "01-20",
    "01-22",
  ]);
});

test("a closed Wednesday moves what comes after it, and every date keeps its distance", () => {
  const closures = [{ closureId: "c", siteId: "here", firstDay: "2026-01-07", lastDay: "2026-01-07", why: "Training" }];
  expect(days(seriesFor(asked({ preference: on([1, 3, 5]) }, { closures })))).toEqual([
    "01-05",
    "01-09",
    "01-12",
    "01-14",
    "01-16",
    "01-19",
  ]);
});

test("the dates that are already given keep their distance too, and the course ends in time counted from the first", () => {
  const kept = [at("2026-01-05T08:00-05:00"), at("2026-01-07T08:00-05:00"), at("2026-01-09T08:00-05:00")];
  const left = { ...asked({ preference: on([]) }), kept, spacing: { ...course, count: 3 } };
  expect(days(seriesFor(left))).toEqual(["01-12", "01-14", "01-16"]);
  expect(days(seriesFor({ ...left, spacing: { ...course, count: 3, withinDays: 9 } }))).toEqual([
    "No 3 dates with at least 40 hours between them and at most 3 in 7 days are free within 9 days.",
  ]);
});

test("a course waits for a beginning from which it can be finished in time", () => {
  const leaves = [
    { leaveId: "l", staffId: "pia", fromAt: at("2026-01-08T00:00-05:00"), toAt: at("2026-01-26T00:00-05:00"), why: "" },
  ];
  const rotas = ["ode", "pia"].map((staffId) => ({ staffId, weekly: week("08:00", "18:00") }));
  expect(days(seriesFor({ ...asked({}, { leaves, rotas }), spacing: { ...course, withinDays: 14 } }))).toEqual([
    "01-26",
    "01-28",
    "01-30",
    "02-02",
    "02-04",
    "02-06",
  ]);
});

test("too few free dates are counted, with what they were to keep", () => {
  const short = span("2026-01-05T00:00-05:00", "2026-01-13T00:00-05:00");
  expect(seriesFor({ ...asked(), window: short })).toEqual({
    against: ["Only 4 of 6 dates are free with at least 40 hours between them and at most 3 in 7 days."],
  });
});

test("a course over the change of the clocks keeps its hours apart as they pass, not as the wall shows them", () => {
  const window = span("2026-03-02T00:00-05:00", "2026-03-28T00:00-04:00");
  const known = facts({ window });
  const found = seriesFor({
    ...question({}, { window }),
    calendar: calendarFrom(known),
    spacing: course,
    preference: { ...on([1, 3, 5]), notBefore: window.from, notAfter: window.to },
  });
  if ("against" in found) throw new Error("no course");
  expect(found.map(({ startAt }) => iso(startAt))).toEqual([
    "2026-03-02T13:00",
    "2026-03-04T13:00",
    "2026-03-06T13:00",
    "2026-03-09T13:00",
    "2026-03-11T13:00",
    "2026-03-13T13:00",
  ]);
});

test("what is wrong with moving one date among the others is told", () => {
  const six = ["05", "07", "09", "12", "14", "16"].map((day) => at(`2026-01-${day}T08:00-05:00`));
  expect(spacingAgainst(course, six)).toEqual([]);
  expect(spacingAgainst(course, [...six.slice(0, 2), at("2026-01-08T23:30-05:00")])).toEqual([
    "Two of these dates are less than 40 hours apart.",
  ]);
  expect(spacingAgainst(course, [...six.slice(0, 3), at("2026-01-11T08:00-05:00")])).toEqual([
    "More than 3 of these dates are within 7 days.",
  ]);
  expect(spacingAgainst(course, [...six.slice(0, 5), at("2026-02-15T08:00-05:00")])).toEqual([
    "These dates are spread over more than 21 days.",
  ]);
  expect(spacingAgainst(course, [])).toEqual([]);
});

test("every four weeks at ten stays at ten on the wall when the clocks change", () => {
  expect(repeated("America/New_York", at("2026-02-10T10:00-05:00"), 28, 3).map(iso)).toEqual([
    "2026-02-10T15:00",
    "2026-03-10T14:00",
    "2026-04-07T14:00",
  ]);
});

test("a recurring wish is answered date by date, and says which date cannot be kept and why", () => {
  const closures = [{ closureId: "c", siteId: "here", firstDay: "2026-01-12", lastDay: "2026-01-12", why: "Holiday" }];
  const wish = repeated("America/New_York", at("2026-01-05T10:00-05:00"), 7, 3);
  const answers = datesFor(asked({}, { closures }), wish).map(({ answer }) =>
    "against" in answer ? answer.against : answer.roomId,
  );
  expect(answers).toEqual(["one", ["The clinic is not open for all of this time."], "one"]);
});

test("two dates of one wish at the same hour take two rooms, and a third finds none", () => {
  const ten = at("2026-01-05T10:00-05:00");
  const answers = datesFor(asked(), [ten, ten, ten]).map(({ answer }) =>
    "against" in answer ? answer.against : answer.roomId,
  );
  expect(answers).toEqual(["one", "two", ["Every infusion room with a monitor is taken."]]);
});

test("a date of a wish remembers every earlier one, not only the one before", () => {
  const rooms = [{ id: "one", siteId: "here", kind: "infusion" as const, monitor: true }];
  const [ten, two] = [at("2026-01-05T10:00-05:00"), at("2026-01-05T14:00-05:00")];
  const answers = datesFor(asked({}, { rooms }), [ten, two, ten]).map(({ answer }) =>
    "against" in answer ? answer.against : answer.roomId,
  );
  expect(answers).toEqual(["one", "one", ["Every infusion room with a monitor is taken."]]);
});

const spacings: fc.Arbitrary<Spacing> = fc.record({
  count: fc.integer({ min: 1, max: 3 }),
  minHoursApart: fc.integer({ min: 0, max: 60 }),
  maxPer7Days: fc.integer({ min: 1, max: 3 }),
  withinDays: fc.integer({ min: 1, max: 8 }),
});

const clinics = fc
  .tuple(place(9), type, anyRules, fc.constantFrom(240, 360, 400))
  .chain(([{ facts: known, now }, kind, house, stepMinutes]) =>
    takenAround(known.window.from, 8).map((rows) => ({
      type: { ...kind, people: kind.people.slice(0, 1), monitor: false },
      rules: { ...house, stepMinutes, weeksAhead: 52 },
      now,
      calendar: calendarFrom({
        ...known,
        people: known.people.map(({ id }) => ({ id, roles: ["nurse", "prescriber"] })),
      }),
      busy: busyFrom(rows),
      window: known.window,
    })),
  );

const HOUR = 3_600_000;

function everyWay(slots: readonly Placing[], count: number): readonly (readonly Placing[])[] {
  if (count === 0) return [[]];
  return slots.flatMap((slot, n) => everyWay(slots.slice(n + 1), count - 1).map((rest) => [slot, ...rest]));
}

/** Said again in other words than the code under test: each pair, each seven days that begin with a date, the whole. */
const keeps = (dates: readonly Placing[], { minHoursApart, maxPer7Days, withinDays }: Spacing) =>
  dates.every((a, n) =>
    dates.slice(n + 1).every((b) => b.startAt - a.startAt >= minHoursApart * HOUR && b.occupiedFrom >= a.occupiedTo),
  ) &&
  dates.every(
    (a) => dates.filter((b) => b.startAt >= a.startAt && b.startAt - a.startAt < 168 * HOUR).length <= maxPer7Days,
  ) &&
  dates.at(-1)!.startAt - dates[0]!.startAt <= withinDays * 24 * HOUR;

/** Negative when `a` is better: an earlier last date; then earlier dates, the first one first. */
function byWorth(a: readonly Instant[], b: readonly Instant[]): number {
  const last = a.at(-1)! - b.at(-1)!;
  return last === 0 ? (a.map((start, n) => start - b[n]!).find((difference) => difference !== 0) ?? 0) : last;
}

test(
  "no way of choosing the dates is better than the one that is found, and one is found whenever there is any",
  patient,
  () => {
    let found = 0;
    fc.assert(
      fc.property(clinics, spacings, (asking, spacing) => {
        const best = everyWay(slotsFor(asking), spacing.count)
          .filter((dates) => keeps(dates, spacing))
          .map((dates) => dates.map(({ startAt }) => startAt))
          .toSorted(byWorth)[0];
        const answer = seriesFor({ ...asking, spacing });
        expect("against" in answer ? undefined : answer.map(({ startAt }) => startAt)).toEqual(best);
        found += best === undefined ? 0 : 1;
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(20);
  },
);

test("the dates of a course can all be booked: together they never take a lane twice", patient, () => {
  fc.assert(
    fc.property(clinics, spacings, (asking, spacing) => {
      const answer = seriesFor({
        ...asking,
        rules: { ...asking.rules, stepMinutes: 30 },
        spacing: { ...spacing, count: 5, maxPer7Days: 9 },
      });
      if ("against" in answer) return;
      const rows = answer.flatMap(rowsOf);
      expect(
        rows.filter((row, n) => rows.slice(0, n).some((other) => other.lane === row.lane && overlaps(other, row))),
      ).toEqual([]);
    }),
  );
});

test("a course with dates kept before it stays right when looked at as a whole", () => {
  const kept = [as<Instant>(sixWeeks.from - 30 * HOUR), as<Instant>(sixWeeks.from - 20 * HOUR)];
  const found = seriesFor({ ...asked(), kept, spacing: { ...course, count: 4 } });
  if ("against" in found) throw new Error("no course");
  const all = [...kept.slice(1), ...found.map(({ startAt }) => startAt)];
  expect(spacingAgainst({ ...course, minHoursApart: 40 }, all)).toEqual([]);
  expect(iso(found[0]!.startAt)).toBe("2026-01-06T13:00");
});
