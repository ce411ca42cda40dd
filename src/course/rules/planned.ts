import type { CoursePolicy, Source } from "#clinic/events.ts";
import type { CourseKind } from "../events.ts";
import { type Finding, hard, soft } from "./finding.ts";
import type { DoseProtocol } from "./raising.ts";
import { type OrderContext, orderFindings, type Ordered } from "./titration.ts";
import { isKnown } from "./with-medicines.ts";

export type PlannedDose = Ordered & { readonly kind: CourseKind; readonly count: number };

/** What of a plan the protocol speaks against; its dose is judged as that of its first infusion. */
export const planFindings = (
  plan: PlannedDose,
  { lastMgPerKg, medicines }: Pick<OrderContext, "lastMgPerKg" | "medicines">,
  protocol: DoseProtocol,
): readonly Finding[] => [
  ...countFindings(plan, protocol.course),
  ...orderFindings(plan, { nth: 1, lastMgPerKg, last: null, pctImproved: null, medicines }, protocol).filter(isKnown),
];

/** One to three boosters, then look again (clinical reference 9.4). */
const MOST_BOOSTERS = 3;

const MOST: Readonly<Record<CourseKind, (policy: CoursePolicy) => number>> = {
  induction: ({ maxInduction }) => maxInduction,
  booster: () => MOST_BOOSTERS,
  maintenance: ({ maxPerYear }) => maxPerYear,
};

const COUNTS: Source = { from: "Clinical reference 9.1, 9.3, 9.4: how many infusions a course has", evidence: "P" };

function countFindings({ kind, count }: PlannedDose, policy: CoursePolicy): readonly Finding[] {
  const most = MOST[kind](policy);
  if (count > most)
    return [
      hard({
        rule: "count-max",
        says: `At most ${most} infusions are planned at once.`,
        field: "count",
        source: COUNTS,
      }),
    ];
  if (kind !== "induction" || count === policy.induction) return [];
  const says = `An induction is planned with ${policy.induction} infusions; ${count} are asked for.`;
  return [soft({ rule: "count-usual", says, field: "count", source: COUNTS })];
}
