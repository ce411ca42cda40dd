import { z } from "zod";

const uuid = z.uuid("this is not an identifier");
const line = (most: number) =>
  z
    .string("words are needed")
    .trim()
    .max(most, `at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "one line, without control characters");
const needed = (most: number, says: string) => line(most).min(1, says);
const name = line(120).min(3, "first and last name are needed");
const language = z.enum(["en", "es"], "choose one");
const kind = z.enum(["treatment", "telehealth", "finance"], "choose one");
const hash = z.string().regex(/^[0-9a-f]{64}$/, "reload the page");
const mark = z.string().regex(/^[a-z0-9-]{1,60}$/, "a mark of small letters, digits and hyphens is needed");

/** No consent goes beyond what any protocol may allow for one infusion. */
const MOST_MG_PER_KG = 2;

export const Offering = z.strictObject({
  id: uuid,
  kind,
  language,
  maxMgPerKg: z
    .number("a number is needed")
    .gt(0, "more than 0")
    .max(MOST_MG_PER_KG, `at most ${MOST_MG_PER_KG}`)
    .nullable(),
});

export const Reading = z.strictObject({ id: uuid, section: mark });
export const Understanding = z.strictObject({ id: uuid, question: mark, choice: mark });
export const Signing = z.strictObject({
  id: uuid,
  printedName: name,
  interpreter: line(120),
  copyTo: line(200),
  contentHash: hash,
});
export const Attesting = z.strictObject({
  id: uuid,
  printedName: name,
  capacity: z.enum(["yes", "no"], "choose one"),
  questionsAnswered: line(2000),
  witness: line(120),
});
export const Withdrawing = z.strictObject({
  id: uuid,
  why: needed(500, "write down what was said"),
  saidBy: z.enum(["patient", "staff"], "choose one"),
});

/** Paragraphs stay; other control characters do not. */
const markdown = z
  .string("words are needed")
  .max(8000, "at most 8000 characters")
  .transform((text) => text.replaceAll("\r\n", "\n"))
  .pipe(z.string().regex(/^(?:\P{Cc}|\n)*$/u, "no control characters"));

export const Publishing = z.strictObject({
  id: uuid,
  basedOn: z.number().int().min(0),
  kind,
  language,
  sections: z.array(z.strictObject({ id: mark, title: line(200), markdown })).max(60, "at most 60 parts"),
  questions: z
    .array(
      z.strictObject({
        id: mark,
        asks: needed(400, "write the question"),
        choices: z
          .array(z.strictObject({ id: mark, says: needed(300, "write each answer") }))
          .min(2, "at least two answers")
          .max(6, "at most six answers"),
        right: mark,
        because: needed(1000, "write why the right answer is right"),
      }),
    )
    .max(10, "at most ten questions"),
});
