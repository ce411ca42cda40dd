import { randomUUID } from "node:crypto";
import { freeSlots, isPublic, rulesOf } from "#booking/read.ts";
import type { Said } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { dayKey } from "./show-time.ts";
import type { NextTimes } from "./times-panel.ts";

const DAY_MS = 86_400_000;
/** The start page looks no further: a fortnight without a free time is told as none, and the booking page looks on. */
const WINDOW_MS = 14 * DAY_MS;
const MOST = 60;
const DAYS = 2;
const TIMES = 4;
/** The calendar is not asked again for every reader; whoever chooses a time that has just gone is told, and offered the next. */
const KEEP_MS = 15_000;

type Free = {
  readonly typeId: string;
  readonly name: Said;
  readonly video: boolean;
  readonly holdMinutes: number;
  readonly times: readonly { readonly startAt: Instant; readonly zone: string; readonly siteId: string }[];
};

const kept = new Map<string, Free & { readonly readAt: Instant }>();

/** The next two days with free times for a first talk, a few times of each spread over the day; null where none can be booked here. */
export async function nextTimes(tx: Tx, now: Instant): Promise<NextTimes | null> {
  const free = await freeNow(tx, now);
  if (free === null) return null;
  const days = [...Map.groupBy(free.times, ({ zone, startAt }) => dayKey(zone, startAt)).values()];
  const { typeId, name, video, holdMinutes } = free;
  return { typeId, name, video, holdMinutes, form: randomUUID(), days: days.slice(0, DAYS).map(spread) };
}

async function freeNow(tx: Tx, now: Instant): Promise<Free | null> {
  const known = kept.get(tx.clinicId);
  if (known !== undefined && known.readAt <= now && now < known.readAt + KEEP_MS) return known;
  const { types, holdMinutes } = await rulesOf(tx);
  const open = types.filter(isPublic);
  const [type] = open;
  if (type === undefined) return null;
  const window = { from: now, to: as<Instant>(now + WINDOW_MS) };
  const times = await freeSlots(tx, { typeId: type.id, now, window, limit: MOST });
  if (kept.size > 1000) kept.clear();
  const free = {
    typeId: type.id,
    name: type.name,
    video: open.some(({ video }) => video),
    holdMinutes,
    times: times.map(({ startAt, zone, siteId }) => ({ startAt, zone, siteId })),
    readAt: now,
  };
  kept.set(tx.clinicId, free);
  return free;
}

/** The first, the last and what lies evenly between. */
function spread<T>(times: readonly T[]): readonly T[] {
  if (times.length <= TIMES) return times;
  const places = new Set(Array.from({ length: TIMES }, (_, n) => Math.round((n * (times.length - 1)) / (TIMES - 1))));
  return times.filter((_, n) => places.has(n));
}
