import { z } from "zod";
import { After } from "#people/desk.ts";
import { instant, line, uuid } from "#plumbing/shapes.ts";
import { as, type Instant } from "#science/units.ts";

const moment = instant.transform((at) => as<Instant>(at));
/** Words that may be missing; the rules say when they may not. */
const words = (most: number) =>
  z
    .string("words are needed")
    .trim()
    .max(most, `at most ${most} characters`)
    .regex(/^(\P{Cc}|\n)*$/u, "without control characters");
const staffIds = z.array(uuid, "name somebody").max(20, "at most 20 people");
const weekday = z
  .union([1, 2, 3, 4, 5, 6, 7].map((n) => z.literal(n)))
  .transform((n) => n as 1 | 2 | 3 | 4 | 5 | 6 | 7);

export const Acknowledging = z.strictObject({ id: uuid, how: z.enum(["screen", "link"]) });
export const HandingOver = z.strictObject({ id: uuid, to: uuid, note: words(1000) });
export const Trying = z.strictObject({
  id: uuid,
  what: z.enum(["no-answer", "message-left", "spoke"], "choose one"),
  note: words(1000),
  againAt: moment.nullable(),
});
export const Closing = z.strictObject({
  id: uuid,
  outcome: z.enum(
    [
      "safe-plan-made",
      "seen-today",
      "sent-to-emergency",
      "emergency-services-called",
      "hospital",
      "misunderstanding",
      "drill-done",
    ],
    "say what came of it",
  ),
  spokeWith: words(200),
  told: words(1000),
  note: words(2000),
});
export const Drilling = z.strictObject({ id: uuid });
export const Week = z.strictObject({
  id: uuid,
  after: After,
  weekly: z
    .array(z.strictObject({ weekday, from: line(5), to: line(5), staffIds }), "a week is needed")
    .max(70, "at most 70 stretches a week"),
});
export const Swapping = z.strictObject({ id: uuid, fromAt: moment, toAt: moment, staffIds, why: words(200) });
export const Withdrawing = z.strictObject({ id: uuid, swapId: uuid, why: words(200) });
export const PageWay = z.strictObject({ id: uuid, staffId: uuid, mobile: words(40), email: words(254) });
