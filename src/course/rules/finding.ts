import type { Source } from "#clinic/events.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Passed } from "../events.ts";

/** What speaks against a plan, an order or a date. A soft one is passed by a physician's reason; a hard one by none. */
export type Finding = Refusal & { readonly level: "soft" | "hard"; readonly source: Source };

/** The no to an order that nothing but another order answers. */
export const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

const CHANGE = "Change it; no reason goes past this limit.";
const REASON = "Give a reason to go past this limit, or change it.";

type Said = { readonly rule: string; readonly says: string; readonly field?: string; readonly source: Source };

export const hard = (said: Said, satisfy = CHANGE): Finding => ({ ...said, level: "hard", satisfy });
export const soft = (said: Said, satisfy = REASON): Finding => ({ ...said, level: "soft", satisfy });

/** What still stands in the way once the soft ones with a reason are passed. `level` tells the screen which take a reason. */
export const standing = (
  findings: readonly Finding[],
  passed: readonly Passed[],
): readonly (Refusal & { readonly level: Finding["level"] })[] =>
  findings
    .filter(
      ({ level, rule }) => level === "hard" || !passed.some((one) => one.rule === rule && one.reason.trim() !== ""),
    )
    .map(({ rule, says, satisfy, field, level }) => ({
      rule,
      says,
      satisfy,
      level,
      ...(field !== undefined && { field }),
    }));
