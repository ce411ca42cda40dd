import type { Source } from "#clinic/events.ts";

/** How far ahead a forecast looks. What comes later is "not within a year". */
export const HORIZON_DAYS = 365;

/**
 * How long a response lasts without another infusion, before this clinic has patients of its own: a Weibull curve through the two
 * figures of the largest community study, about 80 % still well at four weeks and 60 % at eight.
 */
export const publishedTimeWell = {
  shape: 1.195,
  scaleDays: 98.2,
  source: {
    from: "McInnes 2022: of those who responded about 80 % kept it at 4 weeks and 60 % at 8, without maintenance",
    evidence: "R",
  } satisfies Source,
} as const;

/** The published curve counts as much as so many patients of the clinic's own. */
export const PUBLISHED_WEIGHT: { readonly patients: number; readonly source: Source } = {
  patients: 20,
  source: { from: "How much a clinic's first patients move the curve is ours", evidence: "P" },
};

/** One response of the clinic's own: `days` from the last infusion until it was lost, or until it was last seen to hold. */
export type TimeWell = { readonly days: number; readonly lost: boolean };

/** What is believed before this patient's own scores are looked at. `chance[d - 1]`: the line is crossed on day d. */
export type Prior = {
  readonly chance: readonly number[];
  /** Not crossed within the horizon. */
  readonly later: number;
  /** How many of the clinic's own responses it rests on beside the published curve. */
  readonly own: number;
};

const BIN_DAYS = 7;
const BINS = Math.ceil(HORIZON_DAYS / BIN_DAYS);

const publishedStill = (days: number): number =>
  Math.exp(-((days / publishedTimeWell.scaleDays) ** publishedTimeWell.shape));

/** Of those still well when week `week` began, the part that loses it within the week, as published. */
const publishedHazard = (week: number): number =>
  1 - publishedStill((week + 1) * BIN_DAYS) / publishedStill(week * BIN_DAYS);

/**
 * The published curve and the clinic's own responses as one: week by week, those who lost it out of those still well, the
 * published study standing in as PUBLISHED_WEIGHT patients more. Within a week every day is as likely as the next.
 */
export function priorFrom(own: readonly TimeWell[]): Prior {
  const chance: number[] = [];
  let still = 1;
  for (let week = 0; week < BINS; week += 1) {
    const hazard = hazardOf(own, week);
    const days = Math.min(BIN_DAYS, HORIZON_DAYS - week * BIN_DAYS);
    const lost = still * (1 - (1 - hazard) ** (days / BIN_DAYS));
    for (let day = 0; day < days; day += 1) chance.push(lost / days);
    still -= lost;
  }
  return { chance, later: still, own: own.length };
}

function hazardOf(own: readonly TimeWell[], week: number): number {
  const [from, to] = [week * BIN_DAYS, (week + 1) * BIN_DAYS];
  const lost = own.filter(({ days, lost: isLost }) => isLost && days > from && days <= to).length;
  // Whoever was last seen well within the week was watched for a part of it.
  const watched = own.reduce((sum, { days }) => sum + Math.min(1, Math.max(0, (days - from) / BIN_DAYS)), 0);
  const lostWatched = own.reduce(
    (sum, { days, lost: isLost }) => sum + (isLost && days > from && days <= to ? 1 - (days - from) / BIN_DAYS : 0),
    0,
  );
  const { patients } = PUBLISHED_WEIGHT;
  return (lost + patients * publishedHazard(week)) / (watched + lostWatched + patients);
}
