import type { Protocol } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { roundHalfUp } from "#science/decimal.ts";
import type { GivenInfusion } from "./given.ts";

/** The parts of the protocol that a dose is judged by. */
export type DoseProtocol = Pick<Protocol, "course" | "dose" | "monitoring">;

/** How the infusion before went, as far as a dose hangs on it. */
export type Borne = Pick<
  GivenInfusion,
  "lowestMoaas" | "stoppedBecause" | "peakBp" | "worstDissociation" | "rescues" | "isOver"
>;

/** One condition of raising a dose, and whether it holds; "unknown" where it was not measured. */
export type Condition = { readonly id: string; readonly answer: Tri; readonly says: string };

type Going = { readonly last: Borne | null; readonly pctImproved: number | null };

const tri = (value: number | null, holds: (value: number) => boolean): Tri =>
  value === null ? "unknown" : holds(value) ? "yes" : "no";
const shown = (value: number | null, unit = ""): string =>
  value === null ? "not measured" : `${roundHalfUp(value, 0)}${unit}`;

/** Clinical reference 4.2, rule 2, with what each condition rests on. */
export function mayRaise({ last, pctImproved }: Going, { course, monitoring }: DoseProtocol): readonly Condition[] {
  const { moaas } = monitoring.amber;
  const [sedation, dissociation] = [last?.lowestMoaas ?? null, last?.worstDissociation ?? null];
  return [
    {
      id: "no-response",
      answer: tri(pctImproved, (pct) => pct < course.noResponsePct),
      says: `less than ${course.noResponsePct}% better (${shown(pctImproved, "%")});`,
    },
    {
      id: "sedation",
      answer: tri(sedation, (score) => score >= moaas),
      says: `MOAA/S never under ${moaas} (${shown(sedation)});`,
    },
    ranToItsEnd(last),
    pressureStayed(last, monitoring.amber),
    {
      id: "dissociation",
      answer: tri(dissociation, (score) => score < monitoring.dissociationAmber),
      says: `dissociation under ${monitoring.dissociationAmber} of 10 (${shown(dissociation)}).`,
    },
  ];
}

function ranToItsEnd(last: Borne | null): Condition {
  const id = "not-stopped";
  if (last === null || !last.isOver) return { id, answer: "unknown", says: "not stopped early (not known);" };
  return last.stoppedBecause === null
    ? { id, answer: "yes", says: "not stopped early (ran to its end);" }
    : { id, answer: "no", says: `not stopped early (${last.stoppedBecause});` };
}

type Pressure = { readonly sbp: number; readonly dbp: number };

function pressureStayed(last: Borne | null, { sbp, dbp }: Pressure): Condition {
  const peak = last?.peakBp ?? null;
  const says = (what: string) => `blood pressure under ${sbp}/${dbp} (${what});`;
  if (peak === null) return { id: "pressure", answer: "unknown", says: says("not measured") };
  const answer: Tri = peak.sbp >= sbp ? "no" : tri(peak.dbp, (low) => low < dbp);
  return { id: "pressure", answer, says: says(`${peak.sbp}/${peak.dbp ?? "not measured"}`) };
}

/** What was badly borne in an infusion, in words; none where nothing was, as far as it is known (clinical reference 4.2, rule 4). */
export function badlyBorne(last: Borne, { monitoring }: DoseProtocol): readonly string[] {
  const { peakBp, worstDissociation, stoppedBecause } = last;
  const { sbp, dbp } = monitoring.amber;
  const isHigh = peakBp !== null && (peakBp.sbp >= sbp || (peakBp.dbp ?? 0) >= dbp);
  return [
    ...(isHigh ? [`blood pressure reached ${peakBp.sbp}/${peakBp.dbp ?? "?"}`] : []),
    ...((worstDissociation ?? 0) >= monitoring.dissociationAmber
      ? [`dissociation reached ${shown(worstDissociation)} of 10`]
      : []),
    ...(stoppedBecause === null ? [] : [`it was stopped: ${stoppedBecause}`]),
  ];
}
