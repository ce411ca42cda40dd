import { product, quotient, roundHalfUp, sum } from "#science/decimal.ts";
import { as, type Instant, type Mg, type Milliseconds, type Millilitres, type MlPerHour } from "#science/units.ts";
import type { Infusion } from "../fold/infusion.ts";

/** A span of the infusion at one pump rate; zero while paused. `to` is null for the span still going on. */
export type Segment = {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly rateMlPerHour: MlPerHour;
  readonly paused: boolean;
};

type Turn = { readonly at: Instant; readonly rate: number | null; readonly kind: "run" | "set" | "pause" };
type Ran = Pick<Infusion, "done" | "startedAt" | "endedAt">;

const HOUR = 3_600_000;

function turnsOf({ done }: Ran): readonly Turn[] {
  const run = [...done.InfusionStarted, ...done.InfusionResumed].map(({ at, data }): Turn => ({
    at,
    rate: data.rateMlPerHour,
    kind: "run",
  }));
  const set = done.RateChanged.map(({ at, data }): Turn => ({ at, rate: data.rateMlPerHour, kind: "set" }));
  const pause = done.InfusionPaused.map(({ at }): Turn => ({ at, rate: null, kind: "pause" }));
  return [...run, ...set, ...pause].toSorted((a, b) => a.at - b.at);
}

/** The spans between start and end at one rate each, oldest first. Nothing runs before a start or after the end. */
export function segments(infusion: Ran): readonly Segment[] {
  const { startedAt, endedAt } = infusion;
  if (startedAt === null) return [];
  const within = turnsOf(infusion).filter(({ at }) => at >= startedAt && (endedAt === null || at < endedAt));
  let [running, rate] = [false, 0];
  return within.map(({ at, rate: next, kind }, n) => {
    running = kind === "run" || (kind === "set" && running);
    rate = next ?? rate;
    const to = within[n + 1]?.at ?? endedAt;
    return { from: at, to, rateMlPerHour: as<MlPerHour>(running ? rate : 0), paused: !running };
  });
}

const spanOf = ({ from, to }: Segment, now: Instant): number => Math.max(0, Math.min(to ?? now, now) - from);

/** Time with the pump running, pauses left out. */
export const elapsedOnPump = (infusion: Ran, now: Instant): Milliseconds =>
  as<Milliseconds>(
    segments(infusion).reduce((total, segment) => total + (segment.paused ? 0 : spanOf(segment, now)), 0),
  );

/** The bag that runs: the newest one prepared by the start, or the newest there is. */
export const bagOf = ({ done, startedAt }: Ran) =>
  done.DosePrepared.findLast(({ at }) => startedAt !== null && at <= startedAt) ?? done.DosePrepared.at(-1);

/** Pumps and people are this exact, as a share of what was prepared. Our choice [P]. */
export const VOLUME_TOLERANCE = 0.05;

/** Whether a volume read from the pump is more than the bag can have held, mL. Nothing read, or no bag known: no. */
export const isOverBag = (readMl: number | null, bagMl: number | undefined): boolean =>
  readMl !== null && bagMl !== undefined && readMl > bagMl * (1 + VOLUME_TOLERANCE);

/** The volume by rate and time alone, not held to what the bag contained. */
export const ranMl = (infusion: Ran, now: Instant): Millilitres =>
  as<Millilitres>(
    sum(
      0,
      ...segments(infusion).map((segment) => quotient(product(segment.rateMlPerHour, spanOf(segment, now)), HOUR)),
    ),
  );

/** The stop or completion that ended it. */
export const endingOf = ({ done, endedAt }: Pick<Ran, "done" | "endedAt">) =>
  [...done.InfusionStopped, ...done.InfusionCompleted].find(({ at }) => at === endedAt);

/**
 * Millilitres given by `now`, to 0.01: rate by time, never more than was prepared. The volume read from the pump at the end
 * counts instead, where one was read; nor was more than that given at any time before.
 */
export function givenMl(infusion: Ran, now: Instant): Millilitres {
  const { endedAt } = infusion;
  const read = endingOf(infusion)?.data.pumpVolumeMl ?? null;
  const most = Math.min(bagOf(infusion)?.data.finalMl ?? Number.POSITIVE_INFINITY, read ?? Number.POSITIVE_INFINITY);
  const isOver = endedAt !== null && now >= endedAt;
  return as<Millilitres>(roundHalfUp(isOver && read !== null ? most : Math.min(ranMl(infusion, now), most), 2));
}

/** Milligrams given by `now`, to 0.01; null while no dose is prepared, because then nobody knows. */
export function givenMg(infusion: Ran, now: Instant): Mg | null {
  const bag = bagOf(infusion);
  return bag === undefined ? null : as<Mg>(roundHalfUp(product(bag.data.bagMgPerMl, givenMl(infusion, now)), 2));
}

/** When the prepared volume will have run in at the rate it runs now; null while it does not run. */
export function endsAt(infusion: Ran, now: Instant): Instant | null {
  const open = segments(infusion).at(-1);
  const prepared = bagOf(infusion)?.data.finalMl;
  if (open === undefined || open.to !== null || open.paused || open.rateMlPerHour <= 0 || prepared === undefined)
    return null;
  const left = Math.max(0, prepared - givenMl(infusion, now));
  return as<Instant>(Math.round(now + (left / open.rateMlPerHour) * HOUR));
}
