import { aboveFirstDose, type DoseLimit, type LimitBand, type Protocol } from "#clinic/events.ts";
import { ABSOLUTE_MG, ABSOLUTE_MG_PER_KG } from "#science/ceilings.ts";
import { product as times, quotient, roundHalfUp } from "#science/decimal.ts";
import { showQuantity, type Unit } from "#science/display.ts";
import type { Centimetres, Kg, MgPerKg } from "#science/units.ts";
import type { DoseCalculation, DoseFinding } from "./dose.ts";
import { weightFindings } from "./weight-limits.ts";

/** What must be known beside the calculation. Null means not known, except for the first infusion, where there is nothing to know. */
export type DoseContext = {
  readonly infusionNumber: number;
  readonly orderedMgPerKg: MgPerKg;
  readonly previousWeightKg: Kg | null;
  /** As it stands in the chart. */
  readonly heightCm: Centimetres | null;
  /** Today's weight on the clinic's scale. */
  readonly actualKg: Kg;
  readonly hoursSinceLast: number | null;
  /** Infusions given in the seven days before this one, this one not counted. */
  readonly infusionsIn7Days: number | null;
};

const CHANGE = "Change the order or the preparation; no reason goes past this limit.";
const REASON = "Give a reason to go past this limit, or change the order.";

/** Every limit of the protocol, and the absolute ceilings, that this dose crosses. Empty when it crosses none. */
export const checkDose = (dose: DoseCalculation, context: DoseContext, protocol: Protocol): DoseFinding[] => [
  ...bandFindings(dose, context, protocol),
  ...firstDoseFindings(dose, context, protocol),
  ...ceilingFindings(dose),
  ...wrongUnitFindings(dose, context),
  ...preparationFindings(dose, protocol),
  ...weightFindings(context.actualKg, context.previousWeightKg, protocol, context.heightCm),
  ...spacingFindings(context, protocol),
];

type Measure = {
  readonly what: string;
  readonly unit: Unit;
  readonly field: string;
  readonly of: (dose: DoseCalculation) => number;
};

const measures: Readonly<Record<DoseLimit, Measure>> = {
  "dosing-weight-kg": { what: "Dosing weight", unit: "kg", field: "dosingWeightKg", of: (d) => d.dosingWeightKg },
  "mg-per-kg": { what: "Dose", unit: "mg/kg", field: "mgPerKg", of: (d) => d.mgPerKg },
  "total-mg": { what: "Total dose", unit: "mg", field: "mgPerKg", of: (d) => d.actualMg },
  minutes: { what: "Duration", unit: "min", field: "minutes", of: (d) => d.minutes },
  "mg-per-kg-per-hour": { what: "Dose rate", unit: "mg/kg/h", field: "minutes", of: (d) => d.mgPerKgPerHour },
  "bag-mg-per-ml": { what: "Bag concentration", unit: "mg/mL", field: "diluentMl", of: (d) => d.bagMgPerMl },
  "ml-per-hour": { what: "Pump rate", unit: "mL/h", field: "diluentMl", of: (d) => d.rateMlPerHour },
};

/** Nobody gave this patient the drug here before. */
const isFirstEver = ({ infusionNumber, hoursSinceLast }: DoseContext): boolean =>
  infusionNumber <= 1 && hoursSinceLast === null;

function firstDoseFindings({ mgPerKg }: DoseCalculation, context: DoseContext, { dose }: Protocol): DoseFinding[] {
  const above = isFirstEver(context) ? aboveFirstDose(mgPerKg, dose) : null;
  return above === null ? [] : [hard(above.rule, above.says, above.field)];
}

/** The first of a later course may go on at the last dose, if it was ordered so: at the bedside with a reason. */
const bandFindings = (dose: DoseCalculation, context: DoseContext, { dose: rules }: Protocol) =>
  Object.entries(rules.limits).flatMap(([limit, band]) => {
    const isFirstAgain = limit === "mg-per-kg" && context.infusionNumber <= 1 && !isFirstEver(context);
    const softHigh = isFirstAgain ? smaller(band.softHigh, rules.firstMaxMgPerKg) : band.softHigh;
    return bandFinding(limit, measures[limit as DoseLimit], { ...band, softHigh }, dose);
  });

const smaller = (limit: number | null, other: number): number => (limit === null ? other : Math.min(limit, other));

function bandFinding(limit: string, measure: Measure, band: LimitBand, dose: DoseCalculation): DoseFinding[] {
  const value = measure.of(dose);
  const finding = (side: "above" | "below", level: DoseFinding["level"], edge: number): DoseFinding[] => [
    {
      rule: `${limit}-${side}-${level}`,
      level,
      says: `${measure.what} ${showQuantity(value, measure.unit)} is ${side} ${showQuantity(edge, measure.unit)}.`,
      satisfy: level === "hard" ? CHANGE : REASON,
      field: measure.field,
    },
  ];
  if (band.hardHigh !== null && value > band.hardHigh) return finding("above", "hard", band.hardHigh);
  if (band.hardLow !== null && value < band.hardLow) return finding("below", "hard", band.hardLow);
  if (band.softHigh !== null && value > band.softHigh) return finding("above", "soft", band.softHigh);
  if (band.softLow !== null && value < band.softLow) return finding("below", "soft", band.softLow);
  return [];
}

