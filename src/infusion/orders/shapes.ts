import { z } from "zod";

/** The shapes entries are made of; each refusal is the end of a sentence that begins with the field's name. */
export const uuid = z.uuid("this is not an identifier");
export const tri = z.enum(["yes", "no", "unknown"], "answer yes, no or unknown");

/** Milliseconds since 1970, between the years 2000 and 2100. */
export const instant = z
  .number("a time is needed")
  .int("a time is a whole number")
  .min(946_684_800_000, "this time is before 2000")
  .max(4_102_444_800_000, "this time is after 2100");

export const number = (least: number, most: number) =>
  z
    .number("a number is needed")
    .min(least, `${least} is the least that makes sense`)
    .max(most, `${most} is the most that makes sense`);

export const whole = (least: number, most: number) => number(least, most).int("a whole number is needed");

/** Words that must be there. */
export const said = (most: number) =>
  z.string("words are needed").trim().min(1, "this is needed").max(most, `at most ${most} characters`);

/** Words that may be left out. */
export const note = (most: number) => z.string("words are needed").trim().max(most, `at most ${most} characters`);

/** What can be measured, within what a body can show. mm Hg, /min, %, °C. Only what was measured is given. */
export const values = z.strictObject({
  sbp: number(20, 320).optional(),
  dbp: number(10, 260).optional(),
  map: number(10, 290).optional(),
  hr: number(15, 350).optional(),
  spo2: number(1, 100).optional(),
  rr: number(0, 150).optional(),
  temp: number(20, 45).optional(),
  etco2: number(0, 150).optional(),
});
