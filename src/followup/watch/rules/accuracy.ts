import { chancesFor, crossingOn } from "./forecast.ts";
import type { Measured } from "./paths.ts";
import { priorFrom, type TimeWell } from "./time-well.ts";

/** One response as it went: every score from the last infusion to the next one, or to the newest. */
export type Gone = { readonly line: number; readonly reliableChange: number; readonly measured: readonly Measured[] };

export type Accuracy = {
  /** Responses a forecast could have been made for. */
  readonly forecasts: number;
  /** Of them, how many were seen to lose it. The others were treated again, or are still well. */
  readonly lost: number;
  /** Within the band; whoever was last seen well counts by the forecast's own chance that the rest of it lies there. */
  readonly within: number;
};

/**
 * When the response was lost: half way between the last score under the line and the first of two in a row over it; else how long it
 * was seen to hold. One score over it and the next one under is no loss.
 */
export function timeWellOf({ line, measured }: Gone): TimeWell {
  const over = measured.findIndex(({ total }, at) => total > line && (measured[at + 1]?.total ?? -Infinity) > line);
  if (over < 0) return { days: measured.findLast(({ total }) => total <= line)?.day ?? 0, lost: false };
  return { days: Math.ceil(((measured[over - 1]?.day ?? 0) + (measured[over]?.day ?? 0)) / 2), lost: true };
}

/** A forecast is made on the day of so many scores since the last infusion, one for each response. */
const MADE_AT = 2;

/**
 * How the forecasts would have done on responses that are over: each is made from its first two scores and from everybody else's curve,
 * never from its own end, and held against what came.
 */
export function heldBack(gone: readonly Gone[]): Accuracy {
  const times = gone.map(timeWellOf);
  const judged = gone.flatMap((one, at) => {
    const part = withinOf(one, times[at] ?? { days: 0, lost: false }, times.toSpliced(at, 1));
    return part === null ? [] : [{ part, lost: times[at]?.lost === true }];
  });
  return {
    forecasts: judged.length,
    lost: judged.filter(({ lost }) => lost).length,
    within: judged.reduce((sum, { part }) => sum + part, 0),
  };
}

/** 1 within the band, 0 outside of it, a chance between where it was last seen well; null where no forecast could be made. */
function withinOf(
  { line, reliableChange, measured }: Gone,
  came: TimeWell,
  others: readonly TimeWell[],
): number | null {
  const today = measured[MADE_AT - 1]?.day;
  if (today === undefined || came.days <= today) return null;
  const asked = { line, reliableChange, measured: measured.slice(0, MADE_AT), prior: priorFrom(others), today };
  const chances = chancesFor(asked);
  if (chances === null) return null;
  const { low, high } = crossingOn(chances, today);
  const band = { low: low ?? Infinity, high: high ?? Infinity };
  if (came.lost) return band.low <= came.days && came.days <= band.high ? 1 : 0;
  return chanceWithin(band, came.days, chances, today);
}

type Band = { readonly low: number; readonly high: number };

/** Still well on day `well`: the chance, as the forecast saw it, that what is left to come lies within the band. */
function chanceWithin({ low, high }: Band, well: number, chances: readonly number[], today: number): number {
  const left = 1 - sumOf(chances, today, 0, well);
  const later = high === Infinity ? 1 - sumOf(chances, today, 0, Infinity) : 0;
  return left <= 0 ? 0 : (sumOf(chances, today, Math.max(low - 1, well), high) + later) / left;
}

/** The chance of crossing after day `from` and up to day `to`. */
const sumOf = (chances: readonly number[], today: number, from: number, to: number): number =>
  chances.reduce((sum, one, at) => (today + at + 1 > from && today + at + 1 <= to ? sum + one : sum), 0);
