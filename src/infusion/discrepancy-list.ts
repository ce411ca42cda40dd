import type { Tx } from "#plumbing/db.ts";
import type { Need } from "#tasks/desk.ts";
import { as, type Instant } from "#science/units.ts";
import { allDiscrepancies } from "./decide/against-protocol.ts";
import type { Discrepancy } from "./fold/infusion.ts";
import { type UnsettledVisit, unsettledVisits, type VisitRow } from "./visits.ts";
import { careAtStart } from "./reading-care.ts";
import { type JudgedBy, judgingOf, visitOf } from "./visit-context.ts";

type Now = JudgedBy & { readonly now: Instant };

type Found = readonly (Discrepancy & { readonly foundAt: Instant })[];

/** One visit with everything in it that does not fit, as its record shows it at this moment. */
export type Judged = { readonly visit: VisitRow; readonly discrepancies: Found };

/** A visit signed longer ago than this is read in its own record, ms. */
const RECENT_MS = 14 * 86_400_000;

/**
 * What does not fit, in every visit that is not signed and those of the last two weeks. Judged now, as the record judges it:
 * a gap between two blood pressures comes about by time alone, and no fact tells of it. It does so only while the drug runs,
 * in one visit a room at most. Every other visit is judged once, and again when anything it was judged by has changed:
 * records that wait long for their signature cost the board nothing.
 */
export async function discrepanciesNow(tx: Tx, now: Instant, { signedToo = false } = {}): Promise<readonly Judged[]> {
  const visits = await unsettledVisits(tx, signedToo ? as<Instant>(now - RECENT_MS) : now);
  if (visits.length === 0) return [];
  const judging = await judgingOf(tx, visits);
  const judged: Judged[] = [];
  for (const [n, visit] of visits.entries()) {
    const by = judging[n];
    if (by === undefined) continue;
    judged.push({ visit, discrepancies: await foundIn(tx, visit, { ...by, now }) });
  }
  return judged;
}

/** Judgements on which time has no bearing, by clinic and visit, with everything each was judged by. */
const kept = new Map<string, { readonly by: string; readonly found: Found }>();

/** The judgements longest unread are let go: twice as many as one clinic's list can hold, for a few clinics. */
const MOST_KEPT = 1_000;

async function foundIn(tx: Tx, visit: UnsettledVisit, judging: Now): Promise<Found> {
  const isUnderway = visit.startedAt !== null && visit.endedAt === null;
  if (isUnderway) return judgedAnew(tx, visit, judging);
  const name = `${tx.clinicId} ${visit.infusionId}`;
  const by = judgedBy(visit, judging);
  const known = kept.get(name);
  const found = known?.by === by ? known.found : await judgedAnew(tx, visit, judging);
  kept.delete(name);
  kept.set(name, { by, found });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return found;
}

/** Everything a judgement rests on, the moment aside. A version of a protocol never changes; what is signed does. */
const judgedBy = ({ version }: UnsettledVisit, { now: _now, protocol, ...rest }: Now): string =>
  JSON.stringify({ version, protocol: [protocol.id, protocol.version], ...rest });

async function judgedAnew(tx: Tx, { infusionId }: VisitRow, judging: Now): Promise<Found> {
  const read = await visitOf(tx, infusionId);
  if (read === null) return [];
  const { infusion, facts } = read;
  const recordedAt = new Map(facts.map(({ id, recordedAt: at }) => [id, at]));
  return allDiscrepancies(infusion, { ...judging, care: careAtStart(facts) }).map((one) => ({
    ...one,
    foundAt: recordedAt.get(one.about ?? "") ?? infusion.plannedStartAt,
  }));
}

/** What the page of discrepancies lists, open ones first. */
export async function discrepancyList(tx: Tx, now: Instant) {
  const judged = await discrepanciesNow(tx, now, { signedToo: true });
  return judged
    .flatMap(({ visit: { infusionId, patientName }, discrepancies }) =>
      discrepancies.map(({ id, says, foundAt, resolved }) => ({
        infusionId,
        patientName,
        id,
        says,
        foundAt,
        resolvedBy: resolved?.by ?? null,
        resolution: resolved?.how ?? null,
      })),
    )
    .toSorted((a, b) => Number(a.resolvedBy !== null) - Number(b.resolvedBy !== null) || b.foundAt - a.foundAt);
}

/** What the open ones of a visit ask of a person; null where there is none. */
export function discrepancyNeed({ visit, discrepancies }: Judged): (Need & { readonly id: string }) | null {
  const open = discrepancies.filter(({ resolved }) => resolved === null);
  const [first] = open;
  if (first === undefined) return null;
  const { number, of } = visit.summary;
  return {
    id: `infusion:${visit.infusionId}/discrepancies`,
    key: "discrepancies",
    severity: "medium",
    says: open.length === 1 ? first.says : `${open.length} discrepancies to resolve`,
    about: `${visit.patientName} · infusion ${number}${of === null ? "" : ` of ${of}`}`,
    owner: "nurse",
    since: as<Instant>(Math.min(...open.map(({ foundAt }) => foundAt))),
    dueAt: null,
    opens: `/infusions/${visit.infusionId}/record`,
    action: "Resolve",
    patientId: visit.patientId,
  };
}
