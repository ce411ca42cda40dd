import { sampleQuantile } from "#science/samples.ts";
import { type Figure, figureOf } from "./hiding.ts";
import type { Happened } from "./treatment.ts";

/** One infusion as it went. Null: nobody charted it. */
export type Went = {
  readonly sbp: number | null;
  readonly dbp: number | null;
  readonly symptoms: readonly string[];
  /** Those at grade 3 or over that did not pass by themselves. */
  readonly grave: readonly string[];
  readonly stopped: string | null;
  readonly rescues: number;
  readonly adverse: number;
  readonly serious: number;
};

export function sumUp(infusions: readonly Went[]): Happened {
  const times = (pick: (one: Went) => readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const name of infusions.flatMap((one) => [...new Set(pick(one))])) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  };
  const count = (holds: (one: Went) => boolean) => infusions.filter(holds).length;
  return {
    infusions: infusions.length,
    peaks: infusions.flatMap(({ sbp }) => sbp ?? []),
    high: count(({ sbp, dbp }) => (sbp ?? 0) >= HIGH_PRESSURE.sbp || (dbp ?? 0) >= HIGH_PRESSURE.dbp),
    symptoms: times(({ symptoms }) => symptoms),
    grave: times(({ grave }) => grave),
    stops: times(({ stopped }) => (stopped === null ? [] : [stopped])),
    rescued: count(({ rescues }) => rescues > 0),
    adverse: count(({ adverse }) => adverse > 0),
    serious: count(({ serious }) => serious > 0),
  };
}

export type Named = { readonly name: string; readonly figure: Figure; readonly grave: number };

/** A treatment with the infusions after it, or what a patient was given outside of any: `nth` is null. */
export type Given = { readonly nth: number | null; readonly happened: Happened };

/** Whoever was never given an induction here, and how often they came: in no figure of response. */
export type OutsideCount = { readonly patients: number; readonly infusions: number };

export const outsideCount = (all: readonly Given[]): OutsideCount => {
  const some = all.filter(({ nth }) => nth === null);
  return { patients: some.length, infusions: some.reduce((sum, { happened }) => sum + happened.infusions, 0) };
};

export type Infusions = {
  readonly infusions: number;
  readonly symptoms: readonly Named[];
  readonly stops: readonly Named[];
  readonly stopped: Figure;
  readonly rescued: Figure;
  readonly adverse: Figure;
  readonly serious: Figure;
  /** Of the infusions in which a pressure was charted. Null where in fewer than ten. */
  readonly pressure: {
    readonly charted: number;
    readonly median: number;
    readonly ninetyFifth: number;
    readonly highest: Figure;
  } | null;
};

/** Clinical reference 5.2: at 180 over 110 somebody acts. */
export const HIGH_PRESSURE = { sbp: 180, dbp: 110 } as const;

/** What happened at every infusion of these, for each hundred. Null where there are fewer than ten. */
export function infusionsOf(given: readonly Given[]): Infusions | null {
  const all = given.map(({ happened }) => happened);
  const total = (pick: (one: Happened) => number) => all.reduce((sum, one) => sum + pick(one), 0);
  const infusions = total((one) => one.infusions);
  const figure = (count: number) => figureOf(count, infusions);
  const [stopped, rescued, adverse, serious] = [
    figure(total(({ stops }) => Object.values(stops).reduce((sum, count) => sum + count, 0))),
    figure(total((one) => one.rescued)),
    figure(total((one) => one.adverse)),
    figure(total((one) => one.serious)),
  ];
  if (stopped === null || rescued === null || adverse === null || serious === null) return null;
  return {
    infusions,
    symptoms: named(all, "symptoms", infusions),
    stops: named(all, "stops", infusions),
    stopped,
    rescued,
    adverse,
    serious,
    pressure: pressureOf(
      all.flatMap(({ peaks }) => peaks),
      total(({ high }) => high),
    ),
  };
}

function named(all: readonly Happened[], what: "symptoms" | "stops", of: number): readonly Named[] {
  const [counts, grave] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, from: Readonly<Record<string, number>>) => {
    for (const [name, count] of Object.entries(from)) to.set(name, (to.get(name) ?? 0) + count);
  };
  for (const one of all) {
    add(counts, one[what]);
    if (what === "symptoms") add(grave, one.grave);
  }
  return [...counts]
    .toSorted(([a, most], [b, other]) => other - most || a.localeCompare(b))
    .flatMap(([name, count]) => {
      const figure = figureOf(count, of);
      return figure === null ? [] : [{ name, figure, grave: grave.get(name) ?? 0 }];
    });
}

function pressureOf(peaks: readonly number[], high: number): Infusions["pressure"] {
  const highest = figureOf(high, peaks.length);
  const [median, ninetyFifth] = [sampleQuantile(peaks, 0.5), sampleQuantile(peaks, 0.95)];
  if (highest === null || median === null || ninetyFifth === null) return null;
  return { charted: peaks.length, median, ninetyFifth, highest };
}
