import { type Interaction, interactionIn, interactions, matches } from "../history/interactions.ts";
import { exclusion, from, type Rule, type RuleInput, type Verdict } from "./rule.ts";
import { verdict } from "./verdicts.ts";

/** C36, and each row of clinical reference 2 that asks for a specialist: what is taken holds the decision as an illness does. */
export const medicineRules: readonly Rule[] = [
  exclusion("C36", {
    title: "Takes theophylline or aminophylline",
    severity: "exclude",
    hardStop: true,
    message: "Together they may bring on seizures: not until it is stopped.",
    satisfy: "Its prescriber stops it; then mark it as stopped.",
    sources: [from("FDA label of ketamine: do not co-administer", "R")],
    test: (input) => taken(input, "X08"),
  }),
  ...interactions
    .filter(({ action }) => action === "specialist-review")
    .map((row) =>
      exclusion(row.id, {
        title: `Takes: ${row.title}`,
        severity: "specialist-review",
        message: row.effect,
        satisfy: row.todo,
        sources: [row.source],
        test: (input) => taken(input, row.id),
      }),
    ),
];

/** What of the list is meant; a medicine that need only be left out on the day holds nothing up. */
function taken({ history }: RuleInput, id: Interaction["id"]): Verdict {
  const { interaction, answer, medicines, because, satisfy } = interactionIn(history, id);
  if (answer === "unknown") return verdict("unknown", because, [`${id}=unknown`], satisfy);
  const meant = medicines.filter((one) => !matches({ ingredients: interaction.leftOut }, one));
  if (answer === "yes" && meant.length === 0)
    return verdict("no", `${because} Left out before each infusion.`, [`${id}=left-out`]);
  return verdict(answer, because, answer === "no" ? [`${id}=no`] : meant.map((one) => `${id}:${one.ingredient.name}`));
}
