import type { InfusionFactType, InfusionPhase } from "../events.ts";
import { compareCheck } from "../rules/read-back.ts";
import type { Entry } from "./entries.ts";
import type { Infusion } from "./infusion.ts";

const ENDS: ReadonlySet<InfusionFactType> = new Set(["InfusionStopped", "InfusionCompleted"]);
const TURNS: ReadonlySet<InfusionFactType> = new Set(["InfusionStarted", "InfusionPaused", "InfusionResumed"]);

/**
 * The stop or completion that ended the infusion: the first one after the start, or, where nobody charted a start,
 * the first one there is. One charted before the start ends nothing: the drug may be running.
 */
export const endOf = (entries: readonly Entry[], startedAt: number | null): Entry | null =>
  entries.find(({ fact, at, withdrawn }) => !withdrawn && ENDS.has(fact.type) && at >= (startedAt ?? at)) ?? null;

/**
 * Where the visit stands. Whatever contradicts itself is read on the side of the drug being in the patient:
 * a start outweighs a cancellation, and a discharge charted before it. A visit is signed while nothing was entered
 * after the newest signature.
 */
export function phaseOf(visit: Pick<Infusion, "done" | "entries" | "startedAt" | "endedAt">): InfusionPhase {
  const { done, entries, startedAt, endedAt } = visit;
  const isHome = done.Discharged.some(({ at }) => at >= (startedAt ?? at));
  if (isHome) return isSigned(entries) ? "signed" : "discharged";
  if (endedAt !== null) return "recovery";
  if (startedAt !== null) return lastTurn(entries, startedAt);
  if (done.InfusionCancelled.length > 0) return isSigned(entries) ? "signed" : "cancelled";
  return isDoseVerified(done) ? "ready" : "checking-in";
}

function lastTurn(entries: readonly Entry[], startedAt: number): "running" | "paused" {
  const last = entries.findLast(({ fact, at, withdrawn }) => !withdrawn && TURNS.has(fact.type) && at >= startedAt);
  return last?.fact.type === "InfusionPaused" ? "paused" : "running";
}

/** The newest prepared dose was read back afterwards by someone else, and in the newest such reading every number agreed. */
export function isDoseVerified({
  DosePrepared,
  DoseChecked,
}: Pick<Infusion["done"], "DosePrepared" | "DoseChecked">): boolean {
  const prepared = DosePrepared.at(-1);
  if (prepared === undefined) return false;
  const check = DoseChecked.findLast(({ at, by }) => at >= prepared.at && by !== prepared.by);
  return check !== undefined && compareCheck(prepared.data, check.data.read).length === 0;
}

/** The signature counts for what stood when it was given: any later entry voids it, visibly. */
export function isSigned(entries: readonly Entry[]): boolean {
  const newest = entries.reduce<Entry | null>(
    (latest, entry) => (latest === null || entry.fact.version > latest.fact.version ? entry : latest),
    null,
  );
  return newest?.fact.type === "RecordSigned";
}
