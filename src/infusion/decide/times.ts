import type { Refusal } from "#plumbing/facts.ts";
import { type Instant, minutes } from "#science/units.ts";
import { CLOCK_SLACK } from "../fold/as-of.ts";
import type { Infusion } from "../fold/infusion.ts";
import { type DecideContext, no, when } from "./context.ts";

const LOOK_BACK = minutes(24 * 60);

/** A time nothing in this visit can have happened at: yet to come, or more than a day before it. */
export const timeRefusals = (
  infusion: Pick<Infusion, "openedAt">,
  at: Instant,
  { now }: Pick<DecideContext, "now">,
  field = "at",
): readonly Refusal[] =>
  when(
    [at > now + CLOCK_SLACK, no("in-the-future", "This time has not come yet.", "Enter when it happened.", field)],
    [
      at < infusion.openedAt - LOOK_BACK,
      no("long-before", "This time is more than a day before the visit.", "Enter when it happened.", field),
    ],
  );
