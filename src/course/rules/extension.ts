import type { CoursePolicy, Source } from "#clinic/events.ts";
import { roundHalfUp } from "#science/decimal.ts";
import type { Course } from "../fold/course.ts";
import { type Finding, hard, soft } from "./finding.ts";

const EXTENDING: Source = {
  from: "Clinical reference 9.3: to 8, at most 10, with goals written down (Oliver 2022)",
  evidence: "R",
};

type To = { readonly count: number; readonly pct: number | null };

/** What speaks against more infusions than were planned. */
export function extensionFindings(
  { count, kind, given }: Pick<Course, "count" | "kind" | "given">,
  to: To,
  policy: CoursePolicy,
): readonly Finding[] {
  const said = (rule: string, says: string) => ({ rule, says, field: "count", source: EXTENDING });
  return [
    ...(kind === "induction" ? [] : [hard(said("extend-kind", "Only an induction is extended."))]),
    ...(to.count <= count ? [hard(said("extend-more", `The course has ${count} infusions already.`))] : []),
    ...(to.count > policy.maxInduction
      ? [hard(said("extend-max", `No induction has more than ${policy.maxInduction} infusions.`))]
      : []),
    ...(isPartial(to, policy) && given.length >= policy.induction
      ? []
      : [soft(said("extend-outside", outside(to, given.length, policy)))]),
  ];
}

const isPartial = ({ pct }: To, { partialPct, responsePct }: CoursePolicy): boolean =>
  pct !== null && pct >= partialPct && pct < responsePct;

const outside = ({ pct }: To, given: number, { partialPct, responsePct, induction }: CoursePolicy): string =>
  `Extension is for ${partialPct} to ${responsePct - 1}% better after ${induction}; this is ${pct === null ? "not measured" : `${roundHalfUp(pct, 0)}%`} after ${given}.`;
