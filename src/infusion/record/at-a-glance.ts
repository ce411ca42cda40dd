import type { Protocol } from "#clinic/events.ts";
import type { Instant, Milliseconds } from "#science/units.ts";
import type { DataOf, SymptomGrade, VitalValues } from "../events.ts";
import type { Done } from "../fold/entries.ts";
import { type Infusion, latest } from "../fold/infusion.ts";
import { baselineOf } from "../rules/recovery-state.ts";
import { SYMPTOMS } from "../rules/symptoms.ts";
import { bagOf, elapsedOnPump, givenMg, givenMl, segments } from "../rules/timeline.ts";

/** The highest or lowest value after the start, and when it was. */
export type Extreme = { readonly value: number; readonly at: Instant };

/** What a reader wants to know before reading the record line by line. Null where it is not known. */
export type Glance = {
  readonly order: DataOf<"OrderSigned"> | null;
  readonly bag: DataOf<"DosePrepared"> | null;
  readonly weightKg: number | null;
  readonly givenMg: number | null;
  readonly givenMl: number;
  readonly onPump: Milliseconds;
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[];
  readonly stopped: DataOf<"InfusionStopped"> | null;
  readonly wentHomeAt: Instant | null;
  readonly baseline: VitalValues | null;
  readonly highestPressure: (Extreme & { readonly dbp: number | null }) | null;
  readonly highestHr: Extreme | null;
  readonly lowestSpo2: Extreme | null;
  readonly lowestRr: Extreme | null;
  readonly lowestSedation: Extreme | null;
  readonly highestDissociation: Extreme | null;
};

/** The visit in one look, as it stands now. */
export const glanceAt = (infusion: Infusion, protocol: Protocol, now: Instant): Glance => ({
  ...doseOf(infusion, infusion.endedAt ?? now),
  ...extremesOf(infusion),
  baseline: baselineOf(infusion, protocol)?.values ?? null,
  stopped: infusion.done.InfusionStopped.find(({ at }) => at === infusion.endedAt)?.data ?? null,
  wentHomeAt: latest(infusion.done.Discharged)?.at ?? null,
});

function doseOf(infusion: Infusion, until: Instant) {
  const { done, startedAt } = infusion;
  return {
    order: latest(done.OrderSigned)?.data ?? null,
    bag: bagOf(infusion)?.data ?? null,
    weightKg: latest(done.WeightMeasured)?.data.kg ?? null,
    givenMg: startedAt === null ? null : givenMg(infusion, until),
    givenMl: givenMl(infusion, until),
    onPump: elapsedOnPump(infusion, until),
    pauses: segments(infusion).filter(({ paused }) => paused),
  };
}

/** The highest and the lowest of each that was charted after the start. */
export function extremesOf({ done, startedAt }: Infusion) {
  const since = <T extends { readonly at: Instant }>(things: readonly T[]) =>
    startedAt === null ? [] : things.filter(({ at }) => at >= startedAt);
  const of = (name: keyof VitalValues) =>
    since(done.VitalsCharted).flatMap(({ at, data }) => {
      const value = data.values[name];
      return value === undefined ? [] : [{ value, at, dbp: data.values.dbp ?? null }];
    });
  return {
    highestPressure: highest(of("sbp")),
    highestHr: highest(of("hr")),
    lowestSpo2: lowest(of("spo2")),
    lowestRr: lowest(of("rr")),
    lowestSedation: lowest(since(done.SedationScored).map(({ at, data }) => ({ at, value: data.moaas }))),
    highestDissociation: highest(since(done.DissociationScored).map(({ at, data }) => ({ at, value: data.nrs }))),
  };
}

const highest = <E extends Extreme>(all: readonly E[]): E | null =>
  all.toSorted((a, b) => b.value - a.value)[0] ?? null;
const lowest = <E extends Extreme>(all: readonly E[]): E | null => all.toSorted((a, b) => a.value - b.value)[0] ?? null;

/** A symptom from its onset to its end, at its worst. `endedAt` is null while it lasts. */
export type SymptomSpan = {
  readonly id: string;
  readonly title: string;
  readonly onsetAt: Instant;
  readonly endedAt: Instant | null;
  readonly worst: SymptomGrade;
  readonly transient: boolean | null;
};

/** Every symptom charted, in the order of onset. */
export const symptomSpans = ({ done }: Pick<Infusion, "done">): readonly SymptomSpan[] =>
  done.SymptomNoted.map(({ id, at, data }) => ({
    id,
    title: SYMPTOMS.find((symptom) => symptom.id === data.symptom)?.title ?? data.symptom,
    onsetAt: at,
    endedAt: done.SymptomEnded.find((end) => end.data.symptomId === id)?.at ?? null,
    worst: worstOf(data.grade, done.SymptomGraded, id),
    transient: data.transient,
  }));

const worstOf = (first: SymptomGrade, graded: readonly Done<"SymptomGraded">[], id: string): SymptomGrade =>
  graded
    .filter(({ data }) => data.symptomId === id)
    .reduce<SymptomGrade>((worst, { data }) => (data.grade > worst ? data.grade : worst), first);

/** A rescue medicine that was given, with its order and what became of it. */
export type RescueLine = {
  readonly given: Done<"RescueGiven">;
  readonly order: Done<"RescueOrdered"> | null;
  readonly effect: Done<"RescueEffectNoted"> | null;
};

/** Every rescue medicine given, in order. */
export const rescueLines = ({ done }: Pick<Infusion, "done">): readonly RescueLine[] =>
  done.RescueGiven.map((given) => ({
    given,
    order: done.RescueOrdered.find(({ id }) => id === given.data.orderId) ?? null,
    effect: done.RescueEffectNoted.findLast(({ data }) => data.givenId === given.id) ?? null,
  }));
