import { aboveFirstDose, firstDoseSource, type LimitBand, type Source } from "#clinic/events.ts";
import { ABSOLUTE_MG_PER_KG } from "#science/ceilings.ts";
import { difference, quotient, roundHalfUp, sum } from "#science/decimal.ts";
import { showQuantity, type Unit } from "#science/display.ts";
import type { MgPerKg, Minutes } from "#science/units.ts";
import { type Finding, hard, soft } from "./finding.ts";
import { badlyBorne, type Borne, type DoseProtocol, mayRaise } from "./raising.ts";
import { medicineFindings, type MedicinesSeen } from "./with-medicines.ts";

/** What an order is judged by: the dose before it, how that one went, and how much better the patient is. */
export type OrderContext = {
  readonly nth: number;
  /** The dose of the infusion before, or, where none was given here, null. */
  readonly lastMgPerKg: number | null;
  /** How the infusion before went; null where nobody knows. */
  readonly last: Borne | null;
  /** Percent of improvement since the baseline; null where it was not measured. */
  readonly pctImproved: number | null;
  readonly medicines: MedicinesSeen;
};

export type Ordered = { readonly mgPerKg: MgPerKg; readonly minutes: Minutes };

export const titrationSources = {
  first: firstDoseSource,
  step: { from: "Clinical reference 4.2, rule 2", evidence: "P" },
  ceiling: { from: "Clinical reference 4.2, rule 2: the ceiling of one physician, and of two", evidence: "P" },
  rate: { from: "Clinical reference 4.2, rule 3: about 0.75 mg/kg/h", evidence: "P" },
  tolerated: { from: "Clinical reference 4.2, rule 4", evidence: "P" },
  band: { from: "Clinical reference 4.7; the clinic's signed dose limits", evidence: "P" },
  absolute: { from: "No protocol goes past this ceiling", evidence: "P" },
} as const satisfies Readonly<Record<string, Source>>;

/** 0.5 mg/kg over 40 min: the rate of nearly all trials, mg/kg/h (clinical reference 4.2, rule 3 [P]). */
const USUAL_RATE = 0.75;

/** Everything in an order that the protocol's limits and the titration rules speak against. What hangs on the day's weight waits for the day. */
export const orderFindings = (ordered: Ordered, context: OrderContext, protocol: DoseProtocol): readonly Finding[] => [
  ...bands(ordered, protocol),
  ...firstDose(ordered, context, protocol),
  ...step(ordered, context, protocol),
  ...ceilings(ordered, protocol),
  ...rate(ordered),
  ...toleratedLast(ordered, context, protocol),
  ...medicineFindings(ordered, context, protocol.course),
];

/** A second physician signs too, above this dose. */
export const needsSecond = ({ mgPerKg }: Pick<Ordered, "mgPerKg">, { course }: DoseProtocol): boolean =>
  mgPerKg > course.ceilingMgPerKg;

const rateOf = ({ mgPerKg, minutes }: Ordered): number =>
  minutes > 0 ? roundHalfUp(quotient(mgPerKg * 60, minutes), 3) : Infinity;

function bands(ordered: Ordered, { dose: { limits } }: DoseProtocol): readonly Finding[] {
  return [
    ...band("mg-per-kg", "The dose", "mg/kg", ordered.mgPerKg, limits["mg-per-kg"]),
    ...band("minutes", "The duration", "min", ordered.minutes, limits.minutes),
    ...band("mg-per-kg-per-hour", "The rate", "mg/kg/h", rateOf(ordered), limits["mg-per-kg-per-hour"]),
  ];
}

