import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isSentinel, isUnitless, lookUp, ucumOf } from "./codes.ts";

const found = (system: string, number: string, label: string) => {
  const answer = lookUp(system, number, label);
  return "known" in answer ? answer.known.id : "conflict" in answer ? "conflict" : "unknown";
};

test.each([
  ["MDC", "147842", "MDC_ECG_HEART_RATE", "HR"],
  ["MDC", "147842", "MDC_ECG_CARD_BEAT_RATE", "HR"],
  ["MDC", "149530", "MDC_PULS_OXIM_PULS_RATE", "PR_SPO2"],
  ["MDC", "150456", "MDC_PULS_OXIM_SAT_O2", "SPO2"],
  ["MDC", "150021", "MDC_PRESS_BLD_NONINV_SYS", "NIBP_SYS"],
  ["MDC", "150017", "MDC_PRESS_BLD_NONINV_SYS", "NIBP_SYS"],
  ["MDC", "150033", "MDC_PRESS_BLD_ART_SYS", "ABP_SYS"],
  ["MDC", "149522", "MDC_BLD_PULS_RATE_INV", "PR_ART"],
  ["MDC", "149522", "MDC_PULS_RATE", "PR_GENERIC"],
  ["MDIL", "0002-4182", "HR", "HR"],
  ["MDIL", "0002-4bb8", "SpO2", "SPO2"],
  ["PDS", "101", "HR", "HR"],
  ["EHC", "131072", "ECG_HR", "HR"],
])("%s %s %s is %s", (system, number, label, id) => {
  expect(found(system, number, label)).toBe(id);
});

test.each([
  ["the label of another number", "MDC", "147842", "MDC_PULS_OXIM_SAT_O2"],
  ["an arterial number with a cuff's label", "MDC", "150033", "MDC_PRESS_BLD_NONINV_SYS"],
  ["a cuff's number with an arterial label", "MDC", "150021", "MDC_PRESS_BLD_ART_SYS"],
  ["a number seen wrong in a real sample, with its label", "MDC", "150457", "MDC_PULS_OXIM_PULS_RATE"],
  ["no number, and a label of ours", "MDC", "", "MDC_ECG_HEART_RATE"],
  ["a number with two meanings and no label", "MDC", "149522", ""],
  ["a label nobody has seen", "MDC", "147842", "HEARTRATE"],
  ["another maker's label", "MDIL", "0002-4182", "Pulse"],
])("%s is a conflict: number and label must agree", (_, system, number, label) => {
  expect(found(system, number, label)).toBe("conflict");
});

test("a number with one meaning needs no label", () => {
  expect(found("MDC", "147842", "")).toBe("HR");
  expect(found("EHC", "327680", "whatever")).toBe("SPO2");
});

test.each([
  ["a number of another maker", "MDIL", "147842", "MDC_ECG_HEART_RATE"],
  ["a system nobody has seen", "LN", "8867-4", "Heart rate"],
  ["a number on no list", "MDC", "999999", "MDC_UNHEARD_OF"],
  ["a word every object knows", "MDC", "constructor", "toString"],
  ["another", "__proto__", "__proto__", "__proto__"],
])("%s is unknown", (_, system, number, label) => {
  expect(found(system, number, label)).toBe("unknown");
});

test.each([
  ["264864", "MDC_DIM_BEAT_PER_MIN", "/min"],
  ["266560", "MDC_DIM_FAHR", "[degF]"],
  ["268224", "MDC_DIM_FAHR", "[degF]"],
  ["000000", "MDC_DIM_MMHG", "mm[Hg]"],
  ["266016", "", "mm[Hg]"],
  ["mmHg", "Unit", "mm[Hg]"],
  ["/min", "/min", "/min"],
  ["°C", "", "Cel"],
  ["0004-0aa0", "", "/min"],
])("the unit %s %s is %s", (number, label, ucum) => {
  expect(ucumOf([number, label, "MDC"])).toBe(ucum);
});

test("where number and label of a unit disagree, the label counts: numbers have been used for two", () => {
  expect(ucumOf(["268192", "MDC_DIM_FAHR"])).toBe("[degF]");
});

test("a unit nobody knows is null, never a guess, whatever is written", () => {
  for (const components of [[], [""], ["furlong"], ["constructor"], ["toString"], ["__proto__"], ["", "valueOf"]])
    expect(ucumOf(components)).toBeNull();
  fc.assert(
    fc.property(fc.string(), fc.string(), (first, second) => {
      const unit = ucumOf([first, second]);
      expect(unit === null || typeof unit === "string").toBe(true);
    }),
  );
});

test("only the gateway that never names a unit may leave it out", () => {
  expect(["PDS", "MDC", "MDIL", "EHC", "99COMEN", "", "constructor"].filter(isUnitless)).toEqual(["PDS"]);
});

test("what stands for no reading is told apart from what may be one", () => {
  expect([-100, -999, -99.9, 8_388_607, 32_767].every(isSentinel)).toBe(true);
  expect([0, 72, 98.6, -1, 100].some(isSentinel)).toBe(false);
});
