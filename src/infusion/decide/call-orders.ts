import { callsOf } from "../fold/calls.ts";
import { no, type Rule, when } from "./context.ts";

/** A call is never refused for anything but a visit that is over; a trial is one only before the drug runs. */
export const callRules: {
  readonly PatientCalled: Rule<"PatientCalled">;
  readonly CallAnswered: Rule<"CallAnswered">;
} = {
  PatientCalled: ({ startedAt }, { data }) =>
    when([
      data.trial && startedAt !== null,
      no("no-trial-now", "The infusion has begun: this is no trial any more.", "Press “I need someone”."),
    ]),
  CallAnswered: (infusion, { data }) => {
    const call = callsOf(infusion).find(({ id }) => id === data.callId);
    return when(
      [call === undefined, no("no-call", "There is no such call.", "Nothing is left to do.", "callId")],
      [
        call !== undefined && call.answered !== null,
        no("answered", "Somebody has answered this call already.", "Look who is with the patient."),
      ],
    );
  },
};
