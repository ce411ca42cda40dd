import type { Protocol } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { percentOff } from "#science/decimal.ts";
import { after, type Instant, minutes } from "#science/units.ts";
import type { DataOf } from "../events.ts";
import type { AldreteItem, PadssItem, VitalValues } from "../measures.ts";
import { aldrete, earliestDischargeAt, type Items, padss, type RecoveryNeeds } from "./recovery.ts";

type Timed<T> = T & { readonly at: Instant };
type Discharge = Protocol["discharge"];

/**
 * What is known of a patient who would like to go home. Null means it was not done.
 * Anything dated before the infusion ended counts as not done: it says nothing about recovery.
 */
export type RecoveryState = RecoveryNeeds & {
  readonly endedAt: Instant | null;
  readonly baseline: VitalValues | null;
  readonly vitals: Timed<{ readonly values: VitalValues; readonly oxygen: "room-air" | "on-oxygen" }> | null;
  readonly aldrete: Timed<{ readonly items: Items<AldreteItem> }> | null;
  /** The Aldrete total before the infusion, where one was taken: a patient need not leave better than she came. */
  readonly aldreteBefore?: number | null;
  readonly padss: Timed<{ readonly items: Items<PadssItem> }> | null;
  readonly moaas: Timed<{ readonly score: number }> | null;
  readonly dissociation: Timed<{ readonly nrs: number }> | null;
  readonly readiness: Timed<DataOf<"ReadinessChecked">> | null;
  readonly escort: "present" | "confirmed" | "not-confirmed" | null;
  readonly instructionsAcknowledged: boolean | null;
};

/** One thing that must be so before the patient leaves. Only a prescriber with a reason passes one, and never the escort. */
export type Criterion = {
  readonly id: string;
  readonly says: string;
  readonly met: Tri;
  readonly overridable: boolean;
};

/** Every discharge criterion with its answer. The clinician's own signature comes on top, by discharging. */
export function dischargeCriteria(state: RecoveryState, protocol: Protocol, now: Instant): Criterion[] {
  const rules = protocol.discharge;
  const seen = sinceTheEnd(state, protocol, now);
  return [
    criterion("minimum-time", "The minimum time in recovery is over", minimumOver(state, rules, now)),
    criterion("aldrete", `Aldrete score is ${rules.aldrete} or more`, aldreteEnough(seen, rules)),
    criterion(
      "padss",
      `Discharge score is ${rules.padss} or more`,
      atLeast(seen.padss && padss(seen.padss.items).total, rules.padss),
    ),
    criterion("moaas", "Answers readily to the name (MOAA/S 5)", atLeast(seen.moaas?.score, rules.moaas)),
    criterion(
      "dissociation",
      `Dissociation is ${rules.dissociationMax} or less`,
      known(seen.dissociation?.nrs, (nrs) => nrs <= rules.dissociationMax),
    ),
    ...vitalCriteria(seen, rules),
    ...readinessCriteria(seen.readiness),
    criterion(
      "instructions",
      "Instructions were given and acknowledged",
      known(state.instructionsAcknowledged, (given) => given),
    ),
    {
      ...criterion(
        "escort",
        "The escort is here",
        known(state.escort, (is) => is === "present"),
      ),
      overridable: false,
    },
  ];
}

const criterion = (id: string, says: string, met: Tri): Criterion => ({ id, says, met, overridable: true });

/** Yes or no by the test; unknown when there is nothing to test. */
const known = <T>(value: T | null | undefined, test: (value: T) => boolean): Tri =>
  value === null || value === undefined ? "unknown" : test(value) ? "yes" : "no";

const atLeast = (value: number | null | undefined, least: number): Tri => known(value, (n) => n >= least);

type Seen = Pick<
  RecoveryState,
  "baseline" | "vitals" | "aldrete" | "aldreteBefore" | "padss" | "moaas" | "dissociation" | "readiness"
>;

