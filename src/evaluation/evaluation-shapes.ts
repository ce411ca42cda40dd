import { z } from "zod";

/** The shapes of what is written into an evaluation; each refusal is the end of a sentence that begins with the field's name. */
const uuid = z.uuid("this is not an identifier");
const text = (most: number) => z.string("words are needed").trim().max(most, `at most ${most} characters`);
const line = (most: number) => text(most).regex(/^\P{Cc}*$/u, "one line, without control characters");
const needed = (most: number) => text(most).min(1, "this is needed");
const tri = z.enum(["yes", "no", "unknown"], "choose one");
const indication = z.enum(["TRD-MDD", "MDD-SI", "BIP-DEP", "PTSD", "OCD", "ANX"], "choose one");

export const Opening = z.strictObject({ id: uuid, indication, appointmentId: uuid.nullable() });

const seen = {
  ruleId: line(20),
  answer: tri,
  rests: z.array(text(300)).max(60, "at most 60"),
};
const aspect = z.strictObject({ finding: line(60), note: line(300) });

const order = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({ id: uuid, type: z.literal(type), data });

export const EvaluationOrder = z.discriminatedUnion("type", [
  order("IndicationChanged", z.strictObject({ indication, why: needed(300) })),
  order(
    "NoteSaved",
    z.strictObject({
      section: z.enum(["illness", "background", "assessment", "plan", "addendum"], "choose one"),
      text: z.string("words are needed").max(20_000, "at most 20,000 characters"),
    }),
  ),
  order("MentalStateSaved", z.strictObject({ aspects: z.record(line(40), aspect) })),
  order(
    "StatementMade",
    z.strictObject({
      about: z.enum(["capacity", "severity", "continuing-care"], "choose one"),
      answer: tri,
      note: line(300),
    }),
  ),
  order("FindingOverridden", z.strictObject({ ...seen, reason: text(1000) })),
  order("OverrideWithdrawn", z.strictObject({ ruleId: line(20), why: needed(300) })),
  order(
    "OpinionRecorded",
    z.strictObject({
      ...seen,
      from: needed(120),
      on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day such as 2026-11-02 is needed"),
      says: needed(2000),
    }),
  ),
  order(
    "Decided",
    z.strictObject({
      decision: z.enum(["eligible", "specialist-review", "needs-information", "declined"], "choose one"),
      reasons: text(4000),
      toPatient: text(4000),
      alternatives: z.array(needed(300)).max(20, "at most 20"),
      missing: z.array(needed(300)).max(40, "at most 40"),
    }),
  ),
  order(
    "LetterWritten",
    z.strictObject({ personId: uuid, language: z.enum(["en", "es"], "choose one"), text: needed(20_000) }),
  ),
  order("EvaluationClosed", z.strictObject({ why: needed(300) })),
]);
export type EvaluationOrderRead = z.infer<typeof EvaluationOrder>;

export { uuid };