const hard = (rule: string, says: string, field: string): DoseFinding => ({
  rule,
  level: "hard",
  says,
  satisfy: CHANGE,
  field,
});

const soft = (rule: string, says: string, field: string): DoseFinding => ({
  rule,
  level: "soft",
  says,
  satisfy: REASON,
  field,
});

function ceilingFindings(dose: DoseCalculation): DoseFinding[] {
  const perKg = Math.max(dose.mgPerKg, quotient(dose.actualMg, dose.dosingWeightKg));
  const total = Math.max(dose.doseMg, dose.actualMg);
  const most = `more than ${showQuantity(ABSOLUTE_MG_PER_KG, "mg/kg")}`;
  return [
    ...(dose.mgPerKg > ABSOLUTE_MG_PER_KG || roundHalfUp(perKg, 2) > ABSOLUTE_MG_PER_KG
      ? [hard("absolute-mg-per-kg", `No infusion here may give ${most}.`, "mgPerKg")]
      : []),
    ...(total > ABSOLUTE_MG
      ? [hard("absolute-mg", `No infusion here may hold more than ${showQuantity(ABSOLUTE_MG, "mg")}.`, "mgPerKg")]
      : []),
  ];
}

/** A factor this large is not rounding: a slipped decimal point, a wrong vial, or pounds taken for kilograms. */
const WRONG_BY = 1.9;

function wrongUnitFindings(dose: DoseCalculation, { orderedMgPerKg }: DoseContext): DoseFinding[] {
  if (!(orderedMgPerKg > 0)) return [hard("no-order", "No dose per kg is ordered.", "mgPerKg")];
  const factor = quotient(dose.actualMg, times(dose.dosingWeightKg, orderedMgPerKg));
  if (factor < WRONG_BY && times(factor, WRONG_BY) > 1) return [];
  const prepared = showQuantity(quotient(dose.actualMg, dose.dosingWeightKg), "mg/kg");
  const ordered = showQuantity(orderedMgPerKg, "mg/kg");
  return [hard("ten-fold", `The prepared dose comes to ${prepared}, but ${ordered} is ordered.`, "drawMl")];
}

function preparationFindings(dose: DoseCalculation, { dose: rules }: Protocol): DoseFinding[] {
  const { drawMl, finalMl, product, deviationPct } = dose;
  const draw = `A draw of ${showQuantity(drawMl, "mL")}`;
  const needsDilution = product.strength >= 100 && finalMl < times(drawMl, 2);
  const off = `The draw holds ${showQuantity(dose.actualMg, "mg")}, ${showQuantity(Math.abs(deviationPct), "%")} off the ordered dose.`;
  return [
    ...(drawMl < rules.minDrawMl
      ? [hard("draw-too-small", `${draw} cannot be measured; use a lower concentration.`, "product")]
      : []),
    ...(drawMl > finalMl ? [hard("draw-over-volume", `${draw} does not fit the volume mixed.`, "diluentMl")] : []),
    ...(needsDilution
      ? [hard("undiluted", "100 mg/mL is never given undiluted: mix it with at least its own volume.", "diluentMl")]
      : []),
    ...deviation(off, Math.abs(deviationPct), rules.maxDeviationPct),
  ];
}

function deviation(says: string, off: number, most: Protocol["dose"]["maxDeviationPct"]): DoseFinding[] {
  if (off > most.hard) return [hard("deviation-hard", says, "product")];
  return off > most.soft ? [soft("deviation-soft", says, "product")] : [];
}

const spacingFindings = (context: DoseContext, { spacing }: Protocol): DoseFinding[] => [
  ...tooSoon(context, spacing.minHours),
  ...tooMany(context, spacing.maxPer7Days),
];

type Spacing = Protocol["spacing"];

function tooSoon({ infusionNumber, hoursSinceLast: hours }: DoseContext, least: Spacing["minHours"]): DoseFinding[] {
  const field = "plannedStartAt";
  if (hours === null)
    return infusionNumber > 1 ? [soft("spacing-unknown", "When the last infusion was given is not known.", field)] : [];
  const says = `The last infusion was ${showQuantity(hours, "h")} ago; at least`;
  if (hours < least.hard)
    return [hard("spacing-hard", `${says} ${showQuantity(least.hard, "h")} must lie between.`, field)];
  return hours < least.soft
    ? [soft("spacing-soft", `${says} ${showQuantity(least.soft, "h")} should lie between.`, field)]
    : [];
}

function tooMany({ infusionNumber, infusionsIn7Days }: DoseContext, most: Spacing["maxPer7Days"]): DoseFinding[] {
  const field = "plannedStartAt";
  if (infusionsIn7Days === null)
    return infusionNumber > 1
      ? [soft("count-unknown", "How many infusions were given in the last 7 days is not known.", field)]
      : [];
  const count = infusionsIn7Days + 1;
  const says = `This would be infusion ${count} within 7 days.`;
  if (count > most.hard) return [hard("count-hard", says, field)];
  return count > most.soft ? [soft("count-soft", says, field)] : [];
}
