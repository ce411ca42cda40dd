import { after } from "#science/units.ts";
import type { InfusionFactType } from "../events.ts";
import { CLOCK_SLACK } from "../fold/as-of.ts";
import { answersOf } from "../fold/infusion.ts";
import { isTelephone } from "../rules/names.ts";
import { verdictOf } from "../rules/verdict.ts";
import { weightFindings } from "../rules/weight-limits.ts";
import { isPhysician, no, type Rule, when } from "./context.ts";
import { attachedMonitor } from "./start.ts";

type Beforehand =
  | "InfusionCancelled"
  | "IdentityConfirmed"
  | "WeightMeasured"
  | "CheckAnswered"
  | "CheckCleared"
  | "LinePlaced"
  | "MonitorAttached"
  | "MonitorDetached";

/** What speaks against an entry made before the drug runs. */
export const beforehandRules: { readonly [T in Beforehand & InfusionFactType]: Rule<T> } = {
  InfusionCancelled: ({ startedAt }) =>
    when([
      startedAt !== null,
      no("already-started", "The infusion has been started; it cannot be cancelled.", "Stop it instead."),
    ]),

  IdentityConfirmed: ({ openedAt }, { data, at }) =>
    when(
      [
        after(at, CLOCK_SLACK) < openedAt,
        no("before-opening", "The visit was not open then.", "Confirm the identity in this visit.", "at"),
      ],
      [
        new Set(data.identifiers).size < 2,
        no(
          "two-identifiers",
          "One identifier is not enough.",
          "Ask for a second one: name, birth date, record number or address.",
          "identifiers",
        ),
      ],
      [
        !data.photoMatches,
        no(
          "photo",
          "The photo was not confirmed.",
          "Compare the photo with the patient. If it does not match, stop here and find out who this is.",
          "photoMatches",
        ),
      ],
      [
        !data.allergiesReviewed,
        no(
          "allergies",
          "The allergies were not gone through.",
          "Read them out and ask for new ones.",
          "allergiesReviewed",
        ),
      ],
    ),

  WeightMeasured: (_, { data }, { protocol, previousWeightKg, heightCm }) => {
    const jump = weightFindings(data.kg, previousWeightKg, protocol, heightCm)[0];
    return jump === undefined || data.reweighed
      ? []
      : [no(jump.rule, jump.says, "Weigh again, then say that it was weighed twice.", "kg")];
  },

  CheckAnswered: (_, { data }) =>
    when([
      data.item === "escort" && data.phone.trim() !== "" && !isTelephone(data.phone),
      no(
        "telephone",
        "Nobody can be called under this number.",
        "Ask for the escort's telephone number again.",
        "phone",
      ),
    ]),

  CheckCleared: (infusion, { data }, context) => {
    const refusals = when([
      !isPhysician(context),
      no("prescriber-only", "Only a prescriber clears a check.", "Ask the prescriber."),
    ]);
    if (data.item === "weight" || data.item === "baseline") return refusals;
    if (data.item === "evaluation")
      return [
        ...refusals,
        ...when([
          context.care?.evaluation.passable !== true,
          no(
            "not-passable",
            context.care?.evaluation.says ?? "How the evaluation stands is not known.",
            "Nobody goes past this here: put it right on the patient's evaluation.",
          ),
        ]),
      ];
    const answer = answersOf(infusion)[data.item];
    if (answer === undefined)
      return [...refusals, no("not-asked", "This check was not answered yet.", "Ask and answer it first.")];
    const { verdict, clearable, says } = verdictOf(answer.data, { ...context, zone: infusion.zone });
    return [
      ...refusals,
      ...when([
        verdict !== "met" && !clearable,
        no("not-clearable", says, "Nobody can clear this: put it right, or cancel the visit."),
      ]),
    ];
  },

  LinePlaced: () => [],

  MonitorAttached: (infusion, { data }) => {
    const on = attachedMonitor(infusion);
    return when([
      on !== null && on.deviceId !== data.deviceId,
      no(
        "monitor-attached",
        `${on?.label ?? "A monitor"} is confirmed on this patient.`,
        "Take it off first, with the reason.",
      ),
    ]);
  },

  MonitorDetached: (infusion, { data }) => {
    const on = attachedMonitor(infusion);
    if (on === null)
      return [no("no-monitor", "No monitor is confirmed on this patient.", "There is nothing to take off.")];
    return when([
      on.deviceId !== data.deviceId,
      no("other-monitor", `${on.label} is on this patient, not the one you chose.`, "Choose that one.", "deviceId"),
    ]);
  },
};
