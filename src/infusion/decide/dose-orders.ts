import type { Refusal } from "#plumbing/facts.ts";
import { compareDays, parseDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { as, type Instant, type Millilitres } from "#science/units.ts";
import { bodyMassIndex, dosingWeight } from "#science/weight.ts";
import type { DoseCalculation, DoseFinding } from "../rules/dose.ts";
import { checkDose } from "../rules/dose-limits.ts";
import type { DataOf, Override } from "../events.ts";
import { type Infusion, latest } from "../fold/infusion.ts";
import { differences, recalculated } from "../fold/recalculated.ts";
import { proposeProducts } from "../rules/products.ts";
import { isPhysician, no, type DecideContext, type Rule, when } from "./context.ts";
import { planFindings } from "../rules/care.ts";
import { isWeightSettled } from "./start.ts";

type DoseOrder = "OrderSigned" | "DosePrepared" | "DoseChecked";

const NO_PRODUCT = no(
  "no-product",
  "This dose cannot be drawn from any vial on the clinic's list.",
  "Change the dose, or have the protocol list a vial that fits.",
  "mgPerKg",
);

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
    );
    if (latest(infusion.done.WeightMeasured) === null) return [...asked, WEIGH_FIRST];
    const basis = basisRefusals(infusion, data, context);
    if (dose === null) return [...asked, ...basis, NO_PRODUCT];
    const findings = [...orderFindings(dose, infusion, context), ...planFindings(data, context.care?.order ?? null)];
    return [...asked, ...basis, ...limitRefusals(findings, infusion, data.overrides)];
  },

  DosePrepared: (infusion, { data, at }, context) => {
    const order = latest(infusion.done.OrderSigned);
    if (order === null) return [no("no-order", "No order is signed.", "A prescriber orders first.")];
    const dose = preparedDose(infusion, data);
    if (dose === null) return [WEIGH_FIRST];
    const ordered = orderFindings(dose, infusion, context);
    const mixed = checkDose(dose, doseContext(infusion, order.data, context), context.protocol).filter(
      ({ rule }) => !ordered.some((finding) => finding.rule === rule),
    );
    return [
      ...when(
        [
          infusion.startedAt !== null,
          no("already-started", "The infusion has been started.", "Stop it before another dose is prepared."),
        ],
        [
          isExpired(data.expires, at, infusion.zone),
          no("expired", `The vial expired on ${data.expires}.`, "Take another vial.", "expires"),
        ],
      ),
      ...productRefusals(data, context),
      ...typedRefusals(data, dose),
      ...limitRefusals(ordered, infusion, order.data.overrides),
      ...limitRefusals(mixed, infusion, [...order.data.overrides, ...data.overrides]),
    ];
  },

  /** A reading that differs is taken too: it was read, the record shows it, and it verifies nothing. */
  DoseChecked: ({ done, startedAt }, { by }) => {
    const prepared = latest(done.DosePrepared);
    if (prepared === null) return [no("nothing-prepared", "No dose is prepared.", "Prepare it first.")];
    return when(
      [startedAt !== null, no("already-started", "The infusion has been started.", "Write a note instead.")],
      [
        prepared.by === by,
        no("same-person", "You prepared this dose.", "Another person, signed in as themselves, checks it."),
      ],
    );
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
  const product = proposeProducts({ ...order, dosingWeightKg }, protocol)[0]?.product;
  const diluentMl = as<Millilitres>(Math.max(...protocol.dose.diluentsMl));
  if (product === undefined) return null;
  return recalculated(order, weight.data.kg, {
    product,
    container: "bag",
    diluentMl,
    volumePolicy: "withdraw-equal-volume",
  });
}

/** The calculation behind a preparation: from the newest order and today's weight, whatever numbers were sent. */
export function preparedDose(
  { done }: Infusion,
  preparation: Pick<DataOf<"DosePrepared">, "product" | "container" | "diluentMl" | "volumePolicy">,
): DoseCalculation | null {
  const [order, weight] = [latest(done.OrderSigned)?.data, latest(done.WeightMeasured)?.data];
  return order === undefined || weight === undefined ? null : recalculated(order, weight.kg, preparation);
}

export function doseContext(
  { number, done }: Infusion,
  { mgPerKg }: Pick<DataOf<"OrderSigned">, "mgPerKg">,
  context: DecideContext,
) {
  const actualKg = latest(done.WeightMeasured)?.data.kg;
  if (actualKg === undefined) throw new Error("a dose was judged without a weight");
  const { previousWeightKg, heightCm, hoursSinceLast, infusionsIn7Days } = context;
  return {
    infusionNumber: number,
    orderedMgPerKg: mgPerKg,
    previousWeightKg,
    heightCm,
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

/** Hard limits stand. A soft one is passed by an override naming it, or, where it is about the weight, by settling that. */
function limitRefusals(
  findings: readonly DoseFinding[],
  infusion: Infusion,
  overrides: readonly Override[],
): readonly Refusal[] {
  const weight = latest(infusion.done.WeightMeasured);
  return findings
    .filter(({ level, rule }) => level === "hard" || !overrides.some((override) => override.rule === rule))
    .filter(({ rule, field }) => !(field === "kg" && weight !== null && isWeightSettled(infusion, rule, weight)))
    .map(({ rule, says, satisfy, field }) => no(rule, says, satisfy, field));
}

function basisRefusals(
  { done }: Infusion,
  { weightBasis, basisReason, heightCm }: DataOf<"OrderSigned">,
  { protocol }: DecideContext,
): readonly Refusal[] {
  const kg = latest(done.WeightMeasured)?.data.kg;
  const bmi = kg === undefined ? null : bodyMassIndex(kg, heightCm);
  const asks = bmi !== null && bmi >= protocol.dose.askBasisFromBmi;
  const says = asks
    ? `The BMI is ${bmi}: which weight the dose follows needs a reason.`
    : "A weight other than the actual one needs a reason.";
  return when([
    (asks || weightBasis !== "actual") && basisReason.trim() === "",
    no("basis-reason", says, "Say why this weight is used.", "basisReason"),
  ]);
}

const productRefusals = ({ product }: DataOf<"DosePrepared">, { protocol }: DecideContext): readonly Refusal[] =>
  when([
    !protocol.dose.products.some(({ strength, vialMl }) => strength === product.strength && vialMl === product.vialMl),
    no("unlisted-product", "This vial is not on the clinic's list.", "Choose a vial that is.", "product"),
  ]);

/** Computed, never typed: numbers that differ from the calculation come from another order, another weight, or a hand. */
const typedRefusals = (sent: DataOf<"DosePrepared">, dose: DoseCalculation): readonly Refusal[] =>
  differences(sent, dose).map(({ field, sent: was, due }) =>
    no(
      "not-as-calculated",
      `${field} was sent as ${was}, but comes to ${due}.`,
      "Reload: the order or the weight changed.",
      field,
    ),
  );

/** The day named on the vial is its last good day, by the clinic's calendar. */
function isExpired(expires: string, at: Instant, zone: string): boolean {
  const day = parseDay(expires);
  return day === null || compareDays(dayIn(zone, at), day) > 0;
}
