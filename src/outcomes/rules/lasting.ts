import { isResponse, type Scale } from "#assessment/events.ts";
import { type RelapsePolicy, relapseOf } from "#course/events.ts";
import type { Watched } from "#science/survival.ts";
import { as, type Instant } from "#science/units.ts";
import { daysOf, isOver, lastOf, minutesSince, MS_PER_MINUTE, type Point, type Treatment } from "./treatment.ts";

/**
 * How long a response lasts: without any further infusion, as studies counted it, where the next one ends the watching; or under
 * whatever the clinic did to keep it.
 */
export type Care = "without-more" | "whatever-was-done";

export type LastingRules = RelapsePolicy & {
  /** Nobody has heard of somebody for so many days: they are lost from sight. */
  readonly lostAfterDays: number;
};

/** A responder from the last infusion on. Days; `rises` are points over the best so far, at each score. */
export type Course = Watched & {
  readonly courseId: string;
  readonly lost: boolean;
  readonly rises: readonly (readonly [day: number, rise: number])[];
};

/** The responders at the end of their treatment, each watched to the relapse, or to the last score there is of them. */
export function coursesOf(
  treatments: readonly Treatment[],
  {
    scale,
    care,
    rules,
    now,
  }: { readonly scale: Scale; readonly care: Care; readonly rules: LastingRules; readonly now: Instant },
): readonly Course[] {
  return treatments.flatMap((one) => {
    const { baseline, end } = one;
    if (!isOver(one, now) || end === null || isResponse(scale, baseline, end[1]) !== "yes") return [];
    return [courseOf(one, { baseline, end, until: untilOf(one, care), rules, now })];
  });
}

const untilOf = ({ later }: Treatment, care: Care): number =>
  care === "without-more" ? (later[0] ?? Infinity) : Infinity;

type Ending = {
  readonly baseline: number | null;
  readonly end: Point;
  readonly until: number;
  readonly rules: LastingRules;
  readonly now: Instant;
};

function courseOf(one: Treatment, { baseline, end, until, rules, now }: Ending): Course {
  const last = lastOf(one);
  const points = one.points.filter(([at]) => at > end[0] && at <= until);
  const setbacks = one.setbacks.filter(({ at }) => at > last && at <= until);
  const best = Math.min(...one.points.filter(([at]) => at > 0 && at <= end[0]).map(([, total]) => total));
  const at = (minutes: number) => as<Instant>(one.firstAt + minutes * MS_PER_MINUTE);
  const relapse = relapseOf(
    points.map(([minutes, total]) => ({ at: at(minutes), total })),
    baseline,
    best,
    setbacks.map(({ at: minutes, what }) => ({ at: at(minutes), what })),
    rules,
  );
  const happened = relapse?.kind === "relapse";
  const [seen] = points.at(-1) ?? end;
  const stop = happened ? minutesSince(one.firstAt, relapse.at) : seen;
  const silent = daysOf(minutesSince(one.firstAt, now) - seen) > rules.lostAfterDays;
  return {
    courseId: one.courseId,
    time: daysOf(stop - last),
    happened,
    lost: !happened && silent && until === Infinity,
    rises: risesOf([end, ...points], best, last),
  };
}

function risesOf(points: readonly Point[], best: number, last: number): Course["rises"] {
  let lowest = best;
  return points.map(([at, total]) => {
    lowest = Math.min(lowest, total);
    return [daysOf(at - last), total - lowest] as const;
  });
}
