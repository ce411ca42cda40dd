import { ABSOLUTE_MG, ABSOLUTE_MG_PER_KG } from "#science/ceilings.ts";
import type { DoseLimit, LimitBand, Protocol } from "./events.ts";

/**
 * What is wrong with a protocol, in sentences its author can act on; empty when nothing is.
 * It judges whether the numbers can work together, never whether they are good medicine: that is the director's signature.
 */
export const validateProtocol = (protocol: Protocol): string[] => [
  ...impossibleNumbers(protocol, ""),
  ...emptyChoices(protocol),
  ...bandsOutOfOrder(protocol),
  ...ceilingsRaised(protocol),
  ...stepsOutOfOrder(protocol),
];

/** The protocol as one string that is the same however its keys were written down: what a signature is taken over. */
export const contentOf = (protocol: Protocol): string => canonical(protocol);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}

function impossibleNumbers(value: unknown, path: string): string[] {
  if (typeof value === "number")
    return Number.isFinite(value) && value >= 0 ? [] : [`${path} must be a number that is not negative.`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    impossibleNumbers(inner, path === "" ? key : `${path}.${key}`),
  );
}

const emptyChoices = ({ id, version, dose }: Protocol): string[] => [
  ...(id.trim() === "" ? ["The protocol needs a name."] : []),
  ...(version.trim() === "" ? ["The protocol needs a version."] : []),
  ...(dose.products.length === 0 ? ["At least one ketamine product must be listed."] : []),
  ...(dose.diluentsMl.length === 0 ? ["At least one bag volume must be listed."] : []),
  ...(dose.products.some(({ strength, vialMl }) => strength <= 0 || vialMl <= 0)
    ? ["Every product needs a strength and a vial volume above 0."]
    : []),
];

const words: Readonly<Record<DoseLimit, string>> = {
  "dosing-weight-kg": "dosing weight",
  "mg-per-kg": "dose per kg",
  "total-mg": "total dose",
  minutes: "duration",
  "mg-per-kg-per-hour": "dose rate",
  "bag-mg-per-ml": "bag concentration",
  "ml-per-hour": "pump rate",
};

const bandsOutOfOrder = ({ dose }: Protocol): string[] =>
  Object.entries(dose.limits).flatMap(([limit, band]) => bandOutOfOrder(words[limit as DoseLimit], band));

const bandOutOfOrder = (what: string, { hardLow, softLow, softHigh, hardHigh }: LimitBand): string[] => [
  ...unlessRising(hardLow, softLow, `The soft low limit for ${what} is below its hard low limit.`),
  ...unlessRising(softHigh, hardHigh, `The soft high limit for ${what} is above its hard high limit.`),
  ...unlessRising(softLow ?? hardLow, softHigh ?? hardHigh, `The low limit for ${what} is above its high limit.`),
];

const unlessRising = (low: number | null, high: number | null, says: string): string[] =>
  low !== null && high !== null && low > high ? [says] : [];

function ceilingsRaised({ dose }: Protocol): string[] {
  const { "mg-per-kg": perKg, "total-mg": total } = dose.limits;
  return [
    ...required(perKg.hardHigh, "A hard high limit for dose per kg must be set."),
    ...required(total.hardHigh, "A hard high limit for total dose must be set."),
    ...unlessRising(
      perKg.hardHigh,
      ABSOLUTE_MG_PER_KG,
      `No protocol may allow more than ${ABSOLUTE_MG_PER_KG} mg/kg: lower the hard limit for dose per kg.`,
    ),
    ...unlessRising(
      total.hardHigh,
      ABSOLUTE_MG,
      `No protocol may allow more than ${ABSOLUTE_MG} mg in one infusion: lower the hard limit for total dose.`,
    ),
    ...unlessRising(
      dose.firstMaxMgPerKg,
      perKg.hardHigh,
      "The first infusion's limit is above the hard limit for dose per kg.",
    ),
    ...unlessRising(dose.maxDeviationPct.soft, dose.maxDeviationPct.hard, "The soft deviation is above the hard one."),
  ];
}

const required = (limit: number | null, says: string): string[] => (limit === null ? [says] : []);

/** Each row: the smaller number, the larger number, and the sentence when they stand the other way round. */
function stepsOutOfOrder({ fastingHours, weightJump, spacing, preVitals, monitoring, discharge }: Protocol): string[] {
  const { bpOk, bpTreat, bpCancel, hr, spo2, rr } = preVitals;
  const { amber, red } = monitoring;
  const rows: readonly (readonly [number, number, string])[] = [
    [fastingHours.light, fastingHours.fatty, "A light meal needs a longer fast than a fatty one."],
    [weightJump.reweighOverPct, weightJump.reviewOverPct, "Weight is reviewed before it is measured again."],
    [spacing.minHours.hard, spacing.minHours.soft, "The hard spacing in hours is longer than the soft one."],
    [spacing.maxPer7Days.soft, spacing.maxPer7Days.hard, "The soft count per 7 days is above the hard one."],
    [bpOk[0], bpTreat[0], "Systolic that is in order before the start is above the one that is treated."],
    [bpOk[1], bpTreat[1], "Diastolic that is in order before the start is above the one that is treated."],
    [bpTreat[0], bpCancel[0], "Systolic that is treated before the start is above the one that cancels."],
    [bpTreat[1], bpCancel[1], "Diastolic that is treated before the start is above the one that cancels."],
    [hr.recheckLow, hr.recheckHigh, "The low heart rate before the start is above the high one."],
    [hr.recheckHigh, hr.holdHigh, "Heart rate is held before it is rechecked."],
    [spo2.holdBelow, spo2.recheckBelow, "SpO2 is held before it is rechecked."],
    [rr.low, rr.high, "The low breathing rate before the start is above the high one."],
    [amber.sbp, red.sbp, "Systolic turns red before it turns amber."],
    [amber.dbp, red.dbp, "Diastolic turns red before it turns amber."],
    [red.sbpLow, amber.sbpLow, "Low systolic turns red before it turns amber."],
    [amber.hrHigh, red.hrHigh, "High heart rate turns red before it turns amber."],
    [red.hrLow, amber.hrLow, "Low heart rate turns red before it turns amber."],
    [red.spo2Below, amber.spo2Below, "SpO2 turns red before it turns amber."],
    [red.rrLow, amber.rrLow, "Slow breathing turns red before it turns amber."],
    [amber.etco2High, red.etco2High, "High CO2 turns red before it turns amber."],
    [red.moaas, amber.moaas, "Sedation turns red before it turns amber."],
    [monitoring.nibpMinRisk, monitoring.nibpMin, "Patients at risk are measured less often than others."],
    [monitoring.lateMin, monitoring.veryLateMin, "An observation is very late before it is late."],
    [monitoring.staleSeconds, monitoring.lostSeconds, "The feed is lost before it is stale."],
    [monitoring.silenceSeconds, 120, "An alarm may not be silenced for more than 120 seconds."],
    [discharge.minMinutes, discharge.firstMinMinutes, "The first recovery is shorter than the later ones."],
  ];
  return rows.flatMap(([smaller, larger, says]) => unlessRising(smaller, larger, says));
}
