import { as, type Instant } from "#science/units.ts";
import { baselineOf, END, pointIn } from "./window.ts";
import { DAY, type Happened, type Point, type Treatment } from "./treatment.ts";

export const monday = as<Instant>(Date.UTC(2026, 0, 5, 14));
export const daysLater = (days: number) => as<Instant>(monday + days * 86_400_000);

const quiet: Happened = {
  infusions: 6,
  peaks: [140],
  high: 0,
  symptoms: {},
  grave: {},
  stops: {},
  rescued: 0,
  adverse: 0,
  serious: 0,
};

let made = 0;

/** Six infusions on Monday, Wednesday, Friday over eleven days, unless said otherwise. Scores by the day of the first infusion. */
export function treated(
  scores: readonly (readonly [day: number, total: number])[],
  but: Partial<Treatment> = {},
): Treatment {
  made += 1;
  const points = scores.map(([day, total]): Point => [Math.round(day * DAY), total]);
  const given = but.given ?? [0, 2, 4, 7, 9, 11].map((day) => day * DAY);
  return {
    courseId: `course ${made}`,
    nth: 1,
    firstAt: monday,
    year: 2026,
    siteId: "site",
    indication: "TRD-MDD",
    age: 40,
    mgPerKg: 0.5,
    planned: 6,
    ended: false,
    given,
    later: [],
    setbacks: [],
    happened: quiet,
    points,
    ideation: [],
    baseline: baselineOf(points),
    end: pointIn({ given, points }, END),
    ...but,
  };
}

/** Numbers between 0 and 1 that are the same each time: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** About normal, with mean 0 and deviation 1. */
export const noise = (next: () => number): number => Array.from({ length: 12 }, next).reduce((a, b) => a + b, -6);
