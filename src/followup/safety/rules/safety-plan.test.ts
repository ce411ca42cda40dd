import { expect, test } from "vitest";
import { safetyPlanIn } from "./safety-plan.ts";

test("the safety plan is found between the headings of the note, however many lines it has", () => {
  const note = "If it goes on:\nboosters\nSafety plan: call Ada first\nthen 988\nWho goes on treating:\nDr Doe";
  expect(safetyPlanIn(note)).toBe("call Ada first\nthen 988");
  expect(safetyPlanIn("Safety plan:\nlock the medicines away")).toBe("lock the medicines away");
});

test("an empty heading is no plan, and neither is a note without one", () => {
  expect(safetyPlanIn("If it does not:\nSafety plan:\nWho goes on treating:")).toBeNull();
  expect(safetyPlanIn("")).toBeNull();
});
