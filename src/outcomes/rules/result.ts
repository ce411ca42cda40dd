import type { Scale } from "#assessment/events.ts";
import { type Effect, effectOf, mean, meanInterval } from "#science/samples.ts";
import type { Instant } from "#science/units.ts";
import type { Choice } from "./filter.ts";
import { type Figure, figureOf } from "./hiding.ts";
import { changesOf, type Flow, type Measure, resultsOf, shownFlow } from "./measures.ts";
import { type Missing, missingOf } from "./missing.ts";
import type { Treatment } from "./treatment.ts";

/** One measure of the chosen treatments, with everybody who is not in it said beside it. */
export type Result = {
  readonly begun: number;
  readonly underWay: number;
  readonly otherwise: number;
  readonly notYet: number;
  readonly due: number;
  readonly measured: number;
  readonly noBaseline: number;
  readonly responded: Figure;
  readonly remitted: Figure;
  readonly worse: Figure;
  /** Points on the scale; negative is better. */
  readonly change: { readonly mean: number; readonly low: number; readonly high: number };
  /** Of the change; positive is better. Null where nobody differs from anybody. */
  readonly effect: Effect | null;
  readonly missing: Missing | null;
};

type Asking = { readonly scale: Scale; readonly now: Instant };

/** Null where it is of too few, or would tell of too few beside what else may be seen. */
export function resultOf(choice: Choice<Treatment>, measure: Measure, { scale, now }: Asking): Result | null {
  const flow = shownFlow(choice, measure, now)?.flow;
  const shares = flow === undefined ? null : sharesOf(flow, scale);
  if (flow === undefined || shares === null) return null;
  const changes = changesOf(flow.measured);
  const [low, high] = meanInterval(changes);
  return {
    begun: flow.begun,
    underWay: flow.underWay,
    otherwise: flow.otherwise,
    notYet: flow.notYet,
    due: flow.due.length,
    measured: flow.measured.length,
    noBaseline: flow.due.filter(({ baseline }) => baseline === null).length,
    ...shares,
    change: { mean: mean(changes), low, high },
    effect: effectOf(
      flow.measured.map(({ baseline }) => baseline),
      flow.measured.map(({ now: after }) => after),
    ),
    missing: missingOf(flow, measure.window, scale),
  };
}

function sharesOf({ measured }: Flow, scale: Scale): Pick<Result, "responded" | "remitted" | "worse"> | null {
  const counts = resultsOf(measured, scale);
  const figure = (count: number) => figureOf(count, measured.length);
  const [responded, remitted, worse] = [figure(counts.responded), figure(counts.remitted), figure(counts.worse)];
  return responded === null || remitted === null || worse === null ? null : { responded, remitted, worse };
}
