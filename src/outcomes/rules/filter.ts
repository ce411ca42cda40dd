import type { Indication } from "#evaluation/events.ts";
import { FEWEST, shownCells } from "./hiding.ts";
import { togetherOf } from "./together.ts";
import type { Treatment } from "./treatment.ts";

/** The first infusion's dose. mg/kg. */
export const doseBands = ["under 0.5", "0.5", "over 0.5 to 0.75", "over 0.75"] as const;
export type DoseBand = (typeof doseBands)[number];

export const ageBands = ["18 to 29", "30 to 44", "45 to 64", "65 and over"] as const;
export type AgeBand = (typeof ageBands)[number];

/** Which treatments are counted; null is all of them. */
export type Filter = {
  readonly year: number | null;
  readonly siteId: string | null;
  readonly dose: DoseBand | null;
  readonly indication: Indication | null;
  readonly age: AgeBand | null;
  readonly course: "first" | "later" | null;
};

export const everybody: Filter = { year: null, siteId: null, dose: null, indication: null, age: null, course: null };

export function doseBandOf(mgPerKg: number | null): DoseBand | null {
  if (mgPerKg === null) return null;
  if (mgPerKg < 0.5) return "under 0.5";
  if (mgPerKg === 0.5) return "0.5";
  return mgPerKg <= 0.75 ? "over 0.5 to 0.75" : "over 0.75";
}

export function ageBandOf(age: number | null): AgeBand | null {
  if (age === null) return null;
  if (age < 30) return "18 to 29";
  if (age < 45) return "30 to 44";
  return age < 65 ? "45 to 64" : "65 and over";
}

/** `nth` is null where it belongs to no course of induction. */
export type Sides = Pick<Treatment, "year" | "siteId" | "indication" | "age"> & {
  readonly mgPerKg: number | null;
  readonly nth: number | null;
};

/** By what a treatment can be told apart. Those named first stay choosable together longest where a clinic is small. */
const sides: { readonly [S in keyof Filter]: (one: Sides) => Filter[S] } = {
  year: ({ year }) => year,
  siteId: ({ siteId }) => siteId,
  course: ({ nth }) => (nth === null ? null : nth === 1 ? "first" : "later"),
  dose: ({ mgPerKg }) => doseBandOf(mgPerKg),
  indication: ({ indication }) => indication,
  age: ({ age }) => ageBandOf(age),
};
const names = Object.keys(sides) as readonly (keyof Filter)[];

export const isChosen = (one: Sides, filter: Filter): boolean =>
  names.every((side) => filter[side] === null || sides[side](one) === filter[side]);

/** One side of everybody: the values there are, and of each treatment which of them it has. */
type Coded = { readonly side: keyof Filter; readonly values: readonly unknown[]; readonly of: Int32Array };

/** What is chosen of all; where nothing is, they are the same. `coded`: by side; empty where nothing is chosen. */
export type Choice<T> = {
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly filter: Filter;
  readonly coded: readonly Coded[];
};

export function choiceOf<T extends Sides>(all: readonly T[], filter: Filter): Choice<T> {
  const isAll = names.every((side) => filter[side] === null);
  if (isAll) return { all, chosen: all, filter, coded: [] };
  return {
    all,
    chosen: all.filter((one) => isChosen(one, filter)),
    filter,
    coded: names.map((side) => coded(all, side)),
  };
}

function coded(all: readonly Sides[], side: keyof Filter): Coded {
  const numbers = new Map<unknown, number>();
  const of = Int32Array.from(all, (one) => {
    const value = sides[side](one);
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { side, values: [...numbers.keys()], of };
}

/**
 * May a figure of the chosen be shown, of whom `isOf` says that it is of them? Not under ten. And not where whoever adds and
 * subtracts what may be chosen otherwise would learn of fewer than ten.
 */
export function mayShow<T extends Sides>(choice: Choice<T>, isOf: (one: T) => boolean): boolean {
  const { all, chosen, filter } = choice;
  if (chosen.filter(isOf).length < FEWEST) return false;
  const made = names.filter((side) => filter[side] !== null);
  if (made.length === 0) return true;
  const members = Int32Array.from(all.keys().filter((at) => isOf(all[at] as T)));
  const divided = choice.coded.map((one) => ({ side: one.side, ...divisionOf(one, members) }));
  if (!divided.every(({ side, shown }) => filter[side] === null || shown.has(filter[side]))) return false;
  const together = new Set(togetherOf(divided.map(({ parts }) => parts)).map((at) => names[at]));
  return made.length === 1 || made.every((side) => together.has(side));
}

/** One side: which of its values may be chosen alone, and of each member which part it is in. What may not be is one part together. */
function divisionOf(
  { values, of }: Coded,
  members: Int32Array,
): { readonly shown: ReadonlySet<unknown>; readonly parts: Int32Array } {
  const counts = new Int32Array(values.length);
  for (const at of members) {
    const number = of[at] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const there = [...values.keys()].filter((number) => (counts[number] ?? 0) > 0);
  const isShown = shownCells(there.map((number) => counts[number] ?? 0));
  const shown = there.filter((_, at) => isShown[at] === true);
  const partOf = new Int32Array(values.length);
  for (const [at, number] of shown.entries()) partOf[number] = at + 1;
  return {
    shown: new Set(shown.map((number) => values[number])),
    parts: members.map((at) => partOf[of[at] ?? 0] ?? 0),
  };
}
