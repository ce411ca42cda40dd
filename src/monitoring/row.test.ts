import { expect, test } from "vitest";
import { lookUp } from "./codes.ts";
import { parse } from "./hl7.ts";
import { codeOf, judge } from "./row.ts";

const obxOf = (fields: string) => {
  const [message] = parse(new TextEncoder().encode(`MSH|^~\\&|MON\rOBX|1|${fields}`));
  const obx = message?.first("OBX");
  if (obx === undefined) throw new Error("that is no row");
  return obx;
};

/** The judge's word on one row: the value in our unit, or why there is none. */
function judged(fields: string): number | string {
  const obx = obxOf(fields);
  const { code, label, system } = codeOf(obx);
  const found = lookUp(system, code, label);
  if (!("known" in found)) throw new Error("that code is not known");
  const answer = judge(obx, found.known, system);
  return "value" in answer ? answer.value : `${answer.fault.reason}${answer.fault.off === true ? ", off" : ""}`;
}

test.each([
  ["147842^MDC_ECG_HEART_RATE^MDC", "147842 MDC_ECG_HEART_RATE MDC"],
  [" 147842 ^ MDC_ECG_HEART_RATE ^ MDC ", "147842 MDC_ECG_HEART_RATE MDC"],
  ["8867-4^Heart rate^LN^147842^MDC_ECG_HEART_RATE^MDC", "147842 MDC_ECG_HEART_RATE MDC"],
  ["147842^MDC_ECG_HEART_RATE^MDC^8867-4^Heart rate^LN", "147842 MDC_ECG_HEART_RATE MDC"],
  ["8867-4^Heart rate^LN", "8867-4 Heart rate LN"],
  ["147842^MDC_ECG_HEART_RATE", "147842 MDC_ECG_HEART_RATE MDC"],
  ["101^HR", "101 HR PDS"],
  ["0002-4182^HR^MDIL", "0002-4182 HR MDIL"],
  ["", "  MDC"],
])("OBX-3 '%s' is looked up as '%s'", (written, looked) => {
  const { code, label, system } = codeOf(obxOf(`NM|${written}|1|72`));
  expect(`${code} ${label} ${system}`).toBe(looked);
});

const HR = "NM|147842^MDC_ECG_HEART_RATE^MDC|1";
const TEMP = "NM|150344^MDC_TEMP^MDC|1";
const SYS = "NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1";

test.each([
  [`${HR}|72|/min|||||F`, 72],
  [`${HR}| 72 | /min |||||F`, 72],
  [`${HR}|+72|bpm|50-120|H~QUES||| R`, 72],
  [`${HR}|72.5|264864^MDC_DIM_BEAT_PER_MIN^MDC`, 72.5],
  [`|147842^MDC_ECG_HEART_RATE^MDC|1|72|/min|||||F`, 72],
  [`NM|101^HR||72`, 72],
  [`${TEMP}|36.8|Cel|||||F`, 36.8],
  [`${TEMP}|98.6|degF|||||F`, 37],
  [`${TEMP}|100.4|266560^MDC_DIM_FAHR^MDC|||||F`, 38],
  [`${SYS}|16|kPa|||||F`, 120],
  [`${SYS}|13.3|kPa|||||F`, 99.8],
  [`${HR}|15|/min`, 15],
  [`${HR}|350|/min`, 350],
])("%s is %d", (fields, value) => {
  expect(judged(fields)).toBe(value);
});

test.each(["ST", "TX", "CE", "CWE", "SN", "DTM", "nm"])("a number sent as %s is not sent as a number", (type) => {
  expect(judged(HR.replace("NM", type) + "|72|/min|||||F")).toBe("not-a-number");
});

/** The first rule that holds gives the reason, so what is never charted comes before what is only odd. */
test.each([
  [`${HR}|-100|furlong||DEMO|||X`, "demo"],
  [`${HR}|72|/min||demo`, "demo"],
  [`${HR}|1^2|/min|||||X`, "waveform"],
  [`${HR}|72|/min|||||X`, "no-reading, off"],
  [`${HR}||/min|||||F`, "no-reading, off"],
  [`${HR}|-999|/min`, "no-reading, off"],
  [`${HR}|32767|/min`, "no-reading, off"],
  [`${HR}|0|/min`, "no-reading, off"],
  [`${HR}|-5|/min`, "no-reading, off"],
  [`${HR}|14|/min`, "out-of-range"],
  [`${HR}|351|/min`, "out-of-range"],
  [`${HR}|Alert|/min`, "not-a-number"],
  [`${HR}|>98|/min`, "not-a-number"],
  [`${HR}|8-30|/min`, "not-a-number"],
  [`${HR}|Infinity|/min`, "not-a-number"],
  [`${HR}|0x48|/min`, "not-a-number"],
  [`${HR}|72,5|/min`, "not-a-number"],
  [`${HR}|72`, "unit"],
  [`${TEMP}|98.6|Cel`, "out-of-range"],
  [`${TEMP}|36.8|kPa`, "unit"],
  [HR, "no-reading, off"],
])("%s is no measurement: %s", (fields, reason) => {
  expect(judged(fields)).toBe(reason);
});
