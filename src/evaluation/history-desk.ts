import type { Doing } from "#booking/desk.ts";
import { placeOf } from "#clinic/read.ts";
import { patientOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { dayIn } from "#science/civil.ts";
import { historyFrom } from "./fold/history.ts";
import { type HistoryOrder, saidRefusals } from "./history/may-be-said.ts";
import { historyFacts, historyStream } from "./history-store.ts";

export type HistoryOutcome = { readonly ok: true } | { readonly refusals: readonly [Refusal, ...Refusal[]] };

/**
 * Writes one thing into a patient's history. `by` "patient:<id>" marks the patient's own hand. The clinic's writers queue
 * here; the same id again is done once, and another thing under that id throws IdTaken.
 */
export async function recordHistory(doing: Doing, patientId: string, order: HistoryOrder): Promise<HistoryOutcome> {
  const { tx, store, by, now } = doing;
  await lockChain(tx);
  const isOthers = by.startsWith("patient:") && by !== `patient:${patientId}`;
  if (isOthers || (await patientOf(tx, patientId)) === undefined) return { refusals: [NO_SUCH_PATIENT] };
  const facts = await historyFacts(tx, patientId);
  if (!facts.some(({ id }) => id === order.id)) {
    const zone = (await placeOf(tx))?.site.zone ?? "UTC";
    const where = { history: historyFrom(facts), today: dayIn(zone, now), isPatient: by.startsWith("patient:") };
    const [first, ...more] = saidRefusals(order, where);
    if (first !== undefined) return { refusals: [first, ...more] };
  }
  await store.append(tx, historyStream(patientId), facts.length, { ...order, at: now, by });
  return { ok: true };
}

const NO_SUCH_PATIENT: Refusal = {
  rule: "no-such-patient",
  says: "There is no such patient.",
  satisfy: "Search for the patient again.",
};
