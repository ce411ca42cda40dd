import { z } from "zod";

/** What requests of every room are made of; each refusal is the end of a sentence that begins with the field's name. */
export const uuid = z.uuid("this is not an identifier");

/** Milliseconds since 1970, between the years 2000 and 2100. */
export const instant = z
  .number("a time is needed")
  .int("a time is a whole number")
  .min(946_684_800_000, "this time is before 2000")
  .max(4_102_444_800_000, "this time is after 2100");

/** One line that must be there. */
export const line = (most: number) =>
  z
    .string("words are needed")
    .trim()
    .min(1, "this is needed")
    .max(most, `at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "one line, without control characters");
