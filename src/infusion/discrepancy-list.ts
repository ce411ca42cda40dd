import type { Tx } from "#plumbing/db.ts";
import type { Need } from "#tasks/desk.ts";
import { as, type Instant } from "#science/units.ts";
import { allDiscrepancies } from "./decide/against-protocol.ts";
import { contextOf, visitOf } from "./visit-context.ts";
import type { Discrepancy, Infusion } from "./fold/infusion.ts";
import { unsettledVisits, type VisitRow } from "./read.ts";

/** One visit with everything in it that does not fit, as its record shows it at this moment. */
export type Judged = {
  readonly visit: VisitRow;
  readonly infusion: Infusion;
  readonly discrepancies: readonly (Discrepancy & { readonly foundAt: Instant })[];
};

/** A visit signed longer ago than this is read in its own record, ms. */
const RECENT_MS = 14 * 86_400_000;

/**
 * What does not fit, in every visit that is not signed and those of the last two weeks. Judged now, as the record judges it:
 * a gap between two blood pressures comes about by time alone, and no fact tells of it.
 */
export async function discrepanciesNow(tx: Tx, now: Instant, { signedToo = false } = {}): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const visit of await unsettledVisits(tx, signedToo ? as<Instant>(now - RECENT_MS) : now)) {
    const read = await visitOf(tx, visit.infusionId);
    if (read === null) continue;
    const { infusion, facts } = read;
    const context = await contextOf({ tx, by: "", roles: [], now }, visit.infusionId, infusion, facts);
    const recordedAt = new Map(facts.map(({ id, recordedAt: at }) => [id, at]));
    const discrepancies = allDiscrepancies(infusion, context).map((one) => ({
      ...one,
      foundAt: recordedAt.get(one.about ?? "") ?? infusion.plannedStartAt,
    }));
    judged.push({ visit, infusion, discrepancies });
  }
  return judged;
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
export function discrepancyNeed({ visit, infusion, discrepancies }: Judged): (Need & { readonly id: string }) | null {
  const open = discrepancies.filter(({ resolved }) => resolved === null);
  const [first] = open;
  if (first === undefined) return null;
  const { number, of } = infusion;
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
    patientId: infusion.patientId,
  };
}
