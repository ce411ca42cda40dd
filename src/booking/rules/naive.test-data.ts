import type { Weekly } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { AppointmentType, BookingRules } from "../events.ts";
import type { CalendarFacts } from "./calendar.ts";
import type { Row } from "./random-clinic.test-data.ts";

/**
 * The same question answered slowly by other means: every minute is looked at by the wall clock that Intl shows for it,
 * every minute of an appointment is checked against everything, and every way of choosing people is tried.
 */
export type Asked = {
  readonly facts: CalendarFacts;
  readonly rows: readonly Row[];
  readonly type: AppointmentType;
  readonly rules: BookingRules;
  readonly now: Instant;
};

const MINUTE = 60_000;

type Shown = { readonly day: string; readonly minutes: number; readonly weekday: number };
const seen = new Map<string, (minute: number) => Shown>();

/** What the wall shows at a minute; remembered, for Intl is slow and the tests ask for the same weeks again and again. */
function shownBy(zone: string): (minute: number) => Shown {
  const known = seen.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    dateStyle: "short",
    timeStyle: "short",
  });
  const minutesSeen = new Map<number, Shown>();
  const show = (minute: number): Shown => {
    const before = minutesSeen.get(minute);
    if (before !== undefined) return before;
    const [day = "", time = ""] = format.format(minute).split(", ");
    const [hour = 0, past = 0] = time.split(":").map(Number);
    const shown = { day, minutes: hour * 60 + past, weekday: new Date(day).getUTCDay() || 7 };
    minutesSeen.set(minute, shown);
    return shown;
  };
  seen.set(zone, show);
  return show;
}

const read = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A shift has begun once its day's clock has shown its first minute, and is over once it has shown its last. */
function minutesKept(asked: Asked, weekly: Weekly, isShut: (day: string) => boolean): Set<number> {
  const show = shownBy(asked.facts.site.zone);
  const { from, to } = asked.facts.window;
  const kept = new Set<number>();
  let [today, furthest] = ["", 0];
  for (let minute = from - 30 * 60 * MINUTE; minute < to + 30 * 60 * MINUTE; minute += MINUTE) {
    const { day, minutes, weekday } = show(minute);
    furthest = day === today ? Math.max(furthest, minutes) : minutes;
    today = day;
    const on = weekly.some(
      (shift) => shift.weekday === weekday && read(shift.from) <= furthest && furthest < read(shift.to),
    );
    if (on && !isShut(day)) kept.add(minute);
  }
  return kept;
}

const minutesOf = (from: number, to: number) =>
  Array.from({ length: (to - from) / MINUTE }, (_, n) => from + n * MINUTE);

function arrangements<T>(items: readonly T[], length: number): readonly (readonly T[])[] {
  if (length === 0) return [[]];
  return items.flatMap((item) =>
    arrangements(
      items.filter((other) => other !== item),
      length - 1,
    ).map((rest) => [item, ...rest]),
  );
}

export function naiveStarts(asked: Asked): readonly number[] {
  const { facts, rows, type, rules, now } = asked;
  const show = shownBy(facts.site.zone);
  const open = minutesKept(asked, facts.hours, (day) =>
    facts.closures.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay),
  );
  const there = facts.people.map(({ id, roles }) => {
    const weekly = facts.rotas.filter(({ staffId }) => staffId === id).flatMap((rota) => rota.weekly);
    const on = minutesKept(asked, weekly, () => false);
    for (const { staffId, fromAt, toAt } of facts.leaves)
      if (staffId === id) for (const minute of minutesOf(fromAt, toAt)) on.delete(minute);
    return { id, on, prescribes: roles.some((role) => role === "prescriber" || role === "medical-director"), roles };
  });
  const takenAt = (lane: string, minutes: readonly number[]) =>
    rows.some((row) => row.lane === lane && minutes.some((minute) => row.from <= minute && minute < row.to));

  function isFree(start: number): boolean {
    const minutes = minutesOf(start - type.before * MINUTE, start + (type.minutes + type.after) * MINUTE);
    if (!minutes.every((minute) => open.has(minute))) return false;
    const present = there.filter(({ on }) => minutes.every((minute) => on.has(minute)));
    if (type.prescriberOnSite && !present.some(({ prescribes }) => prescribes)) return false;
    const fits = facts.rooms.filter(({ kind, monitor }) => kind === type.room && (!type.monitor || monitor));
    if (type.room !== null && fits.every(({ id }) => takenAt(`room:${id}`, minutes))) return false;
    const seats = (id: string) => [1, 2, 3, 4].filter((seat) => takenAt(`staff:${id}#${seat}`, minutes)).length;
    return arrangements(present, type.people.length).some((people) =>
      people.every(({ id, roles, prescribes }, n) => {
        const need = type.people[n]!;
        const able = need.role === "prescriber" ? prescribes : roles.includes(need.role);
        return able && (need.takes === "whole" ? seats(id) === 0 : seats(id) < rules.patientsPerNurse);
      }),
    );
  }

  return minutesOf(facts.window.from, facts.window.to).filter(
    (minute) =>
      minute >= now + rules.noticeHours * 60 * MINUTE &&
      minute <= now + rules.weeksAhead * 7 * 24 * 60 * MINUTE &&
      show(minute).minutes % rules.stepMinutes === 0 &&
      isFree(minute),
  );
}
