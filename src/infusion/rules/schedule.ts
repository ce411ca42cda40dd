import type { Protocol } from "#clinic/events.ts";
import { after, as, between, type Instant, minutes } from "#science/units.ts";
import type { Tri } from "#plumbing/facts.ts";
import type { InfusionPhase } from "../events.ts";

export type DueKind =
  | "vitals"
  | "sedation"
  | "dissociation"
  | "comfort"
  | "iv-site"
  | "pump"
  | "rescue-effect"
  | "repeat-nibp"
  | "flowsheet";

/** Something to observe, and how late it is. Lateness shows in its own colour, never in those of alarms. */
export type Due = {
  readonly kind: DueKind;
  readonly says: string;
  readonly dueAt: Instant;
  readonly state: "coming" | "due" | "late" | "very-late";
};

/** Where the infusion is and what has been observed. `done` may hold anything observed since check-in; a flowsheet row carries its slot's time. */
export type Watched = {
  readonly phase: InfusionPhase;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly pausedNow: boolean;
  /** Which infusion of the course; the first is watched more closely. */
  readonly number: number;
  /** Years; null when not known, which counts as at risk. */
  readonly age: number | null;
  /** Pressure is high before the end, or 20% over baseline after it. */
  readonly hypertensiveNow: boolean;
  /** An MAOI on the list of medicines; a list nobody went through counts as at risk. */
  readonly closeCuff: Tri;
  /** The alarming cuff reading that has not been repeated yet. */
  readonly repeatNibpSince?: Instant | null;
  /** Rescue medicines whose effect nobody has noted yet, by when they were given. */
  readonly rescueUnanswered?: readonly { readonly medicine: string; readonly at: Instant }[];
  readonly now: Instant;
  readonly done: readonly { readonly kind: DueKind; readonly at: Instant }[];
};

type Rules = Protocol["monitoring"];

const LOOK_AHEAD = minutes(60);

/** A dissociation score counts for its moment when taken up to this early. Our choice [P]. */
const EARLY = minutes(5);

/**
 * What is due now and in the next 60 minutes, earliest first. Each observation is due one interval after it was last
 * made, so a late one does not bring two at once. Pauses do not stop the clock: the drug still acts.
 */
export function dueObservations(watched: Watched, { monitoring: rules }: Pick<Protocol, "monitoring">): Due[] {
  const { startedAt, phase, now } = watched;
  const isUnderway = phase === "running" || phase === "paused";
  if (startedAt === null || !(isUnderway || phase === "recovery")) return [];
  const planned = [
    ...repeatDue(watched),
    ...rescueEffectDue(watched),
    ...(isUnderway ? duringInfusion(watched, startedAt, rules) : inRecovery(watched, startedAt, rules)),
    ...flowsheetDue(watched, startedAt, rules),
  ];
  return planned
    .filter(({ dueAt }) => dueAt <= after(now, LOOK_AHEAD))
    .map((plan): Due => ({ ...plan, state: lateness(plan.dueAt, now, rules) }))
    .toSorted((a, b) => a.dueAt - b.dueAt || a.kind.localeCompare(b.kind));
}

type Plan = Omit<Due, "state">;

/** Late only after the minute the protocol allows has passed: at exactly three minutes it is still due. */
function lateness(dueAt: Instant, now: Instant, { lateMin, veryLateMin }: Rules): Due["state"] {
  const over = between(dueAt, now);
  if (over > minutes(veryLateMin)) return "very-late";
  if (over > minutes(lateMin)) return "late";
  return over >= 0 ? "due" : "coming";
}

/**
 * Minutes between cuff readings: shorter for the first infusion, from the risk age on, on an MAOI, and while pressure is high.
 */
export const nibpInterval = (
  { number, age, hypertensiveNow, closeCuff }: Pick<Watched, "number" | "age" | "hypertensiveNow" | "closeCuff">,
  { nibpMin, nibpMinRisk, riskAge }: Rules,
): number => {
  const isAtRisk = number <= 1 || age === null || age >= riskAge || closeCuff !== "no";
  return isAtRisk || hypertensiveNow ? nibpMinRisk : nibpMin;
};

function duringInfusion(watched: Watched, startedAt: Instant, rules: Rules): Plan[] {
  const paused = watched.pausedNow || watched.phase === "paused" ? ", infusion paused" : "";
  return [
    ...vitalsDue(watched, startedAt, rules, paused),
    ...every(watched, "sedation", `Sedation (MOAA/S)${paused}`, startedAt, rules.sedationMin),
    ...every(watched, "comfort", `Nausea, anxiety, headache${paused}`, startedAt, rules.comfortMin),
    ...(watched.phase === "running"
      ? every(watched, "pump", "Pump: rate and volume", startedAt, nibpInterval(watched, rules))
      : []),
    ...every(watched, "iv-site", `IV site${paused}`, startedAt, rules.ivSiteMin),
    ...moments(watched, startedAt, rules.dissociationAtMin, "after start"),
  ];
}

function inRecovery(watched: Watched, startedAt: Instant, rules: Rules): Plan[] {
  const endedAt = watched.endedAt ?? startedAt;
  const interval = watched.hypertensiveNow ? Math.min(rules.nibpMin, rules.recoveryMin) : rules.recoveryMin;
  const comfortDone = watched.done.some(({ kind, at }) => kind === "comfort" && at >= endedAt);
  return [
    ...every(watched, "vitals", VITALS, startedAt, interval),
    ...every(watched, "sedation", "Sedation (MOAA/S)", startedAt, rules.recoveryMin),
    ...moments(watched, endedAt, rules.dissociationAtMin, "after the end"),
    ...(comfortDone
      ? []
      : [
          {
            kind: "comfort" as const,
            says: "Nausea, anxiety, headache before going home",
            dueAt: after(endedAt, minutes(rules.comfortMin)),
          },
        ]),
  ];
}

