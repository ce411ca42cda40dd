import * as fc from "fast-check";
import { expect, test } from "vitest";
import { scaleOf, scales } from "../scales/all.ts";
import type { Scale } from "../scales/scale.ts";
import { type Answers, byNumber, closed } from "./answers.ts";
import { crisis, helpFor } from "./help.ts";
import { actionsOf, actionWords, flags, isGraver, safetyOf, safetyOfTotal } from "./safety.ts";

const scale = (id: string) => scaleOf(id) as Scale;
const level = (id: string, answers: Answers) => safetyOf(scale(id), answers).level;

test.each([
  [0, "none"],
  [1, "ask-more"],
  [2, "ask-more"],
  [3, "ask-more"],
])("PHQ-9 item 9 at %d: %s (clinical reference 8.1)", (value, expected) => {
  expect(level("phq-9", { "9": value })).toBe(expected);
});

test("PHQ-9 item 9 at one or more: the ASQ or the C-SSRS is asked now, and the clinician told", () => {
  expect(safetyOf(scale("phq-9"), { "9": 1 }).actions).toEqual(["ask-suicide-screen", "tell-clinician", "show-988"]);
});

test("PHQ-9 without a flag: 1 2 3 2 1 3 1 0 0 asks nothing (clinical reference 8.2)", () => {
  expect(safetyOf(scale("phq-9"), byNumber(scale("phq-9"), [1, 2, 3, 2, 1, 3, 1, 0, 0, 1])).level).toBe("none");
});

/** Columbia's triage, with its fourth question high; columns are items 1 to 6 and "within three months". */
test.each([
  [[0, 0, null, null, null, 0, null], "none"],
  [[1, 0, null, null, null, 0, null], "low"],
  [[0, 1, 0, 0, 0, 0, null], "low"],
  [[1, 1, 1, 0, 0, 0, null], "moderate"],
  [[0, 0, null, null, null, 1, 0], "moderate"],
  [[0, 0, null, null, null, 1, 1], "high"],
  [[1, 1, 1, 1, 0, 0, null], "high"],
  [[1, 1, 0, 0, 1, 0, null], "high"],
  [[0, 0, null, null, null, 1, null], "high"],
  [[0, null, null, null, null, 0, null], "ask-more"],
  [[0, 0, null, null, null, null, null], "ask-more"],
])("C-SSRS %j: %s", (values, expected) => {
  expect(level("c-ssrs", byNumber(scale("c-ssrs"), values))).toBe(expected);
});

test("high means: never alone, physician now, 988, a safety plan, an infusion only by a physician's decision", () => {
  expect(actionsOf.high).toEqual([
    "never-alone",
    "physician-now",
    "show-988",
    "safety-plan",
    "infusion-by-physician",
    "record",
  ]);
});

test("QIDS item 12 at two and MADRS item 10 at four are high; less than that but not none is asked on", () => {
  expect([0, 1, 2, 3].map((value) => level("qids-sr16", { "12": value }))).toEqual([
    "none",
    "ask-more",
    "high",
    "high",
  ]);
  expect([0, 1, 3, 4, 6].map((value) => level("madrs", { "10": value }))).toEqual([
    "none",
    "ask-more",
    "ask-more",
    "high",
    "high",
  ]);
});

test("ASQ: a yes is moderate, yes to the fifth high; not answering counts as yes", () => {
  expect(level("asq", { "1": 0, "2": 0, "3": 0, "4": 0 })).toBe("none");
  expect(level("asq", { "1": 1 })).toBe("moderate");
  expect(level("asq", { "4": null })).toBe("moderate");
  expect(level("asq", { "1": 1, "5": 1 })).toBe("high");
  expect(level("asq", { "1": 1, "5": null })).toBe("high");
});

test("a total alone tells what it can: a screen's level, nothing at zero, and otherwise a question left open", () => {
  expect([0, 1, 2, 3].map((total) => safetyOfTotal(scale("c-ssrs"), total).level)).toEqual([
    "none",
    "low",
    "moderate",
    "high",
  ]);
  expect(safetyOfTotal(scale("madrs"), 0)).toMatchObject({ level: "none", unknown: false });
  expect(safetyOfTotal(scale("madrs"), 12)).toMatchObject({ level: "ask-more", unknown: true });
  expect(safetyOfTotal(scale("gad-7"), 12).level).toBe("none");
});

const about = ["phq-9", "asq", "qids-sr16", "madrs", "c-ssrs"];

test("for every instrument that asks about suicide: left unanswered at the end, it is never taken for no", () => {
  for (const id of about) expect(safetyOf(scale(id), closed(scale(id), {})).level, id).not.toBe("none");
});

test("instruments that do not ask about suicide ask nothing of the clinic, whatever is answered", () => {
  const others = scales.filter(({ id }) => !about.includes(id));
  for (const one of others) expect(safetyOf(one, closed(one, {})).level, one.id).toBe("none");
});

test("a yes counts whatever else stands on the form, even where it should not have been asked", () => {
  expect(level("asq", { "1": 0, "2": 0, "3": 0, "4": 0, "5": 1 })).toBe("high");
  expect(level("c-ssrs", byNumber(scale("c-ssrs"), [0, 0, 1, 0, 0, 0, null]))).toBe("moderate");
  expect(level("c-ssrs", byNumber(scale("c-ssrs"), [0, 0, null, null, null, 0, 1]))).toBe("high");
});

test("on a form filled in by its rule, taking an answer away never makes it safe", () => {
  const yesNo = fc.array(fc.constantFrom(0, 1), { minLength: 7, maxLength: 7 });
  const byRule = ([one = 0, two = 0, three = 0, four = 0, five = 0, six = 0, seven = 0]: readonly number[]) =>
    [one, two, two * three, two * four, two * five, six, six * seven] as const;
  fc.assert(
    fc.property(fc.constantFrom("asq", "c-ssrs"), yesNo, fc.nat(6), (id, drawn, at) => {
      const values: readonly (number | null)[] = byRule(drawn);
      const full = safetyOf(scale(id), byNumber(scale(id), values));
      const without = safetyOf(scale(id), byNumber(scale(id), values.with(at, null)));
      if (full.level !== "none") expect(without.level).not.toBe("none");
      if (isGraver(full.level, without.level)) expect(without.unknown).toBe(true);
    }),
  );
});

test("every flag has a source; every action has words; help comes with every level but none, and always says 988", () => {
  for (const { source } of flags) expect(source.from).not.toBe("");
  for (const words of Object.values(actionWords)) expect(words.en !== "" && words.es !== "").toBe(true);
  expect(helpFor("none")).toBeNull();
  for (const one of ["ask-more", "low", "moderate", "high"] as const)
    expect(helpFor(one)?.calls.map(({ href }) => href)).toEqual(["tel:988", "sms:988", "tel:911"]);
  expect(crisis.en).toContain("988");
  expect(crisis.es).toContain("988");
});
