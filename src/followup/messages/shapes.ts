import { z } from "zod";
import { instant, line, uuid } from "#plumbing/shapes.ts";
import { as, type Instant } from "#science/units.ts";

export const LONGEST_MESSAGE = 4_000;
const LONGEST_SUBJECT = 120;

const words = (most: number) => z.string("words are needed").trim().max(most, `at most ${most} characters`);
const file = z.strictObject({ fileId: uuid, name: words(200) });
const message = z.strictObject({
  text: words(LONGEST_MESSAGE),
  files: z.array(file).max(3, "at most 3 files"),
  templateId: uuid.nullable(),
});
const call = z.strictObject({
  at: instant.transform(as<Instant>),
  with: line(120),
  text: words(LONGEST_MESSAGE).min(1, "this is needed"),
  minutes: z.number().int("whole minutes").min(0).max(600).nullable(),
  answers: z.boolean("choose one"),
});

/** A new conversation, begun with a message or with a call that was had. */
export const Beginning = z.strictObject({
  id: uuid,
  threadId: uuid,
  subject: line(LONGEST_SUBJECT),
  topic: z.enum(["practical", "health"], "choose one"),
  first: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("MessageWritten"), data: message }),
    z.strictObject({ type: z.literal("PhoneNoted"), data: call }),
  ]),
});

const order = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.strictObject({ id: uuid, type: z.literal(type), data });

/** Everything that can be done in a conversation, one at a time. */
export const ThreadOrder = z.discriminatedUnion("type", [
  order("MessageWritten", message),
  order("PhoneNoted", call),
  order("HandedOver", z.strictObject({ to: uuid.nullable(), note: words(1_000) })),
  order("MadeClinical", z.strictObject({ why: line(300) })),
  order("MessageStruck", z.strictObject({ messageId: uuid, why: line(300) })),
  order("ReadUpTo", z.strictObject({ messageId: uuid })),
  order("ThreadSettled", z.strictObject({ outcome: words(300) })),
]);

export const Template = z.strictObject({
  id: uuid,
  templateId: uuid,
  name: line(80),
  en: words(LONGEST_MESSAGE).min(1, "this is needed"),
  es: words(LONGEST_MESSAGE).min(1, "this is needed"),
});
export const Dropping = z.strictObject({ id: uuid, why: line(300) });
