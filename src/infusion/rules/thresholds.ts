import type { Protocol, VitalThresholds } from "#clinic/events.ts";
import type { AlarmPriority, Limit } from "#monitoring/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { percentOff } from "#science/decimal.ts";
import { between, type Instant, minutes } from "#science/units.ts";
import { byThreshold, gradeOf, type Threshold, THRESHOLDS } from "./threshold-table.ts";
import type { VitalValues } from "../measures.ts";

/** What the numbers suggest. It offers; a person decides. Nothing here stops a pump. */
export type Advice = {
  readonly id: string;
  readonly severity: "amber" | "red";
  readonly says: string;
  readonly offers: "repeat-nibp" | "stop" | "call" | "none";
  /** Act now, before any repeat: oxygen, breathing, consciousness, or the patient's own wish. */
  readonly immediate: boolean;
};

export type Reading = { readonly at: Instant; readonly values: VitalValues };

/** What stands beside one reading. Null means not known; `previous` are the earlier readings of this infusion, any order. */
export type ReadingContext = {
  readonly at: Instant;
  readonly baseline: VitalValues | null;
  readonly symptomatic: Tri;
  readonly moaas: number | null;
  readonly dissociation: { readonly nrs: number; readonly asksToStop: boolean } | null;
  readonly previous: readonly Reading[];
};

/** Yip 2022 [R, abstract] and common practice [K-M]. */
export const ASYMPTOMATIC_HYPERTENSION =
  "Without symptoms, stopping the infusion is usually enough: the rise fades within minutes, and lowering it hard can harm.";

/** Two amber readings at least this far apart are for a clinician to review. */
const TREND = minutes(5);

/** Advice on one set of vitals, red first. Judges only what was measured; what was not is the schedule's concern. */
export function adviceFor(
  values: VitalValues,
  context: ReadingContext,
  { monitoring: rules }: Pick<Protocol, "monitoring">,
): Advice[] {
  return [
    ...THRESHOLDS.flatMap((threshold) => vitalAdvice(threshold, values, context, rules)),
    ...riseAdvice(values.sbp, context, rules),
    ...sedationAdvice(context.moaas, rules),
    ...dissociationAdvice(context.dissociation, rules),
    ...THRESHOLDS.flatMap((threshold) => trendAdvice(threshold, values, context, rules)),
    ...riseTrend(values.sbp, context, rules),
  ].toSorted((a, b) => Number(b.severity === "red") - Number(a.severity === "red"));
}

type Rules = Protocol["monitoring"];

function vitalAdvice(threshold: Threshold, values: VitalValues, context: ReadingContext, rules: Rules): Advice[] {
  const grade = gradeOf(threshold, values, rules);
  if (grade === null) return [];
  const symptoms = context.symptomatic === "yes";
  if (grade === "amber" && !(symptoms && threshold.redWithSymptoms))
    return [amber(threshold.id, sentence(threshold, values, rules.amber))];
  const says = sentence(threshold, values, grade === "red" ? rules.red : rules.amber);
  if (!threshold.fromCuff) return [red(threshold.id, says, "stop", threshold.immediate)];
  if (symptoms || isRepeated(threshold, context, rules))
    return [red(threshold.id, confirmed(threshold, says, context), "stop", false)];
  return [red(threshold.id, `${says} Repeat the cuff now: one reading may be false.`, "repeat-nibp", false)];
}

const amber = (id: string, says: string): Advice => ({ id, severity: "amber", says, offers: "none", immediate: false });

const red = (id: string, says: string, offers: Advice["offers"], immediate: boolean): Advice => ({
  id,
  severity: "red",
  says,
  offers,
  immediate,
});

const sentence = (threshold: Threshold, values: VitalValues, limits: VitalThresholds): string =>
  `${threshold.name} ${values[threshold.vital]}${threshold.unit} is ${byThreshold(threshold, limits)}.`;

function confirmed({ side }: Threshold, says: string, { symptomatic }: ReadingContext): string {
  const how = symptomatic === "yes" ? "with symptoms" : "and again on repeat";
  const calm = side === "high" && symptomatic !== "yes" ? ` ${ASYMPTOMATIC_HYPERTENSION}` : "";
  return `${says.slice(0, -1)}, ${how}: consider stopping and call.${calm}`;
}

/** A red cuff reading is believed when one no more than a few minutes before it was red on the same side too. */
const isRepeated = ({ side }: Threshold, { previous, at }: ReadingContext, rules: Rules): boolean =>
  previous.some(
    (reading) =>
      reading.at < at &&
      between(reading.at, at) <= minutes(rules.repeatWithinMin) &&
      THRESHOLDS.some((one) => one.fromCuff && one.side === side && gradeOf(one, reading.values, rules) === "red"),
  );

