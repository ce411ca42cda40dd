import { z } from "zod";
import { as, type Instant } from "#science/units.ts";

const uuid = z.uuid("this is not an identifier");
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "one line, without control characters");
const needed = (most: number, says: string) => line(most).min(1, says);
const LATEST = 8_640_000_000_000_000;
const instant = z
  .number("say when")
  .int()
  .min(0)
  .max(LATEST)
  .transform((ms) => as<Instant>(ms));

const scaleId = needed(40, "choose one");
const point = z.enum(
  [
    "baseline",
    "day-after-first",
    "mid-course",
    "before-fourth",
    "before-sixth",
    "after-course",
    "maintenance",
    "other",
  ],
  "choose one",
);
const item = needed(10, "which question is meant");
const value = z.number("choose an answer").int("a whole number").min(0).max(100).nullable();

export const AskingFor = z.strictObject({
  id: uuid,
  scaleId,
  language: z.enum(["en", "es"], "choose one"),
  how: z.enum(["patient", "staff"], "choose one"),
  point,
  dueAt: instant.nullable(),
});
export const Entering = z.strictObject({
  id: uuid,
  assessmentId: uuid,
  scaleId,
  point,
  at: instant,
  total: z.number("a number is needed").int("a whole number").min(0).max(1000),
  items: z.array(value).max(40, "at most 40"),
  ratedBy: needed(80, "say who rated it"),
  note: line(300),
});
export const Answering = z.strictObject({ id: uuid, item, value });
export const Ending = z.strictObject({ id: uuid });
const why = needed(300, "say why");
export const Correcting = z.strictObject({ id: uuid, item, value, why });
export const Striking = z.strictObject({ id: uuid, why });

export { uuid };
