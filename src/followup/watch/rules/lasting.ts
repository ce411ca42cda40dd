import { kaplanMeier, median } from "#science/survival.ts";
import { HORIZON_DAYS, publishedTimeWell, type TimeWell } from "./time-well.ts";

/** Of fewer than so many no figure of the clinic's own is told (issue 4.7: n < 10 hidden). */
export const LEAST_OWN = 10;

export type TimeWellSays = { readonly says: string; readonly note: string };

/** When half of them have lost it, by the published curve. Days. */
const publishedMedian = (): number =>
  Math.round(publishedTimeWell.scaleDays * Math.LN2 ** (1 / publishedTimeWell.shape));

/** How long a response lasts: half of this clinic's lose it within so many days, by Kaplan and Meier with its 95 % interval. */
export function timeWellSays(own: readonly TimeWell[]): TimeWellSays {
  const { from, evidence } = publishedTimeWell.source;
  if (own.length < LEAST_OWN)
    return {
      says: `${publishedMedian()} days, as published`,
      note: `This clinic has ${own.length} responses of its own, too few to tell: ${from} [${evidence}]`,
    };
  const { time, lower, upper } = median(kaplanMeier(own.map(({ days, lost }) => ({ time: days, happened: lost }))));
  const note = `${own.length} responses, ${own.filter(({ lost }) => lost).length} of them lost; whoever is still well, or was given another infusion, counts as long as they were seen well. Kaplan–Meier, 95 %`;
  if (time === null) return { says: `more than half still well`, note };
  return { says: `${time} days (${lower ?? "?"} – ${upper ?? `over ${HORIZON_DAYS}`})`, note };
}