function riseAdvice(sbp: number | undefined, { baseline, symptomatic }: ReadingContext, rules: Rules): Advice[] {
  const before = baseline?.sbp ?? 0;
  if (sbp === undefined || !Number.isFinite(sbp)) return [];
  if (!(before > 0)) return [amber("baseline-unknown", "No systolic before the start to compare with.")];
  const rise = percentOff(sbp, before);
  const says = `Systolic ${sbp} mm Hg is ${Math.floor(rise)}% over baseline.`;
  if (rise < rules.sbpRisePct.amber) return [];
  if (rise < rules.sbpRisePct.redWithSymptoms || symptomatic === "no") return [amber("sbp-rise", says)];
  return symptomatic === "yes"
    ? [red("sbp-rise", `${says} With symptoms: consider stopping and call.`, "stop", false)]
    : [amber("sbp-rise", `${says} Ask about symptoms.`)];
}

function sedationAdvice(moaas: number | null, rules: Rules): Advice[] {
  if (moaas === null || moaas > rules.amber.moaas) return [];
  if (moaas <= rules.red.moaas)
    return [red("moaas", `MOAA/S ${moaas}: does not answer to the voice. Support breathing and call.`, "stop", true)];
  return [amber("moaas", `MOAA/S ${moaas}: watch breathing and speak to the patient.`)];
}

function dissociationAdvice(dissociation: ReadingContext["dissociation"], rules: Rules): Advice[] {
  if (dissociation === null) return [];
  if (dissociation.asksToStop) return [red("asks-to-stop", "The patient asks to stop.", "stop", true)];
  return dissociation.nrs >= rules.dissociationAmber
    ? [amber("dissociation", `Dissociation ${dissociation.nrs} of 10: stay with the patient and speak calmly.`)]
    : [];
}

/** Amber now, and amber or worse in every reading back to one at least five minutes ago. */
function trendAdvice(threshold: Threshold, values: VitalValues, context: ReadingContext, rules: Rules): Advice[] {
  if (gradeOf(threshold, values, rules) !== "amber") return [];
  const newestFirst = context.previous
    .filter(({ at, values: earlier }) => at < context.at && earlier[threshold.vital] !== undefined)
    .toSorted((a, b) => b.at - a.at);
  const calm = newestFirst.findIndex(({ values: earlier }) => gradeOf(threshold, earlier, rules) === null);
  const run = calm === -1 ? newestFirst : newestFirst.slice(0, calm);
  const since = run.find(({ at }) => between(at, context.at) >= TREND);
  if (since === undefined) return [];
  const says = `${threshold.name} has been ${byThreshold(threshold, rules.amber)} for 5 min or more: call for review.`;
  return [red(`trend-${threshold.id}`, says, "call", false)];
}

/** The trend rule for the rise over baseline, which no threshold of the table knows. */
function riseTrend(sbp: number | undefined, { baseline, previous, at }: ReadingContext, rules: Rules): Advice[] {
  const before = baseline?.sbp ?? 0;
  const rose = (value: number | undefined) =>
    value !== undefined && Number.isFinite(value) && before > 0 && percentOff(value, before) >= rules.sbpRisePct.amber;
  if (!rose(sbp)) return [];
  const cuffs = previous
    .filter(({ at: earlier, values }) => earlier < at && values.sbp !== undefined)
    .toSorted((a, b) => b.at - a.at);
  const calm = cuffs.findIndex(({ values }) => !rose(values.sbp));
  const since = (calm === -1 ? cuffs : cuffs.slice(0, calm)).some(({ at: earlier }) => between(earlier, at) >= TREND);
  const says = `Systolic has been ${rules.sbpRisePct.amber}% or more over baseline for 5 min or more: call for review.`;
  return since ? [red("trend-sbp-rise", says, "call", false)] : [];
}

/**
 * The monitor limits the alarm engine runs on: amber as medium, red as high. A cuff reading comes once, so its alarm
 * waits for nothing; very low SpO2 waits for nothing either. The bedside monitor's own alarm stays the first.
 */
export const alarmLimits = ({ monitoring }: Pick<Protocol, "monitoring">): Limit[] => [
  ...THRESHOLDS.flatMap((threshold) => limitsFor(threshold, monitoring, "red", "high")),
  ...THRESHOLDS.flatMap((threshold) => limitsFor(threshold, monitoring, "amber", "medium")),
  ...withoutDelay(monitoring),
];

function limitsFor(threshold: Threshold, rules: Rules, grade: "red" | "amber", priority: AlarmPriority): Limit[] {
  const value = rules[grade][threshold.limit];
  if (value === null) return [];
  return threshold.parameters.map((parameter) => ({
    id: `${parameter.toLowerCase().replace("_", "-")}-${threshold.side}-${grade}`,
    parameter,
    when: threshold.when,
    value,
    priority,
    delaySeconds: threshold.fromCuff ? 0 : rules.alarmDelaySeconds,
    hysteresis: threshold.hysteresis,
    says: `${parameter === "PR" ? "Pulse" : threshold.name} ${byThreshold(threshold, rules[grade])}`,
  }));
}

const withoutDelay = ({ spo2NoDelayBelow }: Rules): Limit[] => [
  {
    id: "spo2-low-no-delay",
    parameter: "SPO2",
    when: "below",
    value: spo2NoDelayBelow,
    priority: "high",
    delaySeconds: 0,
    hysteresis: 1,
    says: `SpO2 under ${spo2NoDelayBelow}`,
  },
];
