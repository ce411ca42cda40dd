import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import type { Placing } from "#booking/events.ts";
import { freeSlots, nextFree, rulesOf } from "#booking/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { zoneOffset } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { Site } from "./about.ts";
import type { Entered } from "./ask.ts";
import type { BookingWords } from "./booking-words.ts";
import { slotButton } from "./chosen-time.ts";
import { hidden } from "./form-parts.ts";
import { dayBegins, dayKey, dayName } from "./show-time.ts";
import type { Html } from "./ways.ts";

const DAY_MS = 86_400_000;
const DAYS = 14;
/** With more than so many times a day, those on the hour and the half hour are choice enough. */
const PLENTY = 8;

export type FreeTimes = {
  readonly times: readonly Placing[];
  /** The first days of the pages before and after this one; null where there is none. */
  readonly earlier: string | null;
  readonly later: string | null;
  /** Where nothing is free on this page: the first day after it on which something is. */
  readonly next: Placing | null;
};

type Looking = {
  readonly typeId: string;
  readonly now: Instant;
  readonly zone: string;
  /** "2026-12-03"; today where it is missing, past or no day. */
  readonly from: string | undefined;
  /** An appointment that would leave its place. */
  readonly besides?: string | null;
};

/** The free times of fourteen days, and where to look before and after. */
export async function freeTimesOf(tx: Tx, { typeId, now, zone, from, besides = null }: Looking): Promise<FreeTimes> {
  const { weeksAhead } = await rulesOf(tx);
  const page = pageFrom(zone, now, from, as<Instant>(now + weeksAhead * 7 * DAY_MS));
  const wish = { typeId, now, besides };
  const all = await freeSlots(tx, { ...wish, window: page.window, limit: 2_000 });
  const next = all.length > 0 || page.later === null ? [] : await nextFree(tx, wish, page.window.to);
  return { times: chosenFew(all), earlier: page.earlier, later: page.later, next: next[0] ?? null };
}

const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);

function pageFrom(zone: string, now: Instant, from: string | undefined, last: Instant) {
  const today = dayBegins(zone, dayKey(zone, now)) ?? now;
  const start = laterOf(dayBegins(zone, from ?? "") ?? today, today);
  const end = onward(zone, start, DAYS);
  return {
    window: { from: start, to: end },
    earlier: start === today ? null : dayKey(zone, laterOf(onward(zone, start, -DAYS), today)),
    later: end <= last ? dayKey(zone, end) : null,
  };
}

/** The beginning of the day so many days on, also over a night in which the clocks change. */
const onward = (zone: string, start: Instant, days: number): Instant =>
  dayBegins(zone, dayKey(zone, as<Instant>(start + days * DAY_MS + DAY_MS / 2))) ?? start;

const byDay = (times: readonly Placing[]) => Map.groupBy(times, ({ zone, startAt }) => dayKey(zone, startAt));

const isHalfHour = ({ zone, startAt }: Placing): boolean => (startAt + zoneOffset(zone, startAt)) % 1_800_000 === 0;

function chosenFew(all: readonly Placing[]): readonly Placing[] {
  return [...byDay(all).values()].flatMap((ofDay) => {
    const halves = ofDay.filter(isHalfHour);
    return ofDay.length > PLENTY && halves.length >= PLENTY / 2 ? halves : ofDay;
  });
}

type Choosing = {
  readonly action: string;
  readonly fields: Entered;
  /** A handful of times, each to be seen at once. */
  readonly isFew?: boolean;
};

/** The times as buttons, day by day; the first day stands open. Pressing one sends it as "at". */
export function timesForm(
  site: Site,
  lang: Language,
  said: BookingWords,
  times: readonly Placing[],
  { action, fields, isFew = false }: Choosing,
): Html {
  const zone = times[0]?.zone ?? site.zone;
  const days = [...byDay(times).values()];
  return html`<form method="post" action="${action}" class="days">
    ${hidden(fields)} ${days.map((ofDay, nth) => day(site, lang, said, { ofDay, zone, isOpen: isFew || nth === 0 }))}
  </form>`;
}

type Day = { readonly ofDay: readonly Placing[]; readonly zone: string; readonly isOpen: boolean };

function day(site: Site, lang: Language, said: BookingWords, { ofDay, zone, isOpen }: Day): Html | "" {
  const [first] = ofDay;
  if (first === undefined) return "";
  const name = dayName(lang, first.zone, first.startAt);
  const inside = html`<summary>
      <span class="day">${name}</span> <span class="quiet">${said.free(ofDay.length)}</span>
    </summary>
    <ul class="slots ${site.siteNames.size > 0 ? "sited" : ""}">
      ${ofDay.map((time) => slotButton(site, lang, name, time, zone))}
    </ul>`;
  return isOpen
    ? html`<details class="dayof" open>${inside}</details>`
    : html`<details class="dayof">${inside}</details>`;
}
