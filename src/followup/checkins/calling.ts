import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { CheckIn } from "./rules/check-ins.ts";
import { isOpen } from "./rules/check-ins.ts";
import { change, type Doing, type NewFact, type Refused } from "./store.ts";

type Order = { readonly id: string; readonly patientId: string; readonly checkInId: string };
type Outcome = { readonly checkInId: string } | Refused | "no-such-check-in";

const no = (rule: string, says: string, satisfy: string, field?: string): Refused => {
  const refusal: Refusal = { rule, says, satisfy, ...(field !== undefined && { field }) };
  return { refusals: [refusal] };
};

const OVER = no("check-in-over", "This check-in is closed already.", "Nothing is left to do here.");

async function noted(
  doing: Doing,
  { patientId, checkInId }: Order,
  fact: NewFact,
  against: (one: CheckIn) => Refused | null,
): Promise<Outcome> {
  let isKnown = true;
  const outcome = await change(doing, patientId, fact, ({ checkIns }) => {
    const one = checkIns.find(({ id }) => id === checkInId);
    isKnown = one !== undefined;
    return one === undefined || !isOpen(one) ? OVER : (against(one) ?? fact);
  });
  if (!isKnown) return "no-such-check-in";
  return "refusals" in outcome ? outcome : { checkInId };
}

/**
 * A call in place of the answer. Reached: it is closed with what was heard. Reached nobody: it stays on the list, and is due
 * again when the caller says.
 */
export function noteCall(
  doing: Doing,
  {
    reached,
    note,
    againAt,
    ...order
  }: Order & { readonly reached: boolean; readonly note: string; readonly againAt: Instant | null },
): Promise<Outcome> {
  const data = { checkInId: order.checkInId, reached, note, againAt: reached ? null : againAt };
  return noted(doing, order, { id: order.id, type: "CheckInByCall", data }, () => {
    if (reached && note.trim() === "")
      return no("what-heard", "It is not said what was heard.", "Write how they are, in a sentence.", "note");
    if (!reached && againAt === null)
      return no("again-at", "It is not said when to try again.", "Say when, or why nobody is asked.", "againAt");
    return !reached && againAt !== null && againAt <= doing.now
      ? no("again-at", "That time is over.", "Say when to try again, from now on.", "againAt")
      : null;
  });
}

/** Staff say why nobody is asked any more, such as a patient who was seen elsewhere. */
export function cancelCheckIn(doing: Doing, { why, ...order }: Order & { readonly why: string }): Promise<Outcome> {
  const data = { checkInId: order.checkInId, because: "staff", why } as const;
  return noted(doing, order, { id: order.id, type: "CheckInCancelled", data }, () => null);
}
