import { expect, test } from "vitest";
import { blocking, findingsOf } from "./findings.ts";
import { medicines } from "./rules.test-data.ts";

test("an MAO inhibitor, clozapine or memantine holds the decision until an opinion is given; dextromethorphan is left out on the day", () => {
  const open = (name: string) =>
    blocking(findingsOf(medicines([name])))
      .map(({ ruleId }) => ruleId)
      .filter((id) => id.startsWith("X"));
  expect(["phenelzine", "clozapine", "memantine"].map(open)).toEqual([["X06"], ["X16"], ["X18"]]);
  expect(["dextromethorphan", "lithium", "alprazolam"].map(open)).toEqual([[], [], []]);
  const input = medicines(["phenelzine"]);
  const { answer, rests } = findingsOf(input).find(({ ruleId }) => ruleId === "X06")!;
  const given = { from: "Dr Ode", on: "2026-11-01", says: "Cuff every five minutes.", answer, rests };
  const later = (names: readonly string[]) =>
    blocking(findingsOf(medicines(names), { overrides: {}, opinions: { X06: given } })).map(({ ruleId }) => ruleId);
  expect(later(["phenelzine"])).toEqual([]);
  // Another one found later is not covered by that opinion.
  expect(later(["phenelzine", "tranylcypromine"])).toEqual(["X06"]);
});
