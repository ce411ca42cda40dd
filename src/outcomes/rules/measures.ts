import { isRemission, isResponse, reliablyWorse, type Scale } from "#assessment/events.ts";
import type { Instant } from "#science/units.ts";
import { type Choice, mayShow } from "./filter.ts";
import { isOver, type Treatment } from "./treatment.ts";
import { hasClosed, isIn, type Population, scoreIn, type Window } from "./window.ts";

/** What is counted of whom: by the infusions of the induction, or by those after it too. */
export type Measure = {
  readonly population: Population;
  readonly infusions: "induction" | "and-later";
  readonly window: Window;
};

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

/** Asked before and after. */
export const isMeasured = (one: Due): one is Measured => one.baseline !== null && one.now !== null;

const withLater = (one: Treatment): Treatment => ({ ...one, given: [...one.given, ...one.later] });

/** What is read of a treatment: the total of the scale, or its answer about suicide. */
export type Reading = (one: Treatment, window: Window) => Pick<Due, "baseline" | "now">;

const total: Reading = (one, window) => ({ baseline: one.baseline, now: scoreIn(one, window) });

export function flowOf(treatments: readonly Treatment[], measure: Measure, now: Instant, reading = total): Flow {
  const { population, window, infusions } = measure;
  let [underWay, otherwise, notYet] = [0, 0, 0];
  const due: Due[] = [];
  for (const one of treatments) {
    const treatment = infusions === "and-later" ? withLater(one) : one;
    if (!isOver(one, now)) underWay += 1;
    else if (!isIn(treatment, population)) otherwise += 1;
    else if (!hasClosed(treatment, window, now)) notYet += 1;
    else due.push({ treatment, ...reading(treatment, window) });
  }
  return { begun: treatments.length, underWay, otherwise, notYet, due, measured: due.filter(isMeasured) };
}

type Shown = { readonly whole: Flow; readonly flow: Flow };

/** The flow of everybody and that of the chosen. Null where it is of too few, or would tell of too few beside what else may be seen. */
export function shownFlow(choice: Choice<Treatment>, measure: Measure, now: Instant, reading = total): Shown | null {
  const { all, chosen } = choice;
  const whole = flowOf(all, measure, now, reading);
  const measured = new Set(whole.measured.map(({ treatment }) => treatment.courseId));
  if (!mayShow(choice, ({ courseId }) => measured.has(courseId))) return null;
  return { whole, flow: chosen === all ? whole : flowOf(chosen, measure, now, reading) };
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
