import { scaleOf } from "#assessment/events.ts";
import { currentProtocol, placeOf } from "#clinic/read.ts";
import { counted, type Relapse, relapseOf } from "#course/events.ts";
import { coursesOf, relapsePolicyOf, scoresFor } from "#course/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { load } from "#plumbing/event-store.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { WatchFact } from "./facts.ts";
import { foldWatch, type Seen, type Watch } from "./fold.ts";
import { isResponse, type Response, stretchesOf } from "./rules/responses.ts";
import { answerTo } from "./rules/waiting.ts";

const PREFIX = "relapse:";
export const watchStream = (patientId: string): string => `${PREFIX}${patientId}`;
export const patientIn = (stream: string): string => stream.slice(PREFIX.length);

export const watchFacts = (tx: Tx, patientId: string) => load<WatchFact>(tx, watchStream(patientId));

/** How a patient stands since the last infusion, told from facts alone: no clock is asked. */
export type Standing = {
  readonly scaleId: string;
  readonly zone: string;
  /** The clinic no longer cares for them: what is found asks nobody here. */
  readonly isDischarged: boolean;
  /** The stretch since the last infusion, where one is watched: not in the midst of an induction. */
  readonly stretch: Response | null;
  readonly found: Relapse | null;
  readonly answered: Seen | null;
  /** The highest total since the last infusion. */
  readonly worst: number | null;
  readonly watch: Watch;
};

/** Every stretch without an infusion of one patient, on the scale of their newest course; null where nothing was ever given. */
export async function stretchesFor(tx: Tx, patientId: string) {
  const courses = await coursesOf(tx, patientId);
  const scale = courses[0] === undefined ? undefined : scaleOf(courses[0].outcomeScale);
  if (scale === undefined || !courses.some(({ given }) => given.length > 0)) return null;
  const { responsePct, reliableChange } = scale.outcome;
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const scores = await scoresFor(tx, patientId, scale.id);
  const lastAt = Math.max(...courses.flatMap(({ given }) => given.map(({ startedAt }) => startedAt)));
  // Of a scale without these figures nobody can say when a response is lost.
  const stretches =
    responsePct === null || reliableChange === null
      ? []
      : stretchesOf(courses, { scores, zone, responsePct, reliableChange });
  const isDischarged = (courses[0]?.discharged ?? null) !== null;
  return { scaleId: scale.id, zone, scores, stretches, isDischarged, lastAt: lastAt as Instant };
}

/** Whether the clinic has numbers to watch by: signed, and with a part on follow-up. */
export async function isWatched(tx: Tx): Promise<boolean> {
  const { signed, lacks } = await currentProtocol(tx);
  return signed !== null && !lacks.includes("followup");
}

export async function standingOf(tx: Tx, patientId: string): Promise<Standing | null> {
  const known = await stretchesFor(tx, patientId);
  if (known === null || !(await isWatched(tx))) return null;
  const { scaleId, zone, scores, stretches, lastAt, isDischarged } = known;
  const last = stretches.at(-1);
  const stretch = last?.startedAt === lastAt ? last : null;
  const watch = foldWatch(await watchFacts(tx, patientId));
  const all = counted(scores);
  const since = all.filter(({ at }) => at > lastAt);
  const found = stretch === null ? null : await foundIn(tx, { zone, scaleId, watch, stretch, all, since, lastAt });
  const worst = since.length === 0 ? null : Math.max(...since.map(({ total }) => total));
  const answered = found === null ? null : answerTo(found, { ...watch, worst });
  return { scaleId, zone, isDischarged, stretch, found, answered, worst, watch };
}

type Looking = {
  readonly zone: string;
  readonly scaleId: string;
  readonly watch: Watch;
  readonly stretch: Response;
  readonly all: ReturnType<typeof counted>;
  readonly since: ReturnType<typeof counted>;
  readonly lastAt: Instant;
};

/** Only what was there can be lost: of whoever never responded only a setback that was told is found. */
async function foundIn(
  tx: Tx,
  { zone, scaleId, watch, stretch, all, since, lastAt }: Looking,
): Promise<Relapse | null> {
  const { protocol } = await currentProtocol(tx);
  const before = all.filter(({ at }) => at <= lastAt).map(({ total }) => total);
  const best = before.length === 0 ? null : Math.min(...before);
  const responded = isResponse(stretch) || (best !== null && best <= stretch.line);
  // A day is all that is told of a setback: on that of the infusion it came after it where it was told after it.
  const lastDay = showDay(dayIn(zone, lastAt));
  const setbacks = watch.setbacks.filter(({ at, on, toldAt }) => at > lastAt || (on === lastDay && toldAt > lastAt));
  const policy = relapsePolicyOf(scaleId, protocol);
  return responded
    ? relapseOf(since, stretch.baseline, best, setbacks, policy)
    : relapseOf([], null, null, setbacks, policy);
}