function band(limit: string, what: string, unit: Unit, value: number, edges: LimitBand): readonly Finding[] {
  const field = limit === "mg-per-kg" ? "mgPerKg" : "minutes";
  const said = (side: "above" | "below", level: "soft" | "hard", edge: number) => ({
    rule: `${limit}-${side}-${level}`,
    says: `${what}, ${showQuantity(value, unit)}, is ${side} ${showQuantity(edge, unit)}.`,
    field,
    source: titrationSources.band,
  });
  const { hardHigh, hardLow, softHigh, softLow } = edges;
  if (hardHigh !== null && value > hardHigh) return [hard(said("above", "hard", hardHigh))];
  if (hardLow !== null && value < hardLow) return [hard(said("below", "hard", hardLow))];
  if (softHigh !== null && value > softHigh) return [soft(said("above", "soft", softHigh))];
  return softLow !== null && value < softLow ? [soft(said("below", "soft", softLow))] : [];
}

function firstDose(
  { mgPerKg }: Ordered,
  { nth, lastMgPerKg }: OrderContext,
  { dose }: DoseProtocol,
): readonly Finding[] {
  const above = nth > 1 || lastMgPerKg !== null ? null : aboveFirstDose(mgPerKg, dose);
  return above === null ? [] : [hard(above)];
}

function step(ordered: Ordered, context: OrderContext, protocol: DoseProtocol): readonly Finding[] {
  const { lastMgPerKg } = context;
  if (lastMgPerKg === null || ordered.mgPerKg <= lastMgPerKg) return [];
  const [up, most] = [difference(ordered.mgPerKg, lastMgPerKg), protocol.course.stepMgPerKg];
  if (up > most)
    return [
      hard({
        rule: "step",
        says: `${showQuantity(up, "mg/kg")} more than the ${showQuantity(lastMgPerKg, "mg/kg")} before; at most ${showQuantity(most, "mg/kg")} at a time.`,
        field: "mgPerKg",
        source: titrationSources.step,
      }),
    ];
  const unmet = mayRaise(context, protocol).filter(({ answer }) => answer !== "yes");
  return unmet.length === 0
    ? []
    : [
        soft({
          rule: "raise",
          says: `A higher dose is for whom these hold: ${unmet.map(({ says }) => says).join(" ")}`,
          field: "mgPerKg",
          source: titrationSources.step,
        }),
      ];
}

function ceilings({ mgPerKg }: Ordered, { course }: DoseProtocol): readonly Finding[] {
  const most = Math.min(course.secondSignCeilingMgPerKg, ABSOLUTE_MG_PER_KG);
  if (mgPerKg <= most) return [];
  const says = `No order goes above ${showQuantity(most, "mg/kg")}, whoever signs it.`;
  return [hard({ rule: "ceiling", says, field: "mgPerKg", source: titrationSources.ceiling })];
}

function rate(ordered: Ordered): readonly Finding[] {
  const perHour = rateOf(ordered);
  if (perHour <= USUAL_RATE || !Number.isFinite(perHour)) return [];
  const longer = Math.ceil(sum(quotient(ordered.mgPerKg * 60, USUAL_RATE), -1e-9));
  const says = `${showQuantity(perHour, "mg/kg/h")} is faster than the usual ${showQuantity(USUAL_RATE, "mg/kg/h")}; ${longer} min would keep it.`;
  return [soft({ rule: "usual-rate", says, field: "minutes", source: titrationSources.rate })];
}

/** The slower pace of an infusion after one that was badly borne, min (clinical reference 4.2, rule 4 [P]). */
const SLOWED_MINUTES = 60;

/** After an infusion that was badly borne: slower, or 10 to 25% less. */
function toleratedLast(
  ordered: Ordered,
  { last, lastMgPerKg }: OrderContext,
  protocol: DoseProtocol,
): readonly Finding[] {
  if (last === null || lastMgPerKg === null) return [];
  const why = badlyBorne(last, protocol);
  if (why.length === 0 || ordered.minutes >= SLOWED_MINUTES || ordered.mgPerKg < lastMgPerKg) return [];
  const says = `At the last infusion ${why.join(", ")}. Then it is slowed to ${SLOWED_MINUTES} min, or the dose made 10 to 25% smaller.`;
  return [soft({ rule: "badly-borne", says, field: "minutes", source: titrationSources.tolerated })];
}
