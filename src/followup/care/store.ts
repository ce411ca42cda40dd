import type { Tx } from "#plumbing/db.ts";
import { type EventStore, IdTaken, load, lockChain, type Projection } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { keepNeeds } from "#tasks/desk.ts";
import type { CareFact, RecordedCareFact } from "./facts.ts";
import { type Care, foldCare } from "./fold.ts";
import { needsOf } from "./needs.ts";
import { checksOf } from "./standing.ts";

/** Who does something now. `by` is a staff id, or "system". */
export type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly now: Instant };

export type Refused = { readonly refusals: readonly [Refusal, ...Refusal[]] };
export type Outcome = { readonly patientId: string } | Refused;

const PREFIX = "care:";
export const careStream = (patientId: string): string => `${PREFIX}${patientId}`;

const factsOf = async (tx: Tx, patientId: string): Promise<readonly RecordedCareFact[]> =>
  load<CareFact>(tx, careStream(patientId));

/** How the care of one patient stands, as its facts tell it. */
export const careOf = async (tx: Tx, patientId: string): Promise<Care> => foldCare(await factsOf(tx, patientId));

export type NewFact = { [F in CareFact as F["type"]]: Pick<F, "id" | "type" | "data"> }[CareFact["type"]];

/** Decides and stores one fact about a patient's care on the newest state; the same id again changes nothing. */
export async function change(
  doing: Doing,
  patientId: string,
  { id, type }: Pick<NewFact, "id" | "type">,
  decide: (care: Care) => Promise<Refused | NewFact["data"]> | Refused | NewFact["data"],
): Promise<Outcome> {
  const { tx, store, by, now } = doing;
  await lockChain(tx);
  const stream = careStream(patientId);
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known !== undefined && (known.stream !== stream || known.type !== type)) throw new IdTaken(id);
  if (known !== undefined) return { patientId };
  const data = await decide(await careOf(tx, patientId));
  if ("refusals" in data) return data;
  const { length } = await factsOf(tx, patientId);
  await store.append(tx, stream, length, { id, type, at: now, by, data } as CareFact);
  return { patientId };
}

export const refused = (rule: string, says: string, satisfy: string, field?: string): Refused => ({
  refusals: [{ rule, says, satisfy, ...(field !== undefined && { field }) }],
});

/** Keeps what a patient's care asks of a person in step with its facts, and with the infusions that make checks due. */
export const careProjections: readonly Projection[] = [
  {
    streams: PREFIX,
    tables: [],
    apply: (tx, { stream }) => refresh(tx, stream.slice(PREFIX.length)),
  },
  {
    streams: "course:",
    tables: [],
    apply: async (tx, { stream, type }) => {
      if (type !== "InfusionGiven" && type !== "InfusionUncounted") return;
      const id = stream.slice("course:".length);
      const row = await tx.q.selectFrom("courses").select("patient_id").where("id", "=", id).executeTakeFirst();
      if (row !== undefined) await refresh(tx, row.patient_id);
    },
  },
];

async function refresh(tx: Tx, patientId: string): Promise<void> {
  const care = await careOf(tx, patientId);
  await keepNeeds(tx, careStream(patientId), needsOf(patientId, care, await checksOf(tx, patientId, care)));
}
