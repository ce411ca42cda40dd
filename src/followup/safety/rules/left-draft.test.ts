import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { crisisIn } from "./crisis-words.ts";
import { draftSays, draftTold, isLeft, leftDraft } from "./left-draft.ts";

const kept = as<Instant>(1_790_000_000_000);
const later = (ms: number) => as<Instant>(kept + ms);

test("a draft is left after five minutes without a touch, and not a moment before", () => {
  expect([isLeft(kept, later(5 * 60_000 - 1)), isLeft(kept, later(5 * 60_000))]).toEqual([false, true]);
});

test("both languages say after how many minutes somebody is told; what staff read repeats no word of it", () => {
  for (const said of [draftTold.en, draftTold.es]) expect(said).toContain(` ${leftDraft.minutes} min`);
  expect(crisisIn(draftSays)).toBeNull();
});
