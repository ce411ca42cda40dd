import type { Instant } from "#science/units.ts";
import type { Infusion } from "./infusion.ts";

/** One press of the patient's button, and who said that they are coming; `by` null: from a locked screen, nobody knows who. */
export type Call = {
  readonly id: string;
  readonly at: Instant;
  readonly trial: boolean;
  readonly answered: { readonly by: string | null; readonly at: Instant } | null;
};

/**
 * Every call in the order they came. Whoever comes, comes for every press until then: an answer to one answers those before it.
 * That a trial was heard answers no call.
 */
export function callsOf({ done }: Pick<Infusion, "done">): readonly Call[] {
  const pressed = done.PatientCalled;
  const answers = done.CallAnswered.map(({ by, at, data }) => {
    const upTo = pressed.findIndex(({ id }) => id === data.callId);
    return { upTo, trial: pressed[upTo]?.data.trial, by: data.fromLockedScreen === true ? null : by, at };
  });
  return pressed.map(({ id, at, data: { trial } }, n) => {
    const answer = answers.find((one) => one.upTo >= n && one.trial === trial);
    return { id, at, trial, answered: answer === undefined ? null : { by: answer.by, at: answer.at } };
  });
}

/** When a trial of the button was last heard; null: never. Until then nobody knows that a call would be. */
export const heardOnTrial = (infusion: Pick<Infusion, "done">): Instant | null =>
  callsOf(infusion).findLast(({ trial, answered }) => trial && answered !== null)?.answered?.at ?? null;

/** Those nobody has answered yet, the first of them first. */
export const ringing = (infusion: Pick<Infusion, "done">): readonly Call[] =>
  callsOf(infusion).filter(({ answered }) => answered === null);

/** Since when the patient waits for somebody; null: no call is open. A trial waits for nobody. */
export const callsSince = (infusion: Pick<Infusion, "done">): Instant | null =>
  ringing(infusion).find(({ trial }) => !trial)?.at ?? null;
