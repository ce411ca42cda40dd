import type { Tri } from "#plumbing/facts.ts";
import type { Finding } from "../events.ts";
import { bodyRules } from "./body.ts";
import { heartRules } from "./heart.ts";
import { inclusionRules } from "./inclusion.ts";
import { medicineRules } from "./medicines.ts";
import { mindRules } from "./mind.ts";
import type { Rule, RuleInput } from "./rule.ts";
import { substanceRules } from "./substances.ts";

/** C01 to C36, the medicines that ask for a specialist, the indication, and I1 to I8, in the order of clinical reference 1 and 2. */
export const rules: readonly Rule[] = [
  ...[...heartRules, ...mindRules, ...substanceRules, ...bodyRules, ...medicineRules].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  ),
  ...inclusionRules,
];

/** A physician's word on one finding, and on what it rested when it was given. */
export type Override = NonNullable<Finding["override"]> & Covers;
export type Opinion = NonNullable<Finding["opinion"]> & Covers;
type Covers = { readonly answer: Tri; readonly rests: readonly string[] };

export type Words = {
  readonly overrides: Readonly<Record<string, Override>>;
  readonly opinions: Readonly<Record<string, Opinion>>;
};
export const noWords: Words = { overrides: {}, opinions: {} };

/** Every rule on what is known, with the words of physicians that still cover it. The system finds; they decide. */
export const findingsOf = (input: RuleInput, words: Words = noWords): readonly Finding[] =>
  rules.map((rule) => findingOf(rule, input, words));

function findingOf(rule: Rule, input: RuleInput, { overrides, opinions }: Words): Finding {
  const { id: ruleId, test, ...row } = rule;
  const { satisfy = rule.satisfy, ...found } = test(input);
  const [override, opinion] = [overrides[ruleId], opinions[ruleId]];
  const covers = (word: Covers | undefined) =>
    word !== undefined && word.answer === found.answer && found.rests.every((one) => word.rests.includes(one));
  return {
    ruleId,
    ...row,
    ...found,
    satisfy,
    override: !row.hardStop && override !== undefined && covers(override) ? override : null,
    opinion: opinion !== undefined && covers(opinion) ? opinion : null,
  };
}

/** How a finding stands, whichever way its question is put. */
export type Stand = "clear" | "against" | "unknown";

export const standOf = ({ kind, answer }: Pick<Finding, "kind" | "answer">): Stand => {
  if (answer === "unknown") return "unknown";
  return (answer === "yes") === (kind === "inclusion") ? "clear" : "against";
};

/**
 * Does this still have to be settled? What is not known always; what speaks against treatment unless a caution goes on with a
 * plan, a physician has passed it with a reason, or a specialist whose opinion it asks for has given one.
 */
export function isOpen(finding: Finding): boolean {
  const stand = standOf(finding);
  if (stand === "clear" || finding.override !== null) return false;
  if (stand === "unknown") return true;
  if (finding.severity === "caution" || finding.severity === "info") return false;
  return !(finding.severity === "specialist-review" && finding.opinion !== null);
}

/** What blocks "eligible": everything open that is settled before the decision, and what is already known to stop the day. */
export const blocking = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    (one) => isOpen(one) && (one.when === "decision" || (one.when === "day" && standOf(one) === "against")),
  );