/** Vitals and sedation older than one recovery interval and its grace are no longer the patient's. */
function sinceTheEnd(state: RecoveryState, { monitoring }: Protocol, now: Instant): Seen {
  const { endedAt } = state;
  const oldest = after(now, minutes(-(monitoring.recoveryMin + monitoring.veryLateMin)));
  const recovered = <T extends { readonly at: Instant }>(thing: T | null): T | null =>
    thing !== null && endedAt !== null && thing.at >= endedAt && thing.at <= now ? thing : null;
  const fresh = <T extends { readonly at: Instant }>(thing: T | null): T | null => {
    const since = recovered(thing);
    return since !== null && since.at >= oldest ? since : null;
  };
  return {
    baseline: state.baseline,
    vitals: fresh(state.vitals),
    aldrete: recovered(state.aldrete),
    aldreteBefore: state.aldreteBefore ?? null,
    padss: recovered(state.padss),
    moaas: fresh(state.moaas),
    dissociation: recovered(state.dissociation),
    readiness: recovered(state.readiness),
  };
}

const minimumOver = (state: RecoveryState, rules: Discharge, now: Instant): Tri =>
  known(state.endedAt, (endedAt) => now >= earliestDischargeAt(endedAt, state, rules));

function aldreteEnough({ aldrete: scored, aldreteBefore }: Seen, rules: Discharge): Tri {
  return atLeast(scored && aldrete(scored.items).total, Math.min(rules.aldrete, aldreteBefore ?? rules.aldrete));
}

function vitalCriteria({ vitals, baseline }: Seen, rules: Discharge): Criterion[] {
  const { sbp, dbp, hr } = vitals?.values ?? {};
  const [sbpBelow, dbpBelow] = rules.bpBelow;
  return [
    criterion(
      "bp-near-baseline",
      `Blood pressure is within ${rules.bpWithinPct}% of baseline`,
      both(near(sbp, baseline?.sbp, rules.bpWithinPct), near(dbp, baseline?.dbp, rules.bpWithinPct)),
    ),
    criterion(
      "bp-below",
      `Blood pressure is below ${sbpBelow}/${dbpBelow} mm Hg`,
      both(
        known(sbp, (n) => n < sbpBelow),
        known(dbp, (n) => n < dbpBelow),
      ),
    ),
    criterion(
      "hr-near-baseline",
      `Heart rate is within ${rules.hrWithin} of baseline`,
      known(baseline?.hr, () => true) === "yes"
        ? known(hr, (n) => Math.abs(n - (baseline?.hr ?? 0)) <= rules.hrWithin)
        : "unknown",
    ),
    criterion(
      "spo2",
      `SpO2 is ${rules.spo2Min}% or more, or as before, on room air`,
      airEnough(vitals, baseline, rules),
    ),
  ];
}

function airEnough(vitals: Seen["vitals"], baseline: VitalValues | null, rules: Discharge): Tri {
  const least = Math.min(rules.spo2Min, baseline?.spo2 ?? rules.spo2Min);
  if (vitals?.oxygen === "on-oxygen") return "no";
  return atLeast(vitals?.values.spo2, least);
}

const near = (value: number | undefined, baseline: number | undefined, pct: number): Tri =>
  baseline === undefined || baseline <= 0 ? "unknown" : known(value, (n) => Math.abs(percentOff(n, baseline)) <= pct);

const both = (one: Tri, other: Tri): Tri => {
  if (one === "no" || other === "no") return "no";
  return one === "yes" && other === "yes" ? "yes" : "unknown";
};

const not = (answer: Tri): Tri => (answer === "unknown" ? "unknown" : answer === "yes" ? "no" : "yes");

function readinessCriteria(readiness: Seen["readiness"]): Criterion[] {
  const seen = (question: keyof DataOf<"ReadinessChecked">): Tri => readiness?.[question] ?? "unknown";
  return [
    criterion("oriented", "Knows who, where and when", seen("orientedTimesThree")),
    criterion("walks", "Walks ten steps steadily", seen("walksSteadily")),
    criterion("sips", "Keeps sips down", seen("toleratesSips")),
    criterion("nausea", "Nausea is mild at most", seen("nauseaMildAtMost")),
    criterion("suicidal-risk", "No new risk of suicide", not(seen("newSuicidalRisk"))),
    criterion("iv-removed", "The IV line is out", seen("ivRemoved")),
  ];
}
