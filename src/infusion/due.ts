import type { Protocol } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { ageOn } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { Infusion } from "./fold/infusion.ts";
import type { VitalValues } from "./measures.ts";
import { baselineOf } from "./rules/recovery-state.ts";
import { type Due, type DueKind, dueObservations } from "./rules/schedule.ts";

/** Everything observed so far, as the schedule counts it. A set with a cuff reading is a set of vital signs. */
function observed({ done }: Infusion): { kind: DueKind; at: Instant }[] {
  const of = (kind: DueKind, things: readonly { readonly at: Instant }[]) => things.map(({ at }) => ({ kind, at }));
  const cuffs = done.VitalsCharted.filter(({ data }) => data.values.sbp !== undefined);
  const slots = done.VitalsCharted.flatMap(({ data }) =>
    data.slotAt === null ? [] : [{ kind: "flowsheet" as const, at: data.slotAt }],
  );
  return [
    ...of("vitals", cuffs),
    ...of("sedation", done.SedationScored),
    ...of("dissociation", done.DissociationScored),
    ...of("comfort", done.ComfortScored),
    ...of("iv-site", done.IvSiteChecked),
    ...of("pump", done.PumpRead),
    ...slots,
  ];
}

/** Whom it is about: born when, as it stands in the chart, and whether the medicines ask for the cuff every five minutes. */
export type Whom = { readonly birthDate: string; readonly closeCuff: Tri };

/** What is due at the bedside now and within the hour, earliest first. */
export function dueOf(infusion: Infusion, { birthDate, closeCuff }: Whom, protocol: Protocol, now: Instant): Due[] {
  const { phase, startedAt, endedAt, number } = infusion;
  const pressure = pressureOf(infusion, protocol);
  const watched = {
    phase,
    startedAt,
    endedAt,
    pausedNow: phase === "paused",
    number,
    age: ageOn(birthDate, dayIn(infusion.zone, now)),
    hypertensiveNow: pressure.high,
    closeCuff,
    repeatNibpSince: pressure.redSince,
    rescueUnanswered: rescueUnanswered(infusion),
    now,
    done: observed(infusion),
  };
  return dueObservations(watched, protocol);
}

const rescueUnanswered = ({ done }: Infusion) =>
  done.RescueGiven.filter(({ id }) => !done.RescueEffectNoted.some(({ data }) => data.givenId === id)).map(
    ({ at, data }) => ({ medicine: data.medicine, at }),
  );

/** Whether the newest cuff reading is high for this phase, and since when a red one, high or low, waits to be repeated. */
function pressureOf(infusion: Infusion, protocol: Protocol): { high: boolean; redSince: Instant | null } {
  const { done, startedAt } = infusion;
  const { amber, red } = protocol.monitoring;
  const cuff = done.VitalsCharted.findLast(({ data }) => data.values.sbp !== undefined);
  if (cuff === undefined) return { high: false, redSince: null };
  const { sbp = 0, dbp = 0 } = cuff.data.values;
  const reaches = (limits: { readonly sbp: number; readonly dbp: number }) => sbp >= limits.sbp || dbp >= limits.dbp;
  const isRed = reaches(red) || (sbp > 0 && sbp < red.sbpLow);
  const since = startedAt !== null && cuff.at > startedAt && isRed ? cuff.at : null;
  return { high: reaches(amber) || isRaised(cuff.data.values, infusion, protocol), redSince: since };
}

/** Whether a pressure in recovery still stands above what it was before the start. Unknown before: not raised. */
function isRaised(now: VitalValues, infusion: Infusion, protocol: Protocol): boolean {
  if (infusion.phase !== "recovery") return false;
  const before = baselineOf(infusion, protocol)?.values ?? {};
  const factor = 1 + protocol.monitoring.sbpRisePct.amber / 100;
  const rose = (value = 0, was = Number.POSITIVE_INFINITY) => value >= was * factor;
  return rose(now.sbp, before.sbp) || rose(now.dbp, before.dbp);
}
