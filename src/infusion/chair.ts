import type { Protocol } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import { CHECKS } from "./rules/checks.ts";
import type { DecideContext } from "./decide/context.ts";
import { checksMet } from "./decide/start.ts";
import { dueOf } from "./due.ts";
import type { InfusionPhase } from "./events.ts";
import { callsSince } from "./fold/calls.ts";
import { answersOf, type Infusion, latest } from "./fold/infusion.ts";
import { aldrete } from "./rules/recovery.ts";
import { minimumOf } from "./rules/recovery-state.ts";
import { elapsedOnPump, givenMg } from "./rules/timeline.ts";

/** A visit as the board shows it, at one moment. */
export type ChairVisit = {
  readonly infusionId: string;
  readonly patientName: string;
  readonly number: number;
  readonly of: number | null;
  readonly phase: InfusionPhase;
  readonly plannedStartAt: Instant;
  readonly checksDone: number;
  readonly checksTotal: number;
  /** "second dose check", "prescriber's order" … null when nobody is waited for. */
  readonly waitingFor: string | null;
  readonly doseMg: number | null;
  readonly orderedMinutes: number | null;
  /** What the patient got, once the infusion is over. */
  readonly givenMg: number | null;
  /** Time on the pump so far, pauses left out; the screen counts on from it while running. */
  readonly elapsedMs: number | null;
  readonly endedAt: Instant | null;
  readonly recoveryMinimumMinutes: number | null;
  readonly aldrete: number | null;
  readonly escort: "present" | "confirmed" | "not-confirmed" | null;
  /** Since when the patient waits after pressing "I need someone"; null: no call is open. */
  readonly callsSince: Instant | null;
  readonly nextDue: {
    readonly says: string;
    readonly dueAt: Instant;
    readonly lateness: "coming" | "due" | "late" | "very-late";
  } | null;
};

type Whom = { readonly infusionId: string; readonly patientName: string; readonly birthDate: string };

/** What the board shows of one visit now. */
export function chairVisit(
  infusion: Infusion,
  { infusionId, patientName, birthDate }: Whom,
  context: DecideContext,
): ChairVisit {
  const { number, of, phase, plannedStartAt, endedAt, startedAt, done } = infusion;
  const { protocol, now } = context;
  const whom = { birthDate, closeCuff: context.care?.medicines.closeCuff ?? "unknown" };
  const due = dueOf(infusion, whom, protocol, now)[0];
  return {
    infusionId,
    patientName,
    number,
    of,
    phase,
    plannedStartAt,
    checksDone: checksMet(infusion, context),
    checksTotal: CHECKS.length,
    waitingFor: waitingFor(infusion),
    doseMg: latest(done.DosePrepared)?.data.actualMg ?? null,
    orderedMinutes: latest(done.OrderSigned)?.data.minutes ?? null,
    givenMg: endedAt === null ? null : givenMg(infusion, endedAt),
    elapsedMs: startedAt === null ? null : elapsedOnPump(infusion, now),
    endedAt,
    recoveryMinimumMinutes: recovering(infusion, protocol),
    aldrete: aldreteOf(infusion),
    escort: escortOf(infusion),
    callsSince: callsSince(infusion),
    nextDue: due === undefined ? null : { says: due.says, dueAt: due.dueAt, lateness: due.state },
  };
}

const recovering = (infusion: Infusion, protocol: Protocol): number | null =>
  infusion.endedAt === null ? null : minimumOf(infusion, protocol);

function aldreteOf({ done }: Infusion): number | null {
  const scored = latest(done.AldreteScored);
  return scored === null ? null : aldrete(scored.data.items).total;
}

function escortOf(infusion: Infusion): ChairVisit["escort"] {
  const answer = answersOf(infusion).escort?.data;
  return answer?.item === "escort" ? answer.presence : null;
}

function waitingFor({ phase, done }: Infusion): string | null {
  if (phase === "ready") return "the start";
  if (phase !== "checking-in") return null;
  if (done.DosePrepared.length > 0) return "second dose check";
  if (done.OrderSigned.length > 0) return "dose to be prepared";
  return done.WeightMeasured.length > 0 ? "prescriber's order" : "check-in";
}
