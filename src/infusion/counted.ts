import type { Doing } from "#booking/desk.ts";
import { countInfusion } from "#course/desk.ts";
import type { RecordedInfusionFact } from "./events.ts";
import { type Infusion, latest } from "./fold/infusion.ts";

/** The drug begins: the course counts it. Started without an order, it is a discrepancy of the visit, and no dose is known to count. */
export async function countedInCourse(
  doing: Doing,
  infusionId: string,
  fact: RecordedInfusionFact,
  { patientId, done }: Infusion,
): Promise<void> {
  const order = latest(done.OrderSigned)?.data;
  if (fact.type !== "InfusionStarted" || order === undefined) return;
  await countInfusion(doing, { patientId, infusionId, mgPerKg: order.mgPerKg, startedAt: fact.at });
}
