import type { InfusionFactType, InfusionPhase } from "../events.ts";
import type { Entry } from "./entries.ts";
import type { Chronicle } from "./fold.ts";

/** What each kind of fact makes of the phase; the kinds not named leave it as it is. */
const leadsTo: Readonly<Partial<Record<InfusionFactType, InfusionPhase>>> = {
  InfusionOpened: "checking-in",
  InfusionStarted: "running",
  InfusionPaused: "paused",
  InfusionResumed: "running",
  InfusionStopped: "recovery",
  InfusionCompleted: "recovery",
  Discharged: "discharged",
  InfusionCancelled: "cancelled",
};

const OVER: ReadonlySet<InfusionPhase> = new Set(["recovery", "discharged", "cancelled"]);

/**
 * Where the visit stands. A start, pause or resume charted at a time after the end does not bring the drug back;
 * it is a discrepancy. A visit is signed while nothing was entered after the newest signature.
 */
export function phaseOf(entries: readonly Entry[], done: Chronicle): InfusionPhase {
  const phase = entries.filter(({ withdrawn }) => !withdrawn).reduce<InfusionPhase>(after, "checking-in");
  if (phase === "checking-in" && isDoseVerified(done)) return "ready";
  return (phase === "discharged" || phase === "cancelled") && isSigned(entries) ? "signed" : phase;
}

function after(phase: InfusionPhase, { fact }: Entry): InfusionPhase {
  const next = leadsTo[fact.type];
  return next === undefined || (OVER.has(phase) && !OVER.has(next)) ? phase : next;
}

/** The newest prepared dose was read back by someone else afterwards. */
export function isDoseVerified({
  DosePrepared,
  DoseChecked,
}: Pick<Chronicle, "DosePrepared" | "DoseChecked">): boolean {
  const prepared = DosePrepared.at(-1);
  return prepared !== undefined && DoseChecked.some(({ at, by }) => at >= prepared.at && by !== prepared.by);
}

/** The signature counts for what stood when it was given: any later entry voids it, visibly. */
export function isSigned(entries: readonly Entry[]): boolean {
  const byVersion = entries.map(({ fact }) => fact).toSorted((a, b) => a.version - b.version);
  return byVersion.at(-1)?.type === "RecordSigned";
}
