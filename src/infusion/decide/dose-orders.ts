import type { Refusal } from "#plumbing/facts.ts";
import { dosingWeight } from "#science/weight.ts";
import { calculateDose, type DoseCalculation, type DoseFinding } from "../dose.ts";
import { checkDose } from "../dose-limits.ts";
import type { DataOf } from "../events.ts";
import { type Infusion, latest } from "../fold/fold.ts";
import { proposeProducts } from "../products.ts";
import { compareCheck } from "../read-back.ts";
import { isPhysician, no, type DecideContext, type Rule, when } from "./context.ts";

type DoseOrder = "OrderSigned" | "DosePrepared" | "DoseChecked";

const WEIGH_FIRST = no(
  "no-weight",
  "The weight was not measured today.",
  "Weigh the patient first: the dose follows today's weight.",
);

/** What speaks against an order, a preparation, a second check. One calculation stands behind all three. */
export const doseRules: { readonly [T in DoseOrder]: Rule<T> } = {
  OrderSigned: (infusion, { data }, context) => {
    const dose = orderedDose(infusion, data, context);
    const asked = when(
      [!isPhysician(context), no("prescriber-only", "Only a prescriber signs an order.", "Ask the prescriber.")],
      [
        infusion.startedAt !== null,
        no("already-started", "The infusion has been started.", "Change the rate, pause or stop it."),
      ],
      [
        data.weightBasis !== "actual" && data.basisReason === "",
        no(
          "basis-reason",
          "A weight other than the actual one needs a reason.",
          "Say why this weight is used.",
          "basisReason",
        ),
      ],
    );
    if (dose === null) return [...asked, WEIGH_FIRST];
    return [
      ...asked,
      ...limitRefusals(
        orderFindings(dose, infusion, context),
        data.overrides.map(({ rule }) => rule),
      ),
    ];
  },

  DosePrepared: (infusion, { data, at }, context) => {
    const order = latest(infusion.done.OrderSigned);
    if (order === null) return [no("no-order", "No order is signed.", "A prescriber orders first.")];
    const dose = preparedDose(infusion, data);
    if (dose === null) return [WEIGH_FIRST];
    const passed = [...data.overrides, ...order.data.overrides].map(({ rule }) => rule);
    return [
      ...when(
        [
          infusion.startedAt !== null,
          no("already-started", "The infusion has been started.", "Stop it before another dose is prepared."),
        ],
        [
          isExpired(data.expires, at),
          no("expired", `The vial expired on ${data.expires}.`, "Take another vial.", "expires"),
        ],
      ),
      ...typedRefusals(data, dose),
      ...limitRefusals(checkDose(dose, doseContext(infusion, order.data, context), context.protocol), passed),
    ];
  },

  DoseChecked: ({ done, startedAt }, { data, by }) => {
    const prepared = latest(done.DosePrepared);
    if (prepared === null) return [no("nothing-prepared", "No dose is prepared.", "Prepare it first.")];
    return [
      ...when(
        [startedAt !== null, no("already-started", "The infusion has been started.", "Write a note instead.")],
        [
          prepared.by === by,
          no("same-person", "You prepared this dose.", "Another person, signed in as themselves, checks it."),
        ],
      ),
      ...compareCheck(prepared.data, data.read).map(({ field, says }) =>
        no(
          "read-back",
          says,
          "Look again, both of you, at vial, syringe, bag and pump. Then prepare or read again.",
          field,
        ),
      ),
    ];
  },
};

/** The order worked out on the concentration that fits it best; null without a weight. */
export function orderedDose(
  { done }: Infusion,
  order: Pick<DataOf<"OrderSigned">, "mgPerKg" | "minutes" | "weightBasis" | "heightCm" | "sexForDosing">,
  { protocol }: DecideContext,
): DoseCalculation | null {
  const weight = latest(done.WeightMeasured);
  if (weight === null) return null;
  const dosingWeightKg = dosingWeight(order.weightBasis, weight.data.kg, order.heightCm, order.sexForDosing);
  const asked = { dosingWeightKg, mgPerKg: order.mgPerKg, minutes: order.minutes };
  const product = proposeProducts(asked, protocol)[0]?.product;
  const diluentMl = protocol.dose.diluentsMl[0];
  if (product === undefined || diluentMl === undefined) return null;
  return calculateDose({
    ...asked,
    product,
    container: "bag",
    diluentMl: diluentMl as DoseCalculation["diluentMl"],
    volumePolicy: "withdraw-equal-volume",
  });
}

/** The calculation behind a preparation: from the newest order and today's weight, whatever numbers were sent. */
export function preparedDose(
  { done }: Infusion,
  {
    product,
    container,
    diluentMl,
    volumePolicy,
  }: Pick<DataOf<"DosePrepared">, "product" | "container" | "diluentMl" | "volumePolicy">,
): DoseCalculation | null {
  const [order, weight] = [latest(done.OrderSigned)?.data, latest(done.WeightMeasured)?.data];
  if (order === undefined || weight === undefined) return null;
  const dosingWeightKg = dosingWeight(order.weightBasis, weight.kg, order.heightCm, order.sexForDosing);
  return calculateDose({
    dosingWeightKg,
    mgPerKg: order.mgPerKg,
    minutes: order.minutes,
    product,
    container,
    diluentMl,
    volumePolicy,
  });
}

export function doseContext(
  { number, done }: Infusion,
  { mgPerKg }: Pick<DataOf<"OrderSigned">, "mgPerKg">,
  context: DecideContext,
) {
  const actualKg = latest(done.WeightMeasured)?.data.kg;
  if (actualKg === undefined) throw new Error("a dose was judged without a weight");
  const { previousWeightKg, hoursSinceLast, infusionsIn7Days } = context;
  return {
    infusionNumber: number,
    orderedMgPerKg: mgPerKg,
    previousWeightKg,
    actualKg,
    hoursSinceLast,
    infusionsIn7Days,
  };
}

/** What of the protocol an order crosses by itself; how it is drawn and mixed is judged at the preparation. */
export const orderFindings = (dose: DoseCalculation, infusion: Infusion, context: DecideContext): DoseFinding[] =>
  checkDose(dose, doseContext(infusion, dose, context), context.protocol).filter(
    ({ field }) => field !== "product" && field !== "diluentMl" && field !== "drawMl",
  );

const limitRefusals = (findings: readonly DoseFinding[], passed: readonly string[]): readonly Refusal[] =>
  findings
    .filter(({ level, rule }) => level === "hard" || !passed.includes(rule))
    .map(({ rule, says, satisfy, field }) => no(rule, says, satisfy, field));

const computed = ["dosingWeightKg", "doseMg", "drawMl", "actualMg", "finalMl", "bagMgPerMl", "rateMlPerHour"] as const;

/** Computed, never typed: numbers that differ from the calculation come from another order, another weight, or a hand. */
const typedRefusals = (sent: DataOf<"DosePrepared">, dose: DoseCalculation): readonly Refusal[] =>
  computed
    .filter((name) => sent[name] !== dose[name])
    .map((name) =>
      no(
        "not-as-calculated",
        `${name} was sent as ${sent[name]}, but comes to ${dose[name]}.`,
        "Reload: the order or the weight changed.",
        name,
      ),
    );

/** The day named on the vial is its last good day. */
const isExpired = (expires: string, at: number): boolean =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "UTC" }).format(at) > expires;
