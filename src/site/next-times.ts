import { freeSlots, rulesOf } from "#booking/read.ts";
import type { Language } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { NextTimes } from "./times-panel.ts";
import { pathIn } from "./tongues.ts";

const DAY_MS = 86_400_000;
/** The start page looks no further: a fortnight without a free time is told as none, and the booking page looks on. */
const WINDOW_MS = 14 * DAY_MS;
const MOST = 60;
const DAYS = 2;
const TIMES = 4;
/** The calendar is not asked again for every reader; who books is told at once if a time has gone. */
const KEEP_MS = 15_000;

type Free = { readonly typeId: string; readonly startAt: Instant; readonly zone: string };

const kept = new Map<string, { readonly until: Instant; readonly free: readonly Free[] }>();

/** The next days with free times for a first talk, a few times of each spread over the day. */
export async function nextTimes(tx: Tx, lang: Language, now: Instant): Promise<NextTimes> {
  const days = new Map<string, Free[]>();
  for (const free of await freeNow(tx, now)) {
    const day = showDay(dayIn(free.zone, free.startAt));
    days.set(day, [...(days.get(day) ?? []), free]);
  }
  return [...days].slice(0, DAYS).map(([day, times]) => ({
    day: shownDay(times[0], lang),
    times: spread(times).map((free) => ({
      shown: clock(free, lang),
      href: `${pathIn(lang, "/book")}?type=${encodeURIComponent(free.typeId)}&day=${day}&at=${free.startAt}`,
    })),
  }));
}

async function freeNow(tx: Tx, now: Instant): Promise<readonly Free[]> {
  const known = kept.get(tx.clinicId);
  if (known !== undefined && known.until > now && known.until <= now + KEEP_MS) return known.free;
  const type = (await rulesOf(tx)).types.find(({ publicBooking }) => publicBooking);
  const window = { from: now, to: as<Instant>(now + WINDOW_MS) };
  const placings = type === undefined ? [] : await freeSlots(tx, { typeId: type.id, now, window, limit: MOST });
  const free = placings.map(({ startAt, zone }) => ({ typeId: type?.id ?? "", startAt, zone }));
  if (kept.size > 1000) kept.clear();
  kept.set(tx.clinicId, { until: as<Instant>(now + KEEP_MS), free });
  return free;
}

/** The first, the last and what lies evenly between. */
function spread(times: readonly Free[]): readonly Free[] {
  if (times.length <= TIMES) return times;
  return Array.from({ length: TIMES }, (_, n) => times[Math.round((n * (times.length - 1)) / (TIMES - 1))]).filter(
    (free) => free !== undefined,
  );
}

const LOCALES: Readonly<Record<Language, string>> = { en: "en-US", es: "es-US" };

const shownDay = (free: Free | undefined, lang: Language): string =>
  free === undefined
    ? ""
    : new Intl.DateTimeFormat(LOCALES[lang], {
        weekday: "long",
        month: "long",
        day: "numeric",
        timeZone: free.zone,
      }).format(free.startAt);

const clock = ({ startAt, zone }: Free, lang: Language): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { hour: "numeric", minute: "2-digit", timeZone: zone }).format(startAt);
