import { after, as, type Instant, minutes } from "#science/units.ts";
import type { Drug } from "#ui/strip/DrugLane.tsx";
import type { Infusion } from "../fold/infusion.ts";
import { bagOf, endsAt, givenMg, segments } from "../rules/timeline.ts";

const BEFORE = minutes(-12);
const AFTERWARDS = minutes(40);
const AHEAD = minutes(10);

/** When the pump will have run in what is left, or did end. */
const endOf = (infusion: Infusion, now: Instant): Instant => infusion.endedAt ?? endsAt(infusion, now) ?? now;

/** From a little before the start to a recovery's length after the end; never short of now. */
export function axisOf(infusion: Infusion, now: Instant): { readonly from: Instant; readonly to: Instant } {
  const start = infusion.startedAt ?? infusion.plannedStartAt;
  const from = after(as<Instant>(Math.min(start, now)), BEFORE);
  return { from, to: as<Instant>(Math.max(after(endOf(infusion, now), AFTERWARDS), after(now, AHEAD))) };
}

/** While the drug runs. */
export const bandOf = (infusion: Infusion, now: Instant) =>
  infusion.startedAt === null ? null : { from: infusion.startedAt, to: endOf(infusion, now) };

/** The pump's rate and the milligrams given, so far and to come at the rate it runs now. */
export function drugOf(infusion: Infusion, now: Instant): Drug {
  const totalMg = bagOf(infusion)?.data.actualMg ?? 0;
  const spans = segments(infusion);
  const ran = spans
    .filter(({ from, paused }) => !paused && from <= now)
    .map(({ from, to, rateMlPerHour }) => ({ from, to: Math.min(to ?? now, now), rate: rateMlPerHour }));
  const ends = endsAt(infusion, now);
  const open = spans.at(-1);
  const planned = ends === null || open === undefined ? [] : [{ from: now, to: ends, rate: open.rateMlPerHour }];
  const turns = [...spans.map(({ from }) => from), infusion.endedAt ?? now];
  const given = turns.filter((at) => at <= now).map((at): [number, number] => [at, givenMg(infusion, at) ?? 0]);
  const last = given.at(-1);
  const toCome = ends === null || last === undefined ? [] : [last, [ends, totalMg] as const];
  return { ran, planned, given, toCome, totalMg };
}
