import * as fc from "fast-check";
import { expect, test } from "vitest";
import { conditions, decidedBy } from "../history/conditions.ts";
import { medicine, reviewed, workup } from "../history/history.test-data.ts";
import type { History } from "../fold/history.ts";
import { workupItems } from "../workup/items.ts";
import { findingsOf, standOf } from "./findings.ts";
import type { RuleInput } from "./rule.ts";
import { nobodyAsked, ruleIds, say, TODAY, well } from "./rules.test-data.ts";

/** One more thing known, and what it answers: a question, an examination, the list of medicines gone through. */
type Told = { readonly answers: readonly string[]; readonly add: (history: History) => History };

const aTri = fc.constantFrom<"yes" | "no" | "unknown">("yes", "no", "unknown");
const anAnswer = fc.tuple(fc.constantFrom(...conditions.map(({ id }) => id)), aTri).map(([id, answer]): Told => ({
  // "I do not know" answers nothing.
  answers: answer === "unknown" ? [] : [`condition:${id}`],
  add: (history) => ({ ...history, conditions: { ...history.conditions, ...say({ [id]: answer }) } }),
}));
const aResult = fc.tuple(fc.constantFrom(...workupItems), aTri).chain(([row, abnormal]) =>
  fc
    .record(
      Object.fromEntries(
        row.fields.map((field) => [
          field.key,
          field.kind === "choice"
            ? fc.constantFrom(...field.choices)
            : fc.double({ min: field.least, max: field.most, noNaN: true }),
        ]),
      ),
    )
    .map((values): Told => ({
      answers: [`workup:${row.item}`],
      add: (history) => ({
        ...history,
        workups: [workup(row.item, TODAY, { values, abnormal }), ...history.workups],
      }),
    })),
);
const aMedicine = fc.constantFrom("lithium", "white pill", "theophylline", "sertraline").map((name): Told => ({
  answers: [],
  add: (history) => ({ ...history, medicines: [...history.medicines, medicine(name)] }),
}));
const aReview = fc.constant<Told>({
  answers: ["medicines"],
  add: (history) => ({ ...history, medicinesKnown: reviewed }),
});
const aStory = fc.constant<Told>({
  answers: [],
  add: (history) => ({ ...history, story: { health: { text: "well", at: reviewed.at, by: "x" } } }),
});
const anything = fc.oneof(anAnswer, aResult, aMedicine, aReview, aStory);

const start = fc.constantFrom(
  nobodyAsked,
  well,
  { ...nobodyAsked, patient: well.patient },
  { ...well, history: nobodyAsked.history },
);
const deciders = new Map<string, ReadonlySet<string>>([
  ...ruleIds.map((id): [string, ReadonlySet<string>] => {
    const { conditions: asked, others } = decidedBy(id);
    return [id, new Set<string>([...asked.map((one) => `condition:${one}`), ...others])];
  }),
  ...["X06", "X16", "X18"].map((id): [string, ReadonlySet<string>] => [id, new Set(["medicines"])]),
]);

test("whatever is added, unknown becomes cleared only by an answer to what decides that rule", () => {
  let turned = 0;
  fc.assert(
    fc.property(start, fc.array(anything, { maxLength: 30 }), anything, (begin, before, next) => {
      const input: RuleInput = { ...begin, history: before.reduce((history, { add }) => add(history), begin.history) };
      const after = findingsOf({ ...input, history: next.add(input.history) });
      for (const was of findingsOf(input)) {
        const now = after.find(({ ruleId }) => ruleId === was.ruleId);
        if (was.kind !== "exclusion" || was.answer !== "unknown" || now?.answer !== "no") continue;
        turned += 1;
        expect(
          next.answers.some((one) => deciders.get(was.ruleId)?.has(one)),
          `${was.ruleId}: ${next.answers.join()}`,
        ).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
  expect(turned).toBeGreaterThan(0);
});

test("take any one answer away from somebody well, and what it decided is not clear any more", () => {
  for (const { id } of conditions) {
    const { [id]: _, ...rest } = well.history.conditions;
    const findings = findingsOf({ ...well, history: { ...well.history, conditions: rest } });
    const alone = new Set([
      "pregnancy-test-refused",
      "liver-severe",
      "liver-disease",
      "liver-moderate",
      "kidney-disease",
      "seizures",
      "seizures-uncontrolled",
      "hypertension",
      "diabetes",
      "high-cholesterol",
      "smoking",
    ]);
    const rules = conditions.find((one) => one.id === id)?.rules ?? [];
    if (!alone.has(id))
      for (const rule of rules)
        expect(standOf(findings.find(({ ruleId }) => ruleId === rule)!), `${rule} without ${id}`).toBe("unknown");
  }
});
