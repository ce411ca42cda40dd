import type { Indication } from "#evaluation/events.ts";
import { as, type Instant } from "#science/units.ts";
import { sumUp, type Went } from "./infusions.ts";
import { MS_PER_MINUTE, DAY, minutesSince, type Point, type Treatment } from "./treatment.ts";

/** What the rooms before this one know of a patient, as far as it is counted. */
export type Known = {
  readonly courses: readonly {
    readonly id: string;
    readonly kind: "induction" | "booster" | "maintenance";
    readonly indication: Indication | null;
    readonly count: number;
    readonly ended: boolean;
    readonly given: readonly { readonly startedAt: Instant; readonly mgPerKg: number }[];
  }[];
  readonly infusions: readonly { readonly startedAt: Instant; readonly siteId: string | null; readonly went: Went }[];
  /** Complete ones with a total, and known answers about suicide under a name of their own; oldest first. */
  readonly scores: readonly { readonly scaleId: string; readonly at: Instant; readonly total: number }[];
  readonly setbacks: readonly { readonly at: Instant; readonly what: Treatment["setbacks"][number]["what"] }[];
};

export type Assembled = Omit<Treatment, "points" | "ideation" | "baseline" | "end" | "year" | "age"> & {
  readonly points: ReadonlyMap<string, readonly Point[]>;
};

/** Scores up to a month before the first infusion are kept: which of them is the baseline is judged when it is counted. */
const BEFORE_MS = 31 * DAY * MS_PER_MINUTE;

/** A patient's courses of induction that began, the earliest first. Each lasts until the next one begins. */
export function assemble(known: Known): readonly Assembled[] {
  const begun = known.courses
    .filter(({ kind, given }) => kind === "induction" && given.length > 0)
    .map((course) => ({ ...course, times: course.given.map(({ startedAt }) => startedAt).toSorted((a, b) => a - b) }))
    .toSorted((a, b) => (a.times[0] ?? 0) - (b.times[0] ?? 0));
  return begun.map((course, at) => {
    const firstAt = as<Instant>(course.times[0] ?? 0);
    const nextAt = begun[at + 1]?.times[0] ?? Infinity;
    const within = ({ startedAt }: { readonly startedAt: Instant }) => startedAt >= firstAt && startedAt < nextAt;
    const infusions = known.infusions.filter(within);
    const since = (instant: Instant) => minutesSince(firstAt, instant);
    const last = course.times.at(-1) ?? firstAt;
    return {
      courseId: course.id,
      nth: at + 1,
      firstAt,
      siteId: infusions[0]?.siteId ?? null,
      indication: course.indication,
      mgPerKg: course.given.toSorted((a, b) => a.startedAt - b.startedAt)[0]?.mgPerKg ?? 0,
      planned: course.count,
      ended: course.ended,
      given: course.times.map(since),
      later: infusions.filter(({ startedAt }) => startedAt > last).map(({ startedAt }) => since(startedAt)),
      setbacks: known.setbacks
        .filter((one) => one.at >= firstAt && one.at < nextAt)
        .map((one) => ({ at: since(one.at), what: one.what })),
      happened: sumUp(infusions.map(({ went }) => went)),
      points: pointsOf(known.scores, firstAt, nextAt),
    };
  });
}

/** A patient's infusions that belong to no induction here and follow none: whoever came for boosters or maintenance alone. */
export type Outside = Pick<Treatment, "firstAt" | "siteId" | "indication" | "happened"> & {
  /** Of the first of them; null where no course counts it. */
  readonly mgPerKg: number | null;
};

/** Null where there is none. */
export function outside(known: Known): Outside | null {
  const begun = known.courses.filter(({ kind }) => kind === "induction").flatMap(({ given }) => given);
  const from = Math.min(...begun.map(({ startedAt }) => startedAt));
  const infusions = known.infusions.filter(({ startedAt }) => startedAt < from);
  const [first] = infusions;
  if (first === undefined) return null;
  const course = known.courses.find(({ given }) => given.some(({ startedAt }) => startedAt === first.startedAt));
  return {
    firstAt: first.startedAt,
    siteId: first.siteId,
    indication: course?.indication ?? null,
    mgPerKg: course?.given.find(({ startedAt }) => startedAt === first.startedAt)?.mgPerKg ?? null,
    happened: sumUp(infusions.map(({ went }) => went)),
  };
}

function pointsOf(scores: Known["scores"], firstAt: Instant, nextAt: number): Assembled["points"] {
  const counted = scores.filter(({ at }) => at >= firstAt - BEFORE_MS && at < nextAt);
  const byScale = Map.groupBy(counted, ({ scaleId }) => scaleId);
  return new Map(
    [...byScale].map(([scaleId, some]) => [
      scaleId,
      some.map(({ at, total }) => [minutesSince(firstAt, at), total] as const).toSorted(([a], [b]) => a - b),
    ]),
  );
}
