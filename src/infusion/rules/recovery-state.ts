import type { Protocol } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import { baselineFrom } from "./before.ts";
import type { DataOf } from "../events.ts";
import { answersOf, type Infusion, latest } from "../fold/infusion.ts";
import { type Criterion, dischargeCriteria, type RecoveryState } from "./going-home.ts";
import { aldrete as aldreteScore, recoveryMinimum } from "./recovery.ts";
import { rescueMedicine } from "./rescue.ts";

/** What everything later is compared with: the vital signs charted before the start. */
export function baselineOf({ done, startedAt }: Pick<Infusion, "done" | "startedAt">, { preVitals }: Protocol) {
  const before = done.VitalsCharted.filter(({ at }) => startedAt === null || at <= startedAt).map(({ at, data }) => ({
    at,
    values: data.values,
  }));
  return baselineFrom(before, preVitals.bpRepeatPolicy);
}

/** The visit as the discharge criteria see it. `leaving` is the discharge about to be entered, with the escort it names. */
export function recoveryStateOf(
  infusion: Infusion,
  protocol: Protocol,
  leaving: DataOf<"Discharged"> | null,
): RecoveryState {
  const { done, endedAt, number } = infusion;
  const given = done.RescueGiven.map(({ at, data }) => ({ medicine: data.medicine, at }));
  const sedativesGiven = given.filter(({ medicine }) => rescueMedicine(medicine)?.sedative === true);
  const vitals = latest(done.VitalsCharted);
  const [moaas, dissociation] = [latest(done.SedationScored), latest(done.DissociationScored)];
  const [aldrete, padss, readiness] = [
    latest(done.AldreteScored),
    latest(done.PadssScored),
    latest(done.ReadinessChecked),
  ];
  return {
    number,
    sedativesGiven,
    otherRescueGiven: given.length > sedativesGiven.length,
    endedAt,
    baseline: baselineOf(infusion, protocol)?.values ?? null,
    vitals: withTime(vitals),
    aldrete: withTime(aldrete),
    aldreteBefore: aldreteBeforeStart(infusion),
    padss: withTime(padss),
    moaas: moaas && { at: moaas.at, score: moaas.data.moaas },
    dissociation: withTime(dissociation),
    readiness: withTime(readiness),
    escort: escortOf(infusion, leaving),
    instructionsAcknowledged: latest(done.InstructionsGiven)?.data.acknowledged ?? null,
  };
}

/** The Aldrete total taken before the drug ran; null when none was. */
function aldreteBeforeStart({ done, startedAt }: Infusion): number | null {
  const before = done.AldreteScored.findLast(({ at }) => startedAt !== null && at <= startedAt);
  return before === undefined ? null : aldreteScore(before.data.items).total;
}

function escortOf(infusion: Infusion, leaving: DataOf<"Discharged"> | null): RecoveryState["escort"] {
  if (leaving !== null) return leaving.escortPresent ? "present" : "confirmed";
  const answer = answersOf(infusion).escort?.data;
  return answer?.item === "escort" ? answer.presence : null;
}

const withTime = <T>(entry: { readonly at: Instant; readonly data: T } | null): (T & { readonly at: Instant }) | null =>
  entry && { ...entry.data, at: entry.at };

/** Every discharge criterion of this visit, answered. */
export const criteriaOf = (
  infusion: Infusion,
  protocol: Protocol,
  now: Instant,
  leaving: DataOf<"Discharged"> | null,
): Criterion[] => dischargeCriteria(recoveryStateOf(infusion, protocol, leaving), protocol, now);

/** Minutes of recovery after the end, at the least. */
export const minimumOf = (infusion: Infusion, protocol: Protocol): number =>
  recoveryMinimum(recoveryStateOf(infusion, protocol, null), protocol.discharge);
