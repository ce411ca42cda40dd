import { z } from "zod";

/** The shapes that booking orders are made of; each refusal is the end of a sentence that begins with the field's name. */
export const uuid = z.uuid("this is not an identifier");
export const uuidOrNone = uuid.nullable();

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

/** Words that may be left out. */
export const words = (most: number) => z.string("words are needed").trim().max(most, `at most ${most} characters`);

export const language = z.enum(["en", "es"], "English or Spanish");
export const reason = line(300).nullable();
export const email = z.email("this is not an e-mail address").max(254, "at most 254 characters");
export const mobile = line(24).regex(/^\+?[\d ().-]{7,}$/, "this is not a telephone number");
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a time such as 09:30 is needed");

export const preference = z.strictObject({
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  from: clock,
  to: clock,
  notBefore: instant,
  notAfter: instant,
});
