import type { Scale } from "#assessment/events.ts";
import type { Instant } from "#science/units.ts";
import { FEWEST, type Figure, figureOf } from "./hiding.ts";
import { type Due, flowOf, type Measure, resultsOf } from "./measures.ts";
import { missingOf } from "./missing.ts";
import { lastOf, MS_PER_MINUTE, type Treatment } from "./treatment.ts";

export type PublicFigures = {
  readonly responded: Figure;
  readonly recovered: Figure;
  readonly due: number;
  readonly measured: number;
  /** Something speaks against taking the figures as they stand. */
  readonly isDoubtful: boolean;
};

const endOf = ({ treatment }: Due): number => treatment.firstAt + lastOf(treatment) * MS_PER_MINUTE;

/**
 * The oldest ten, twenty, thirty measured: figures that everybody may read over and over move by ten people at once, or whoever
 * compares today with yesterday would learn how one person fares. Null under ten.
 */
export function inTens(
  treatments: readonly Treatment[],
  { measure, scale, now }: { readonly measure: Measure; readonly scale: Scale; readonly now: Instant },
): PublicFigures | null {
  const flow = flowOf(treatments, measure, now);
  const measured = flow.measured.toSorted((a, b) => endOf(a) - endOf(b));
  const told = measured.slice(0, Math.floor(measured.length / FEWEST) * FEWEST);
  const last = told.at(-1);
  if (last === undefined) return null;
  const due = flow.due.filter((one) => endOf(one) <= endOf(last));
  const { responded, remitted } = resultsOf(told, scale);
  const [respondedOf, recoveredOf] = [figureOf(responded, told.length), figureOf(remitted, told.length)];
  if (respondedOf === null || recoveredOf === null) return null;
  const doubts = missingOf({ due, measured: told }, measure.window, scale)?.doubts ?? [];
  return {
    responded: respondedOf,
    recovered: recoveredOf,
    due: due.length,
    measured: told.length,
    isDoubtful: doubts.length > 0,
  };
}
