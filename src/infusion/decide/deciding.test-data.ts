import type { Refusal } from "#plumbing/facts.ts";
import { fold } from "../fold/fold.ts";
import type { InfusionFactType } from "../events.ts";
import { type AnyLine, asOrder, contextAt, type Line, prescriber, recorded } from "../story.test-data.ts";
import type { DecideContext } from "./context.ts";
import { decide } from "./decide.ts";

/** The visit with these entries, and nothing else. */
export const visit = (lines: readonly AnyLine[]) => fold(recorded(lines));

/** The roles a person of the story has. */
export const rolesOf = (by: string): readonly string[] => (by === prescriber ? ["prescriber"] : ["nurse"]);

/** Everything that speaks against this line in the minute it happens, on a visit with those entries; empty when it is taken. */
export function refusalsOf(
  lines: readonly AnyLine[],
  next: AnyLine,
  context: Partial<DecideContext> = {},
): readonly Refusal[] {
  const decision = decide(
    visit(lines),
    asOrder(next as Line<InfusionFactType>),
    contextAt(next.minute, { roles: rolesOf(next.by), ...context }),
  );
  return "refusals" in decision ? decision.refusals : [];
}

/** The rules that refuse it, in the order they are named. */
export const against = (
  lines: readonly AnyLine[],
  next: AnyLine,
  context: Partial<DecideContext> = {},
): readonly string[] => refusalsOf(lines, next, context).map(({ rule }) => rule);
