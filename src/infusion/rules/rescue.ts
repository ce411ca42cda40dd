import { showNumber } from "#science/display.ts";
import { between, type Instant, minutes } from "#science/units.ts";
import { sum } from "#science/decimal.ts";
import type { VitalValues } from "../measures.ts";
import { comfortMedicines } from "./rescue-comfort.ts";
import type { RescueMedicine, VitalWarning } from "./rescue-row.ts";
import { urgentMedicines } from "./rescue-urgent.ts";

/**
 * The rescue order set: a template for the clinic's prescriber and pharmacist to judge. Reference 5.3 names esmolol without a
 * dose; it is left out until a pharmacist gives one.
 */
export const RESCUE: readonly RescueMedicine[] = [...comfortMedicines, ...urgentMedicines];

/** The row for a medicine by its id; undefined for one the order set does not hold. */
export const rescueMedicine = (id: string): RescueMedicine | undefined =>
  RESCUE.find((medicine) => medicine.id === id.trim().toLowerCase());

/** What is known of the patient when a rescue medicine is thought of. `dose` is the one about to be ordered, in the row's unit. */
export type RescueContext = {
  readonly now: Instant;
  readonly dose: number;
  /** As ordered: "IV", or "IV over 2 min". */
  readonly route: string;
  /** The newest vitals; what is not measured is warned of where the medicine needs it. */
  readonly values: VitalValues;
  /** Null when nobody has asked. */
  readonly allergies: readonly string[] | null;
  /** Every rescue medicine given in this visit. */
  readonly given: readonly { readonly medicine: string; readonly dose: number; readonly at: Instant }[];
};

/** Everything to read before giving this medicine now, the most pressing first. Warnings, not refusals: the prescriber decides. */
export const rescueWarnings = (medicine: RescueMedicine, context: RescueContext): string[] => [
  ...allergyWarnings(medicine, context.allergies),
  ...amountWarnings(medicine, context),
  ...intervalWarnings(medicine, context),
  ...medicine.vitalWarnings.flatMap((warning) => vitalWarning(warning, context.values)),
  ...medicine.warnings,
];

function allergyWarnings({ id, allergyWords }: RescueMedicine, allergies: RescueContext["allergies"]): string[] {
  if (allergies === null) return ["Allergies are not known: ask first."];
  const words = [id, ...allergyWords].map((word) => word.toLowerCase());
  return allergies
    .filter((allergy) => words.some((word) => allergy.toLowerCase().includes(word)))
    .map((allergy) => `Allergy on record: ${allergy}.`);
}

const earlierDoses = ({ id }: RescueMedicine, { given }: RescueContext): RescueContext["given"] =>
  given.filter(({ medicine }) => medicine.trim().toLowerCase() === id);

function amountWarnings(medicine: RescueMedicine, context: RescueContext): string[] {
  const { unit, maxPerVisit, maxDoses } = medicine;
  const earlier = earlierDoses(medicine, context);
  const total = sum(context.dose, ...earlier.map(({ dose }) => dose));
  const by = context.route.trim().split(" ")[0] ?? "";
  const most = medicine.mostBy[by] ?? Math.max(...medicine.doses);
  const show = (amount: number): string => `${showNumber(amount, 3)} ${unit}`;
  return [
    ...(context.dose > most
      ? [
          `${show(context.dose)} is more than the largest single dose${medicine.mostBy[by] === undefined ? "" : ` ${by}`}, ${show(most)}.`,
        ]
      : []),
    ...(maxPerVisit !== null && total > maxPerVisit
      ? [`With this dose ${show(total)} would be given in this visit; the most is ${show(maxPerVisit)}.`]
      : []),
    ...(maxDoses !== null && earlier.length >= maxDoses
      ? [
          `Already given ${earlier.length === 1 ? "once" : `${earlier.length} times`}; no more than ${maxDoses} in a visit.`,
        ]
      : []),
  ];
}

function intervalWarnings(medicine: RescueMedicine, context: RescueContext): string[] {
  const { intervalMin } = medicine;
  const lastAt = earlierDoses(medicine, context).reduce<Instant | null>(
    (latest, { at }) => (latest === null || at > latest ? at : latest),
    null,
  );
  if (intervalMin === null || lastAt === null) return [];
  const since = between(lastAt, context.now);
  return since < minutes(intervalMin)
    ? [`Last given ${Math.max(0, Math.floor(since / minutes(1)))} min ago; wait ${intervalMin} min between doses.`]
    : [];
}

const MEASURED: Readonly<Record<keyof VitalValues, string>> = {
  sbp: "Systolic pressure",
  dbp: "Diastolic pressure",
  map: "Mean pressure",
  hr: "Heart rate",
  spo2: "SpO2",
  rr: "Breathing rate",
  temp: "Temperature",
  etco2: "CO2 breathed out",
};

function vitalWarning({ vital, when, value, says }: VitalWarning, values: VitalValues): string[] {
  const measured = values[vital];
  if (measured === undefined) return [`${MEASURED[vital]} is not known: measure it first.`];
  return (when === "under" ? measured < value : measured > value) ? [says] : [];
}
