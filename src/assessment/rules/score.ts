import type { Said } from "#clinic/events.ts";
import type { Scale } from "../scales/scale.ts";
import { type Answers, closed, isAsked, itemIds } from "./answers.ts";
import { asqResult, cssrsResult } from "./screens.ts";

export type Score = {
  /** Null where too much is missing to say. */
  readonly total: number | null;
  readonly band: Said | null;
  /** Everything that counts was answered. */
  readonly complete: boolean;
  /** The total was reckoned up from what was answered. */
  readonly prorated: boolean;
  readonly answered: number;
  readonly of: number;
  readonly missing: readonly string[];
};

/** What the answers come to, by the instrument's own rule. Missing is never zero. */
export function scoreOf(scale: Scale, answers: Answers): Score {
  const ids = countedIds(scale, answers);
  const missing = ids.filter((id) => (answers[id] ?? null) === null);
  const total = totalOf(scale, answers, missing.length);
  return {
    total,
    band: bandOf(scale, total),
    complete: missing.length === 0,
    prorated: total !== null && missing.length > 0 && scale.score === "sum",
    answered: ids.length - missing.length,
    of: ids.length,
    missing,
  };
}

/** The items that count towards the total; of a screen, those its answers lead to. */
function countedIds(scale: Scale, answers: Answers): readonly string[] {
  if (scale.score === "c-ssrs") return cssrsResult(answers).needed;
  if (scale.items.length === 0) return itemIds(scale);
  return scale.items.filter((item) => item.unscored !== true && isAsked(item, answers)).map(({ id }) => id);
}

function totalOf(scale: Scale, answers: Answers, missing: number): number | null {
  switch (scale.score) {
    case "sum":
      return sumOf(scale, answers, missing);
    case "qids":
      return missing > 0 ? null : qidsOf(answers);
    case "asq":
      return asqResult(closed(scale, answers)).total;
    case "c-ssrs":
      return cssrsResult(answers).total;
    case "none":
      return null;
  }
}

/** With as many missing as the instrument allows, the mean of what was answered stands in for them, rounded half up. */
function sumOf(scale: Scale, answers: Answers, missing: number): number | null {
  if (missing > (scale.mayMiss ?? 0)) return null;
  const ids = countedIds(scale, answers);
  const values = ids.map((id) => answers[id] ?? null).filter((value) => value !== null);
  const sum = values.reduce((all, value) => all + value, 0);
  return missing === 0 ? sum : Math.round((sum / values.length) * ids.length);
}

/** The worst of the four about sleep, of the four about appetite and weight, of the two about movement; and six others. */
function qidsOf(answers: Answers): number {
  const at = (item: number) => answers[String(item)] ?? 0;
  const alone = [5, 10, 11, 12, 13, 14].reduce((all, item) => all + at(item), 0);
  return Math.max(at(1), at(2), at(3), at(4)) + Math.max(at(6), at(7), at(8), at(9)) + Math.max(at(15), at(16)) + alone;
}

/** The name of the band a total lies in; null where there is no total, or the instrument has no bands. */
export const bandOf = ({ bands }: Scale, total: number | null): Said | null =>
  total === null ? null : (bands.findLast(({ from }) => total >= from)?.name ?? null);
