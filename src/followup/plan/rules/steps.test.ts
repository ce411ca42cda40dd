import { expect, test } from "vitest";
import type { PlanSteps } from "../facts.ts";
import { lacksOf, numberIn, planSteps } from "./steps.ts";

const empty: PlanSteps = { signs: [], alone: [], places: [], people: [], professionals: [], surroundings: [] };

test("the six steps stand in the order they are taken, each in both languages, with its source", () => {
  expect(planSteps.map(({ id }) => id)).toEqual(Object.keys(empty));
  for (const { title, source } of planSteps) {
    expect([title.en, title.es, source.from].every((text) => text.trim() !== "")).toBe(true);
    expect(source.evidence).toBe("K-H");
  }
});

test("a step nobody filled is missing, and is said to be", () =>
  expect(lacksOf({ ...empty, signs: ["I stop sleeping"], people: ["Robin, my sister"] })).toEqual([
    "alone",
    "places",
    "professionals",
    "surroundings",
  ]));

test.each([
  ["Robin, my sister (212) 555-0142", "2125550142"],
  ["Dr. Doe +1 212-555-0143, mornings", "+12125550143"],
  ["Crisis line 212-555-0142 24/7", "2125550142"],
  ["Ward 12 (212) 555-0142 9-5", "2125550142"],
  ["212 555 0142 / 646 555 0143", "2125550142"],
  ["1-800-555-0144", "18005550144"],
  ["Tía Ana +34 612 345 678", "+34612345678"],
  ["555.0142", null],
  ["safe with Robin until 2026-12-24", null],
  ["The park at 5 pm, bench 12", null],
  ["My mother", null],
])("the number that is called is found in an entry, and a time is none: %s", (entry, number) =>
  expect(numberIn(entry)).toBe(number),
);
