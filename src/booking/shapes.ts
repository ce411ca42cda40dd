import { z } from "zod";
import { instant, line, uuid } from "#plumbing/shapes.ts";

export { instant, line, uuid };
export const uuidOrNone = uuid.nullable();

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
