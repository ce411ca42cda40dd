import { product, quotient, roundHalfUp, sum } from "#science/decimal.ts";
import { as, type Instant, type Mg, type Milliseconds, type Millilitres, type MlPerHour } from "#science/units.ts";
import type { Infusion } from "./fold/fold.ts";

/** A span of the infusion at one pump rate; zero while paused. `to` is null for the span still going on. */
export type Segment = {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly rateMlPerHour: MlPerHour;
  readonly paused: boolean;
};

type Turn = { readonly at: Instant; readonly rate: number | null; readonly kind: "run" | "set" | "pause" | "end" };

const HOUR = 3_600_000;

function turnsOf({ done }: Pick<Infusion, "done">): readonly Turn[] {
  const run = [...done.InfusionStarted, ...done.InfusionResumed].map(({ at, data }): Turn => ({
    at,
    rate: data.rateMlPerHour,
    kind: "run",
  }));
  const set = done.RateChanged.map(({ at, data }): Turn => ({ at, rate: data.rateMlPerHour, kind: "set" }));
  const pause = done.InfusionPaused.map(({ at }): Turn => ({ at, rate: null, kind: "pause" }));
  const end = [...done.InfusionStopped, ...done.InfusionCompleted].map(({ at }): Turn => ({
    at,
    rate: null,
    kind: "end",
  }));
  return [...run, ...set, ...pause, ...end].toSorted((a, b) => a.at - b.at);
}

/** The spans between start and end at one rate each, oldest first. Nothing runs before a start or after the end. */
export function segments(infusion: Pick<Infusion, "done">): readonly Segment[] {
  const turns = turnsOf(infusion);
  const first = turns.findIndex(({ kind }) => kind === "run");
  const end = turns.findIndex(({ kind }, n) => kind === "end" && n > first);
  const within = first === -1 ? [] : turns.slice(first, end === -1 ? undefined : end);
  let [running, rate] = [false, 0];
  return within.map(({ at, rate: next, kind }, n) => {
    running = kind === "run" || (kind === "set" && running);
    rate = next ?? rate;
    const to = within[n + 1]?.at ?? turns[end]?.at ?? null;
    return { from: at, to, rateMlPerHour: as<MlPerHour>(running ? rate : 0), paused: !running };
  });
}

const spanOf = ({ from, to }: Segment, now: Instant): number => Math.max(0, Math.min(to ?? now, now) - from);

/** Time with the pump running, pauses left out. */
export const elapsedOnPump = (infusion: Pick<Infusion, "done">, now: Instant): Milliseconds =>
  as<Milliseconds>(
    segments(infusion).reduce((total, segment) => total + (segment.paused ? 0 : spanOf(segment, now)), 0),
  );

/**
 * Millilitres given by `now`, to 0.01: rate by time, never more than was prepared. Once it is over, the volume read from the
 * pump at the end counts instead, where one was read.
 */
export function givenMl(infusion: Pick<Infusion, "done" | "endedAt">, now: Instant): Millilitres {
  const { done, endedAt } = infusion;
  const read = [...done.InfusionStopped, ...done.InfusionCompleted][0]?.data.pumpVolumeMl ?? null;
  if (read !== null && endedAt !== null && now >= endedAt) return read;
  const ran = sum(
    0,
    ...segments(infusion).map((segment) => product(segment.rateMlPerHour, quotient(spanOf(segment, now), HOUR))),
  );
  const prepared = done.DosePrepared.at(-1)?.data.finalMl ?? Number.POSITIVE_INFINITY;
  return as<Millilitres>(roundHalfUp(Math.min(ran, prepared), 2));
}

/** Milligrams given by `now`, to 0.01; null while no dose is prepared, because then nobody knows. */
export function givenMg(infusion: Pick<Infusion, "done" | "endedAt">, now: Instant): Mg | null {
  const prepared = infusion.done.DosePrepared.at(-1);
  return prepared === undefined
    ? null
    : as<Mg>(roundHalfUp(product(prepared.data.bagMgPerMl, givenMl(infusion, now)), 2));
}

/** When the prepared volume will have run in at the rate it runs now; null while it does not run. */
export function endsAt(infusion: Infusion, now: Instant): Instant | null {
  const open = segments(infusion).at(-1);
  const prepared = infusion.done.DosePrepared.at(-1)?.data.finalMl;
  if (open === undefined || open.to !== null || open.paused || open.rateMlPerHour <= 0 || prepared === undefined)
    return null;
  const left = Math.max(0, prepared - givenMl(infusion, now));
  return as<Instant>(Math.round(now + (left / open.rateMlPerHour) * HOUR));
}
