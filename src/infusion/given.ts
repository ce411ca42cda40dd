import { protocolVersion } from "#clinic/read.ts";
import type { GivenInfusion } from "#course/desk.ts";
import { fold } from "./fold/fold.ts";
import { glanceAt, rescueLines, symptomSpans } from "./record/at-a-glance.ts";
import { visitFacts, visitsOfPatient, type VisitRow } from "./visits.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Tri } from "#plumbing/facts.ts";
import { roundHalfUp } from "#science/decimal.ts";
import { as, type Instant } from "#science/units.ts";

type Infusion = ReturnType<typeof fold>;
type Glance = ReturnType<typeof glanceAt>;

/** Every infusion of a patient that began, the oldest first, as the records tell it: what the course's own facts do not hold. */
export async function infusionsGiven(tx: Tx, patientId: string): Promise<readonly GivenInfusion[]> {
  const given: GivenInfusion[] = [];
  for (const visit of (await visitsOfPatient(tx, patientId)).toReversed()) {
    const one = await infusionGiven(tx, visit);
    if (one !== null) given.push(one);
  }
  return given;
}

/** The same of one visit; null where the drug never began. */
export async function infusionGiven(tx: Tx, visit: VisitRow): Promise<GivenInfusion | null> {
  if (visit.startedAt === null) return null;
  const infusion = fold(await visitFacts(tx, visit.infusionId));
  if (infusion.startedAt === null) return null;
  const { protocol } = await protocolVersion(tx, infusion.protocolId, infusion.protocolVersion);
  return givenFrom(visit, infusion, glanceAt(infusion, protocol, infusion.endedAt ?? infusion.startedAt));
}

const MINUTE = 60_000;
const minutesOf = (ms: number): number => roundHalfUp(ms / MINUTE, 0);

function givenFrom(visit: VisitRow, infusion: Infusion, glance: Glance): GivenInfusion {
  const { infusionId, summary, phase } = visit;
  const { startedAt, endedAt, done } = infusion;
  return {
    infusionId,
    number: summary.number,
    of: summary.of,
    startedAt: startedAt ?? as<Instant>(0),
    isOver: endedAt !== null,
    ...dosed(visit, infusion, glance),
    ...measured(glance),
    stoppedBecause: glance.stopped === null ? null : stopWords(glance.stopped),
    symptoms: [...new Set(symptomSpans(infusion).map(({ title }) => title.toLowerCase()))],
    rescues: [...new Set(rescueLines(infusion).map(({ given }) => given.data.medicine))],
    seriousEvent: seriousIn(infusion),
    record: phase === "signed" ? "signed" : phase === "discharged" ? "to-sign" : "open",
    signedBy: done.RecordSigned.at(-1)?.data.printedName ?? null,
  };
}

function dosed({ summary }: VisitRow, { endedAt }: Infusion, glance: Glance) {
  const { wentHomeAt } = glance;
  return {
    doseMg: glance.bag?.actualMg ?? summary.doseMg,
    mgPerKg: glance.order?.mgPerKg ?? null,
    weightKg: glance.weightKg,
    minutes: endedAt === null ? null : minutesOf(glance.onPump),
    pausedMinutes: minutesOf(glance.pauses.reduce((sum, { from, to }) => sum + ((to ?? from) - from), 0)),
    recoveryMinutes: endedAt === null || wentHomeAt === null ? null : minutesOf(wentHomeAt - endedAt),
  };
}

const measured = (glance: Glance) => ({
  peakBp: glance.highestPressure && { sbp: glance.highestPressure.value, dbp: glance.highestPressure.dbp },
  lowestSpo2: glance.lowestSpo2?.value ?? null,
  lowestMoaas: glance.lowestSedation?.value ?? null,
  worstDissociation: glance.highestDissociation?.value ?? null,
});

const stopWords = ({ why, note }: { readonly why: string; readonly note: string }): string =>
  why === "other" && note !== "" ? note : why.replaceAll("-", " ");

/** Nothing flagged is "no" only once it is over: until then something may still come. */
function seriousIn({ done, endedAt }: Infusion): Tri {
  const answers = new Set(done.AdverseEventFlagged.map(({ data }) => data.serious));
  if (answers.has("yes")) return "yes";
  return answers.has("unknown") || endedAt === null ? "unknown" : "no";
}
