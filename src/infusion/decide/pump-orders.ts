import type { Refusal } from "#plumbing/facts.ts";
import { product, quotient } from "#science/decimal.ts";
import { showQuantity } from "#science/display.ts";
import type { DataOf, InfusionPhase } from "../events.ts";
import { type Infusion, latest } from "../fold/infusion.ts";
import { after } from "#science/units.ts";
import { asOf, CLOCK_SLACK } from "../fold/as-of.ts";
import { namesSomeone } from "../rules/names.ts";
import { bagOf, isOverBag } from "../rules/timeline.ts";
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
  InfusionStarted: (infusion, { data, at }, context) => {
    const started = when([
      infusion.startedAt !== null,
      no("already-started", "The infusion has been started.", "Go on with it."),
    ]);
    const then = asOf(infusion, after(at, CLOCK_SLACK));
    const open = startRequirements(then, { ...context, now: at }).filter(({ met }) => !met);
    const rate = latest(then.done.DosePrepared)?.data.rateMlPerHour;
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
    ...rateRefusals(infusion, data, context),
  ],

  InfusionPaused: (infusion, { data }) => [
    ...phase(infusion, ["running"], "The infusion is not running."),
    ...volumeRefusals(infusion, data),
  ],

  InfusionResumed: (infusion, { data }, context) => [
    ...phase(infusion, ["paused"], "The infusion is not paused."),
    ...when([
      !isPhysician(context) && !namesSomeone(data.orderedBy ?? ""),
      no(
        "restart-order",
        "A paused infusion is restarted only on an order.",
        "Say who ordered the restart, by name.",
        "orderedBy",
      ),
    ]),
    ...rateRefusals(infusion, data, context),
  ],

  InfusionStopped: (infusion, { data }) => [
    ...phase(infusion, ["running", "paused"], "The infusion is not running."),
    ...volumeRefusals(infusion, data),
  ],

  InfusionCompleted: (infusion, { data }) => [
    ...phase(infusion, ["running"], "The infusion is not running."),
    ...volumeRefusals(infusion, data),
  ],
};

/** A pump cannot have given more than its bag held: a slipped key, or a pump not set to nothing before. */
export const volumeRefusals = (
  infusion: Infusion,
  { pumpVolumeMl }: Pick<DataOf<"InfusionPaused">, "pumpVolumeMl">,
): readonly Refusal[] =>
  when([
    isOverBag(pumpVolumeMl, bagOf(infusion)?.data.finalMl),
    no("more-than-prepared", "The pump's volume is more than was prepared.", "Read the pump again.", "pumpVolumeMl"),
  ]);

const phase = (infusion: Infusion, allowed: readonly InfusionPhase[], says: string): readonly Refusal[] =>
  when([!allowed.includes(infusion.phase), no("phase", says, "If it has already happened, record it with its time.")]);

type NewRate = Pick<DataOf<"RateChanged">, "rateMlPerHour" | "orderedBy">;

/**
 * A rate is judged as mg/kg/h: past the protocol's hard limit it is refused, whatever the reason;
 * past the soft one it takes a prescriber, or the name of whoever ordered it.
 */
function rateRefusals(
  infusion: Infusion,
  { rateMlPerHour, orderedBy = "" }: NewRate,
  context: DecideContext,
): readonly Refusal[] {
  const prepared = latest(infusion.done.DosePrepared)?.data;
  if (prepared === undefined) return [];
  const perKg = quotient(product(rateMlPerHour, prepared.bagMgPerMl), prepared.dosingWeightKg);
  const { hardHigh, softHigh } = context.protocol.dose.limits["mg-per-kg-per-hour"];
  const says = (edge: number) => `${showQuantity(perKg, "mg/kg/h")} is above ${showQuantity(edge, "mg/kg/h")}.`;
  const field = "rateMlPerHour";
  const rule = "mg-per-kg-per-hour-above";
  if (hardHigh !== null && perKg > hardHigh)
    return [no(`${rule}-hard`, says(hardHigh), "Choose a lower rate; no reason goes past this limit.", field)];
  return softHigh !== null && perKg > softHigh && !isPhysician(context) && !namesSomeone(orderedBy)
    ? [no(`${rule}-soft`, says(softHigh), "Say who ordered this rate, by name, or choose a lower one.", field)]
    : [];
}
