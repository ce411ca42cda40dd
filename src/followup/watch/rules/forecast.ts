import type { Source } from "#clinic/events.ts";
import { type Asked, pathAt, type Paths, scoreAt, weighedPaths } from "./paths.ts";
import { HORIZON_DAYS } from "./time-well.ts";

/** How sure the band is meant to be, and between which chances of having crossed an infusion is worth considering. */
export const FORECAST = {
  model: "line-crossing-1",
  band: 0.8,
  window: [0.1, 0.33],
  source: { from: "Model, band and window are ours; the working is shown and the accuracy counted", evidence: "P" },
} as const satisfies { readonly source: Source } & Record<string, unknown>;

/** Days after the last infusion by which the line is crossed with a chance of 10, 50 and 90 %; null: not within a year. */
export type Crossing = { readonly low: number | null; readonly median: number | null; readonly high: number | null };

export type Forecast = Crossing & {
  /** From where to where another infusion is worth considering; null where the chance stays under it for a year. */
  readonly window: { readonly from: number; readonly to: number } | null;
  /** What the score is expected to be, with its band: today and on the next four weeks' days. */
  readonly fan: readonly FanDay[];
  /** Points a week at which it is expected to rise over those four weeks. */
  readonly perWeek: number;
  /** How many of the patient's own scores it rests on. */
  readonly basedOn: number;
};

export type FanDay = { readonly day: number; readonly low: number; readonly middle: number; readonly high: number };

const LOW = (1 - FORECAST.band) / 2;
const HIGH = (1 + FORECAST.band) / 2;

/**
 * When the response line is crossed if nothing more is given. Null without a score since the day after the last infusion, or where the
 * newest lies over the line: that is no forecast but a fact.
 */
export function forecastOf(asked: Asked): Forecast | null {
  const seen = seenOf(asked);
  if (seen === null) return null;
  const { line, today } = seen;
  const paths = weighedPaths(seen);
  const dayAt = dayAtOf(chancesOf(paths, today), today);
  return {
    ...crossingOf(dayAt),
    window: windowOf(dayAt, today),
    fan: Array.from({ length: WEEKS + 1 }, (_, week) => fanDay(paths, line, today + 7 * week)),
    perWeek: (meanAt(paths, line, today + 7 * WEEKS) - meanAt(paths, line, today)) / WEEKS,
    basedOn: seen.measured.length,
  };
}

/** The chance of crossing on each day after today, for holding a forecast against what came; null where there is none. */
export function chancesFor(asked: Asked): readonly number[] | null {
  const seen = seenOf(asked);
  return seen === null ? null : chancesOf(weighedPaths(seen), seen.today);
}

export const crossingOn = (chances: readonly number[], today: number): Crossing => crossingOf(dayAtOf(chances, today));

function seenOf(asked: Asked): Asked | null {
  const measured = asked.measured.filter(({ day }) => day >= 1 && day <= asked.today);
  const newest = measured.at(-1);
  return newest === undefined || newest.total > asked.line ? null : { ...asked, measured };
}

const WEEKS = 4;

type DayAt = (chance: number) => number | null;

function chancesOf(paths: Paths, today: number): readonly number[] {
  const chances = Array.from({ length: Math.max(0, HORIZON_DAYS - today) }, () => 0);
  for (const [nth, weight] of paths.weight.entries()) {
    const at = (paths.crosses[nth] ?? 0) - today - 1;
    if (at < chances.length) chances[at] = (chances[at] ?? 0) + weight;
  }
  return chances;
}

const dayAtOf =
  (chances: readonly number[], today: number): DayAt =>
  (chance) => {
    let sum = 0;
    const at = chances.findIndex((one) => (sum += one) >= chance);
    return at < 0 ? null : today + at + 1;
  };

const crossingOf = (dayAt: DayAt): Crossing => ({ low: dayAt(LOW), median: dayAt(0.5), high: dayAt(HIGH) });

function windowOf(dayAt: DayAt, today: number): Forecast["window"] {
  const from = dayAt(FORECAST.window[0]);
  return from === null ? null : { from: Math.max(from, today), to: dayAt(FORECAST.window[1]) ?? HORIZON_DAYS };
}

const meanAt = (paths: Paths, line: number, day: number): number =>
  paths.weight.reduce((sum, weight, at) => sum + weight * scoreAt(...pathAt(paths, at), line, day), 0);

/** A tenth of a point is finer than any scale counts. */
const TENTHS = 10;
const MOST = 100;

function fanDay(paths: Paths, line: number, day: number): FanDay {
  const chances = Array.from({ length: MOST * TENTHS + 1 }, () => 0);
  for (const [nth, weight] of paths.weight.entries()) {
    const at = Math.min(MOST * TENTHS, Math.round(scoreAt(...pathAt(paths, nth), line, day) * TENTHS));
    chances[at] = (chances[at] ?? 0) + weight;
  }
  const scoreOf = (chance: number) => {
    let sum = 0;
    return chances.findIndex((one) => (sum += one) >= chance) / TENTHS;
  };
  return { day, low: scoreOf(LOW), middle: scoreOf(0.5), high: scoreOf(HIGH) };
}
