import { type Tx } from "#plumbing/db.ts";
import { type EventStore, load, lockChain, type Projection } from "#plumbing/event-store.ts";
import type { Decision, Recorded, Refusal } from "#plumbing/facts.ts";
import { keepNeeds } from "#tasks/desk.ts";
import type { InfusionFact, InfusionPhase, RecordedInfusionFact } from "./events.ts";
import type { Infusion } from "./fold/infusion.ts";
import { fold } from "./fold/fold.ts";
import { needsOf } from "./needs.ts";
import { type Summary, summaryOf } from "./summary.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    infusions: {
      clinic_id: string;
      id: string;
      patient_id: string;
      room_id: string;
      phase: InfusionPhase;
      version: number;
      planned_start: Date;
      started_at: Date | null;
      ended_at: Date | null;
      protocol_id: string;
      protocol_version: string;
      summary: string;
    };
  }
}

export const streamOf = (infusionId: string) => `infusion:${infusionId}`;

/** The visit's facts, oldest first; empty when there is no such visit in this clinic. */
export const factsOf = (tx: Tx, infusionId: string) => load<InfusionFact>(tx, streamOf(infusionId));

/** What became of an order: stored (the same fact again for the same id), refused with reasons, or no such visit. */
export type Outcome =
  | { readonly fact: RecordedInfusionFact; readonly infusion: Infusion; readonly again: boolean }
  | { readonly refusals: readonly [Refusal, ...Refusal[]] }
  | "no-such-visit";

/**
 * Decides and stores one order. The clinic's writers queue here, so the decision is made on the newest state
 * and two people at once can neither overwrite nor be told something stale.
 */
export async function change(
  tx: Tx,
  store: EventStore,
  infusionId: string,
  orderId: string,
  decide: (
    infusion: Infusion,
    facts: readonly RecordedInfusionFact[],
  ) => Promise<Decision<InfusionFact>> | Decision<InfusionFact>,
): Promise<Outcome> {
  await lockChain(tx);
  const facts = await factsOf(tx, infusionId);
  if (facts.length === 0) return "no-such-visit";
  const before = fold(facts);
  const known = facts.find(({ id }) => id === orderId);
  if (known !== undefined) return { fact: known, infusion: before, again: true };
  const decision = await decide(before, facts);
  if ("refusals" in decision) return decision;
  const fact = (await store.append(tx, streamOf(infusionId), facts.length, decision.fact)) as RecordedInfusionFact;
  return { fact, infusion: fold([...facts, fact]), again: false };
}

/** Keeps the lists of visits and needs in step with every fact of a visit. */
export const infusionProjection: Projection = {
  streams: "infusion:",
  tables: ["infusions"],
  apply: async (tx, { stream, version }: Recorded) => {
    const infusionId = stream.slice("infusion:".length);
    const facts = (await factsOf(tx, infusionId)).filter((fact) => fact.version <= version);
    const infusion = fold(facts);
    await keepRow(tx, infusionId, version, infusion);
    await keepNeeds(tx, stream, needsOf(infusionId, infusion));
  },
};

async function keepRow(tx: Tx, id: string, version: number, infusion: Infusion): Promise<void> {
  const summary: Summary = summaryOf(infusion);
  const row = {
    patient_id: infusion.patientId,
    room_id: infusion.roomId,
    phase: infusion.phase,
    version,
    planned_start: new Date(infusion.plannedStartAt),
    started_at: dateOf(infusion.startedAt),
    ended_at: dateOf(infusion.endedAt),
    protocol_id: infusion.protocolId,
    protocol_version: infusion.protocolVersion,
    summary: JSON.stringify(summary),
  };
  await tx.q
    .insertInto("infusions")
    .values({ clinic_id: tx.clinicId, id, ...row })
    .onConflict((clash) => clash.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
}

const dateOf = (instant: number | null) => (instant === null ? null : new Date(instant));
