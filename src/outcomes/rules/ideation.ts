import type { Instant } from "#science/units.ts";
import { type Choice, mayShow } from "./filter.ts";
import { type Figure, figureOf } from "./hiding.ts";
import { type Due, isMeasured, type Measure, type Measured, type Reading, shownFlow } from "./measures.ts";
import { type Doubt, doubtsOf } from "./missing.ts";
import type { Treatment } from "./treatment.ts";
import { baselineOf, pointIn } from "./window.ts";

/** A share as it is of those measured, and as it would be had all of the unmeasured fared so that it is least, or most. */
export type Share = { readonly figure: Figure; readonly least: number; readonly most: number };

/**
 * Thoughts of suicide as the questionnaire's own item tells them, before and after. Better and gone are of those who had them
 * before, worse is of everybody measured: so McInnes 2022 counted.
 */
export type Ideation = {
  readonly due: number;
  readonly measured: number;
  readonly noBaseline: number;
  /** Of those measured. */
  readonly had: number;
  /** Null where fewer than ten had thoughts of suicide before. */
  readonly better: Share | null;
  readonly gone: Share | null;
  readonly worse: Share;
  readonly doubts: readonly Doubt[];
};

/** Under which name the answers to a scale's item about suicide stand among the scores. */
export const ideationOn = (scaleId: string): string => `${scaleId} suicide`;

const answer: Reading = ({ given, ideation }, window) => ({
  baseline: baselineOf(ideation),
  now: pointIn({ given, points: ideation }, window)?.[1] ?? null,
});

/** Null where it is of too few, or would tell of too few beside what else may be seen. */
export function ideationOf(choice: Choice<Treatment>, measure: Measure, now: Instant): Ideation | null {
  const shown = shownFlow(choice, measure, now, answer);
  if (shown === null) return null;
  const { due, measured } = shown.flow;
  const had = due.filter(({ baseline }) => (baseline ?? 0) > 0);
  const hadIds = new Set(
    shown.whole.measured.flatMap(({ treatment, baseline }) => (baseline > 0 ? [treatment.courseId] : [])),
  );
  const mayTell = mayShow(choice, ({ courseId }) => hadIds.has(courseId));
  const worse = shareOf(due, (one) => one.now > one.baseline);
  if (worse === null) return null;
  return {
    due: due.length,
    measured: measured.length,
    noBaseline: due.filter(({ baseline }) => baseline === null).length,
    had: had.filter(isMeasured).length,
    better: mayTell ? shareOf(had, (one) => one.now < one.baseline) : null,
    gone: mayTell ? shareOf(had, (one) => one.now === 0) : null,
    worse,
    doubts: doubtsOf(due, measure.window),
  };
}

function shareOf(due: readonly Due[], holds: (one: Measured) => boolean): Share | null {
  const measured = due.filter(isMeasured);
  const count = measured.filter(holds).length;
  const figure = figureOf(count, measured.length);
  const unmeasured = due.length - measured.length;
  return figure && { figure, least: count / due.length, most: (count + unmeasured) / due.length };
}
