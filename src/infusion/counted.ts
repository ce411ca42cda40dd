import type { Doing } from "#booking/desk.ts";
import { keepCount, noteNotGiven } from "#course/desk.ts";
import type { InfusionFactType, RecordedInfusionFact } from "./events.ts";
import { type Infusion, latest } from "./fold/infusion.ts";

/** What may change whether, when and as what an infusion began. */
const CHANGES_THE_START: ReadonlySet<InfusionFactType> = new Set(["InfusionStarted", "OrderSigned", "EntryCorrected"]);

/**
 * The course counts what began, as the record stands now: a start struck in it is uncounted, one put to another time counts then.
 * Started without an order, it is a discrepancy of the visit, and no dose is known to count. A visit that is called off before the
 * start is noted there as not given, with the reason.
 */
export async function countedInCourse(
  doing: Doing,
  infusionId: string,
  fact: RecordedInfusionFact,
  infusion: Infusion,
): Promise<void> {
  const { patientId, number: nth, startedAt, done } = infusion;
  if (CHANGES_THE_START.has(fact.type)) {
    const why = fact.type === "EntryCorrected" ? fact.data.reason : "";
    const mgPerKg = latest(done.OrderSigned)?.data.mgPerKg ?? null;
    await keepCount(doing, { patientId, infusionId, begun: startedAt === null ? null : { mgPerKg, startedAt }, why });
  }
  if (fact.type === "InfusionCancelled" && startedAt === null)
    await noteNotGiven(doing, { patientId, nth, why: fact.data.why });
}
