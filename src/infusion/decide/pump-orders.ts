import type { Refusal } from "#plumbing/facts.ts";
import { product, quotient } from "#science/decimal.ts";
import { showQuantity } from "#science/display.ts";
import type { InfusionPhase } from "../events.ts";
import { type Infusion, latest } from "../fold/fold.ts";
import { type DecideContext, isPhysician, no, type Rule, when } from "./context.ts";
import { startRequirements } from "./start.ts";

type PumpOrder =
  | "InfusionStarted"
  | "RateChanged"
  | "InfusionPaused"
  | "InfusionResumed"
  | "InfusionStopped"
  | "InfusionCompleted";

/** What speaks against touching the pump's record. Nothing here ever touches the pump. */
export const pumpRules: { readonly [T in PumpOrder]: Rule<T> } = {
  InfusionStarted: (infusion, { data }, context) => {
    const started = when([
      infusion.startedAt !== null,
      no("already-started", "The infusion has been started.", "Go on with it."),
    ]);
    const open = startRequirements(infusion, context).filter(({ met }) => !met);
    const rate = latest(infusion.done.DosePrepared)?.data.rateMlPerHour;
    const wrongRate = when([
      rate !== undefined && rate !== data.rateMlPerHour,
      no(
        "start-rate",
        `The pump rate is ${data.rateMlPerHour} mL/h, but ${rate} mL/h was worked out and checked.`,
        "Set the pump to the checked rate.",
        "rateMlPerHour",
      ),
    ]);
    return [...started, ...open.map(({ id, says, satisfy }) => no(id, says, satisfy)), ...wrongRate];
  },

  RateChanged: (infusion, { data }, context) => [
    ...phase(infusion, ["running", "paused"], "The infusion is not running."),
    ...rateRefusals(infusion, data.rateMlPerHour, context),
  ],

  InfusionPaused: (infusion) => phase(infusion, ["running"], "The infusion is not running."),

  InfusionResumed: (infusion, { data }, context) => [
    ...phase(infusion, ["paused"], "The infusion is not paused."),
    ...when([
      !isPhysician(context) && data.why.length < 10,
      no(
        "restart-order",
        "A paused infusion is restarted only on an order.",
        "Say who ordered the restart, and when.",
        "why",
      ),
    ]),
    ...rateRefusals(infusion, data.rateMlPerHour, context),
  ],

  InfusionStopped: (infusion) => phase(infusion, ["running", "paused"], "The infusion is not running."),

  InfusionCompleted: (infusion, { data }) => [
    ...phase(infusion, ["running"], "The infusion is not running."),
    ...when([
      data.pumpVolumeMl !== null &&
        data.pumpVolumeMl > 1.05 * (latest(infusion.done.DosePrepared)?.data.finalMl ?? Number.POSITIVE_INFINITY),
      no("more-than-prepared", "The pump's volume is more than was prepared.", "Read the pump again.", "pumpVolumeMl"),
    ]),
  ],
};

const phase = (infusion: Infusion, allowed: readonly InfusionPhase[], says: string): readonly Refusal[] =>
  when([!allowed.includes(infusion.phase), no("phase", says, "If it has already happened, record it with its time.")]);

/** A rate is judged as mg/kg/h: faster than the protocol's hard limit is refused, whatever the reason. */
function rateRefusals(infusion: Infusion, rateMlPerHour: number, { protocol }: DecideContext): readonly Refusal[] {
  const prepared = latest(infusion.done.DosePrepared)?.data;
  if (prepared === undefined) return [];
  const perKg = quotient(product(rateMlPerHour, prepared.bagMgPerMl), prepared.dosingWeightKg);
  const most = protocol.dose.limits["mg-per-kg-per-hour"].hardHigh;
  const over = most !== null && perKg > most;
  return when([
    over,
    no(
      "mg-per-kg-per-hour-above-hard",
      `${showQuantity(perKg, "mg/kg/h")} is above ${showQuantity(most ?? 0, "mg/kg/h")}.`,
      "Choose a lower rate; no reason goes past this limit.",
      "rateMlPerHour",
    ),
  ]);
}
