import type { Instant } from "#science/units.ts";
import type { OnCallFact } from "../facts.ts";

export type OnCallWeek = Extract<OnCallFact, { type: "OnCallSet" }>["data"]["weekly"];
export type Swap = Omit<Extract<OnCallFact, { type: "OnCallSwapped" }>["data"], "why"> & { readonly id: string };

/** A moment of the week by the site's wall clock: Monday is 1, minutes after midnight. */
export type WeekMoment = { readonly weekday: number; readonly minute: number };

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** "22:30" as minutes after midnight; "24:00" is the end of the day. */
const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

type Stretch = { readonly from: number; readonly to: number; readonly staffIds: readonly string[] };

/** A stretch in minutes of the week; one that ends before it begins runs over midnight. Sunday night runs into Monday. */
const stretches = (weekly: OnCallWeek): readonly Stretch[] =>
  weekly.map(({ weekday, from, to, staffIds }) => {
    const start = (weekday - 1) * DAY + minuteOf(from);
    const [begins, ends] = [minuteOf(from), minuteOf(to)];
    return { from: start, to: start + (ends <= begins ? ends + DAY - begins : ends - begins), staffIds };
  });

const holds = ({ from, to }: Stretch, at: number): boolean =>
  (from <= at && at < to) || (from <= at + WEEK && at + WEEK < to);

/** Who is on call, in the order they are called: whoever stands in by a swap, else as the week says. Empty: nobody is. */
export function onCallAt(
  { weekly, swaps }: { readonly weekly: OnCallWeek; readonly swaps: readonly Swap[] },
  now: Instant,
  { weekday, minute }: WeekMoment,
): readonly string[] {
  const swap = swaps.findLast(({ fromAt, toAt }) => fromAt <= now && now < toAt);
  if (swap !== undefined) return swap.staffIds;
  const at = (weekday - 1) * DAY + minute;
  return [...new Set(stretches(weekly).flatMap((one) => (holds(one, at) ? one.staffIds : [])))];
}

export type Gap = { readonly weekday: number; readonly from: string; readonly to: string };

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** When nobody is on call, day by day: hours of the clinic itself (`open`, same form) need nobody. */
export function gapsIn(weekly: OnCallWeek, open: readonly Omit<OnCallWeek[number], "staffIds">[]): readonly Gap[] {
  const covered = stretches([...weekly, ...open.map((shift) => ({ ...shift, staffIds: ["open"] }))]).filter(
    ({ staffIds }) => staffIds.length > 0,
  );
  const gaps: Gap[] = [];
  for (let day = 0; day < 7; day += 1) {
    const edges = [...new Set([0, DAY, ...covered.flatMap((one) => edgesOn(one, day))])].toSorted((a, b) => a - b);
    for (const [n, from] of edges.entries()) {
      const to = edges[n + 1];
      if (to === undefined || covered.some((one) => holds(one, day * DAY + from))) continue;
      gaps.push({ weekday: day + 1, from: clock(from), to: clock(to) });
    }
  }
  return gaps;
}

/** Where on a day a stretch begins or ends. */
const edgesOn = ({ from, to }: Stretch, day: number): readonly number[] =>
  [from, to, from - WEEK, to - WEEK].map((edge) => edge - day * DAY).filter((edge) => edge > 0 && edge < DAY);
