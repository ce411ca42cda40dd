import { type Scale, scaleOf, scales, suicideItemOf } from "#assessment/events.ts";
import { currentProtocol, type ProtocolVersion, sitesOf } from "#clinic/read.ts";
import { relapsePolicyOf } from "#course/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { type Operations, operationsOf } from "./operations.ts";
import { type Curve, curveOf } from "./rules/curve.ts";
import { type Choice, choiceOf, type Filter, mayShow } from "./rules/filter.ts";
import { type Ideation, ideationOf } from "./rules/ideation.ts";
import { type Infusions, infusionsOf, type OutsideCount, outsideCount } from "./rules/infusions.ts";
import { type Care, coursesOf, type LastingRules } from "./rules/lasting.ts";
import { ownMeasures } from "./rules/own-measures.ts";
import { type Result, resultOf } from "./rules/result.ts";
import { compared } from "./rules/studies-further.ts";
import type { Treatment } from "./rules/treatment.ts";
import { outsiders, treatmentsOf } from "./treatment-rows.ts";

export type Wish = { readonly filter: Filter; readonly scaleId: string };

/** Everything the page of outcomes shows. A figure that may not be shown is null, and nothing beside it tells it. */
export type OutcomesView = {
  readonly filter: Filter;
  readonly scale: { readonly id: string; readonly name: string; readonly reliableChange: number | null };
  readonly choices: {
    readonly years: readonly number[];
    readonly sites: readonly { readonly id: string; readonly name: string }[];
    readonly indications: readonly string[];
    readonly scales: readonly { readonly id: string; readonly name: string }[];
  };
  /** By whose numbers a relapse is told: the signed protocol's, or, where nobody signed them, the example's. */
  readonly relapseBy: "signed" | "example";
  readonly lostAfterDays: number;
  readonly own: readonly { readonly id: string; readonly says: string; readonly result: Result | null }[];
  readonly studies: readonly { readonly id: string; readonly result: Result | null }[];
  /** By study, for those that told of it; null where the scale does not ask. */
  readonly ideation: readonly { readonly id: string; readonly result: Ideation | null }[] | null;
  readonly lasting: Readonly<Record<Care, Curve | null>>;
  readonly infusions: Infusions | null;
  readonly outside: OutsideCount;
  readonly operations: Operations;
};

/** Those by which the field tells a response. */
export const outcomeScales: readonly Scale[] = scales.filter(({ outcome }) => outcome.responsePct !== null);

/** Null where nobody tells a response by such a scale. */
export async function outcomesView(tx: Tx, { filter, scaleId }: Wish, now: Instant): Promise<OutcomesView | null> {
  const scale = scaleOf(scaleId);
  if (scale === undefined || !outcomeScales.includes(scale)) return null;
  const [all, sites, rules] = [
    await treatmentsOf(tx, scaleId),
    await sitesOf(tx),
    rulesOf(await currentProtocol(tx), scaleId),
  ];
  const [choice, asking] = [choiceOf(all, filter), { scale, now }];
  const given = choiceOf([...all, ...(await outsiders(tx))], filter);
  const infusions = mayShow(given, () => true) ? infusionsOf(given.chosen) : null;
  const lasting = (care: Care) => lastingOf(choice, { ...asking, care, rules });
  return {
    filter,
    scale: { id: scale.id, name: scale.name.en, reliableChange: scale.outcome.reliableChange },
    choices: {
      years: [...new Set(all.map(({ year }) => year))].toSorted((a, b) => b - a),
      sites: sites.length < 2 ? [] : sites.map(({ id, name }) => ({ id, name })),
      indications: [...new Set(all.flatMap(({ indication }) => indication ?? []))].toSorted(),
      scales: outcomeScales.map(({ id, name }) => ({ id, name: name.en })),
    },
    relapseBy: rules.signed ? "signed" : "example",
    lostAfterDays: rules.lostAfterDays,
    own: ownMeasures.map((one) => ({ id: one.id, says: one.says, result: resultOf(choice, one, asking) })),
    studies: compared.map(({ id, counted }) => ({ id, result: resultOf(choice, counted, asking) })),
    ideation:
      suicideItemOf(scale.id) === null
        ? null
        : ideationTold.map(({ id, counted }) => ({ id, result: ideationOf(choice, counted, now) })),
    lasting: { "without-more": lasting("without-more"), "whatever-was-done": lasting("whatever-was-done") },
    infusions,
    // Of a choice too small to be shown, a few of it would be told of all the same.
    outside: outsideCount(infusions === null ? [] : given.chosen),
    operations: await operationsOf(tx, filter.year, now),
  };
}

const ideationTold = compared.filter(({ ideation }) => ideation !== null);

/** Three times the pace of the questionnaires without one: lost from sight [P]. */
const PACES = 3;

/** The protocol's numbers of a relapse. */
export function rulesOf(
  { protocol, signed, lacks }: ProtocolVersion,
  scaleId: string,
): LastingRules & { readonly signed: boolean } {
  return {
    ...relapsePolicyOf(scaleId, protocol),
    lostAfterDays: PACES * protocol.followup.checkIns.phq9AfterDays,
    signed: signed !== null && !lacks.includes("followup") && !lacks.includes("course"),
  };
}

type Lasting = { readonly scale: Scale; readonly now: Instant; readonly care: Care; readonly rules: LastingRules };

function lastingOf(choice: Choice<Treatment>, asking: Lasting): Curve | null {
  const courses = new Map(coursesOf(choice.all, asking).map((one) => [one.courseId, one]));
  if (!mayShow(choice, ({ courseId }) => courses.has(courseId))) return null;
  return curveOf(choice.chosen.flatMap(({ courseId }) => courses.get(courseId) ?? []));
}
