import { isRemission, isResponse, reliablyWorse, type Scale } from "#assessment/events.ts";
import type { Instant } from "#science/units.ts";
import { isOver, type Treatment } from "./treatment.ts";
import { hasClosed, isIn, type Population, scoreIn, type Window } from "./window.ts";

/** What is counted of whom. */
export type Measure = { readonly population: Population; readonly window: Window };

/** One whose time to be measured is over. Null where there was no baseline, or no score when it counts. */
export type Due = { readonly treatment: Treatment; readonly baseline: number | null; readonly now: number | null };

export type Measured = Due & { readonly baseline: number; readonly now: number };

/** Where everybody of a choice went on the way to a figure: no one is left out without being said. */
export type Flow = {
  readonly begun: number;
  readonly underWay: number;
  /** Over, and with another number of infusions or another span than this figure is of. */
  readonly otherwise: number;
  /** Over, and their time to be measured is not. */
  readonly notYet: number;
  readonly due: readonly Due[];
  readonly measured: readonly Measured[];
};

const isMeasured = (one: Due): one is Measured => one.baseline !== null && one.now !== null;

export function flowOf(treatments: readonly Treatment[], { population, window }: Measure, now: Instant): Flow {
  let [underWay, otherwise, notYet] = [0, 0, 0];
  const due: Due[] = [];
  for (const treatment of treatments) {
    if (!isOver(treatment, now)) underWay += 1;
    else if (!isIn(treatment, population)) otherwise += 1;
    else if (!hasClosed(treatment, window, now)) notYet += 1;
    else due.push({ treatment, baseline: treatment.baseline, now: scoreIn(treatment, window) });
  }
  return { begun: treatments.length, underWay, otherwise, notYet, due, measured: due.filter(isMeasured) };
}

export type Results = { readonly responded: number; readonly remitted: number; readonly worse: number };

/** Of those measured. A baseline of zero can neither respond nor not: it is no response. */
export const resultsOf = (measured: readonly Measured[], scale: Scale): Results => {
  const count = (holds: (one: Measured) => boolean) => measured.filter(holds).length;
  return {
    responded: count((one) => isResponse(scale, one.baseline, one.now) === "yes"),
    remitted: count((one) => isRemission(scale, one.now) === "yes"),
    worse: count((one) => reliablyWorse(scale, one.baseline, one.now) === "yes"),
  };
};

/** Points on the scale; negative is better. */
export const changesOf = (measured: readonly Measured[]): readonly number[] =>
  measured.map(({ baseline, now }) => now - baseline);
