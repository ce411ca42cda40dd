import type { SafetyLevel } from "../events.ts";
import type { Answers } from "./answers.ts";

/**
 * ASQ by its own rule: yes to any of the first four, or not answering one of them, is positive; yes to the fifth, or not
 * answering it once asked, is acute. `total`: 0 negative, 1 positive, 2 acute; null while one of the four is still open.
 */
export function asqResult(answers: Answers): { readonly total: number | null; readonly level: SafetyLevel } {
  const four = ["1", "2", "3", "4"].map((id) => answers[id]);
  const isPositive = four.some((value) => value !== undefined && value !== 0);
  // Yes to "right now" counts whatever stands above it.
  const isAcute = answers["5"] === 1 || (isPositive && answers["5"] === null);
  if (isAcute) return { total: 2, level: "high" };
  if (isPositive) return { total: 1, level: "moderate" };
  return { total: four.includes(undefined) ? null : 0, level: "none" };
}

const RANK = { none: 0, low: 1, moderate: 2, high: 3 } as const;

type Triage = {
  readonly level: SafetyLevel;
  readonly total: number | null;
  readonly complete: boolean;
  /** The items its answers lead to: no to the second passes over the third to fifth. */
  readonly needed: readonly string[];
};

/**
 * Columbia's own triage: the fourth or fifth, or behavior within three months, is high; the third, or behavior before,
 * is moderate; the first or second is low. Behavior whose time nobody knows counts as recent.
 */
export function cssrsResult(answers: Answers): Triage {
  const at = (id: string) => answers[id] ?? null;
  const needed = ["1", "2", ...(at("2") === 0 ? [] : ["3", "4", "5"]), "6", ...(at("6") === 0 ? [] : ["7"])];
  const complete = needed.every((id) => at(id) !== null);
  const known = knownLevel(at);
  const level = known === "none" && !complete ? "ask-more" : known;
  // More answers can only raise a level, so only the highest is known for certain while some are missing.
  return { level, total: complete || known === "high" ? RANK[known] : null, complete, needed };
}

const isRecent = (at: (id: string) => number | null): boolean => at("7") === 1 || (at("6") === 1 && at("7") !== 0);

function knownLevel(at: (id: string) => number | null): keyof typeof RANK {
  if (at("4") === 1 || at("5") === 1 || isRecent(at)) return "high";
  if (at("3") === 1 || at("6") === 1) return "moderate";
  return at("1") === 1 || at("2") === 1 ? "low" : "none";
}