const lastDone = ({ done, now }: Watched, kind: DueKind, since: Instant): Instant =>
  as<Instant>(Math.max(since, ...done.filter((one) => one.kind === kind && one.at <= now).map(({ at }) => at)));

function every(watched: Watched, kind: DueKind, says: string, since: Instant, everyMin: number): Plan[] {
  const first = after(lastDone(watched, kind, since), minutes(everyMin));
  const upTo = after(watched.now, LOOK_AHEAD);
  const count =
    everyMin > 0 ? Math.max(1, Math.floor((upTo - Math.max(first, watched.now)) / minutes(everyMin)) + 1) : 0;
  const step = (index: number): Instant =>
    index === 0 ? first : after(as<Instant>(Math.max(first, watched.now)), minutes(everyMin * index));
  return Array.from({ length: count }, (_, index) => ({ kind, says, dueAt: step(index) }));
}

const VITALS = "Blood pressure and vitals";

/** While the drug runs, a long gap is a deviation of the record and is said so. */
function vitalsDue(watched: Watched, since: Instant, rules: Rules, paused: string): Plan[] {
  const gap = between(lastDone(watched, "vitals", since), watched.now);
  const [first, ...later] = every(watched, "vitals", VITALS + paused, since, nibpInterval(watched, rules));
  if (first === undefined) return [];
  const says = gap > minutes(rules.nibpGapMin) ? `${first.says}. ${gapSays(gap, rules)}` : first.says;
  return [{ ...first, says }, ...later];
}

const gapSays = (gap: number, { nibpGapMin }: Rules): string =>
  `No blood pressure charted for ${Math.floor(gap / minutes(1))} min: over ${nibpGapMin} min is a deviation to explain.`;

/** A span of the infusion without a blood pressure that is longer than the protocol allows. */
export type NibpGap = { readonly from: Instant; readonly to: Instant; readonly says: string };

/** The gaps between cuff readings from the start to the end, or to now while it runs. */
export function nibpGaps(startedAt: Instant, until: Instant, readAt: readonly Instant[], rules: Rules): NibpGap[] {
  const marks = [startedAt, ...readAt.filter((at) => at > startedAt && at < until).toSorted((a, b) => a - b), until];
  return marks.flatMap((to, index) => {
    const from = marks[index - 1];
    if (from === undefined || between(from, to) <= minutes(rules.nibpGapMin)) return [];
    return [{ from, to, says: gapSays(between(from, to), rules) }];
  });
}

/** Scores due at set minutes from a moment; done when one was taken then or since, or a little before. */
function moments(watched: Watched, from: Instant, atMinutes: readonly number[], when: string): Plan[] {
  const latest = lastDone(watched, "dissociation", as<Instant>(0));
  return atMinutes
    .map((at) => ({ at, dueAt: after(from, minutes(at)) }))
    .filter(({ dueAt }) => latest < dueAt - EARLY)
    .map(({ at, dueAt }) => ({ kind: "dissociation", says: `Dissociation 0 to 10, ${at} min ${when}`, dueAt }));
}

function repeatDue({ repeatNibpSince, done, now }: Watched): Plan[] {
  if (repeatNibpSince === undefined || repeatNibpSince === null) return [];
  const repeated = done.some(({ kind, at }) => isCuff(kind) && at > repeatNibpSince && at <= now);
  return repeated ? [] : [{ kind: "repeat-nibp", says: "Repeat the blood pressure now", dueAt: repeatNibpSince }];
}

/** Reference 5.3: the effect of every rescue dose is measured again within ten minutes. */
const RESCUE_EFFECT = minutes(10);

const rescueEffectDue = ({ rescueUnanswered = [] }: Watched): Plan[] =>
  rescueUnanswered.map(({ medicine, at }) => ({
    kind: "rescue-effect",
    says: `Did ${medicine} help?`,
    dueAt: after(at, RESCUE_EFFECT),
  }));

const isCuff = (kind: DueKind): boolean => kind === "vitals" || kind === "repeat-nibp";

/** The times a flowsheet row belongs to, from the start on, up to and including now. */
export function flowsheetSlots(startedAt: Instant, now: Instant, everyMin: number): Instant[] {
  if (now < startedAt || everyMin <= 0) return [];
  const count = Math.floor(between(startedAt, now) / minutes(everyMin)) + 1;
  return Array.from({ length: count }, (_, index) => after(startedAt, minutes(everyMin * index)));
}

/** The oldest row nobody has confirmed, with how many wait, and the next to come while the infusion goes on. */
function flowsheetDue({ done, endedAt, now }: Watched, startedAt: Instant, { flowsheetMin }: Rules): Plan[] {
  const confirmed = new Set(done.filter(({ kind }) => kind === "flowsheet").map(({ at }) => at));
  const slots = flowsheetSlots(startedAt, as<Instant>(Math.min(now, endedAt ?? now)), flowsheetMin);
  const open = slots.filter((slot) => !confirmed.has(slot));
  const next = slots.at(-1);
  const rows = open.length === 1 ? "1 flowsheet row" : `${open.length} flowsheet rows`;
  const plans: Plan[] = [];
  if (open[0] !== undefined) plans.push({ kind: "flowsheet", says: `${rows} to confirm`, dueAt: open[0] });
  if (endedAt === null && next !== undefined)
    plans.push({ kind: "flowsheet", says: "Next flowsheet row", dueAt: after(next, minutes(flowsheetMin)) });
  return plans;
}
