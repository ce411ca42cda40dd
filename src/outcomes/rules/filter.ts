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

/** What is chosen of all; where nothing is, they are the same. */
export type Choice<T> = { readonly all: readonly T[]; readonly chosen: readonly T[]; readonly filter: Filter };

export function choiceOf<T extends Sides>(all: readonly T[], filter: Filter): Choice<T> {
  const isAll = names.every((side) => filter[side] === null);
  return { all, chosen: isAll ? all : all.filter((one) => isChosen(one, filter)), filter };
}

/**
 * May a figure of the chosen be shown, of whom `isOf` says that it is of them? Not under ten. And not where whoever adds and
 * subtracts what may be chosen otherwise would learn of fewer than ten.
 */
export function mayShow<T extends Sides>({ all, chosen, filter }: Choice<T>, isOf: (one: T) => boolean): boolean {
  if (chosen.filter(isOf).length < FEWEST) return false;
  const made = names.filter((side) => filter[side] !== null);
  if (made.length === 0) return true;
  const members = all.filter(isOf);
  const divided = names.map((side) => ({ side, ...divisionOf(members.map((one): unknown => sides[side](one))) }));
  if (!divided.every(({ side, shown }) => filter[side] === null || shown.has(filter[side]))) return false;
  const together = new Set(togetherOf(divided.map(({ parts }) => parts)).map((at) => names[at]));
  return made.length === 1 || made.every((side) => together.has(side));
}

/** One side: which of its values may be chosen alone, and of each member which part it is in. What may not be is one part together. */
function divisionOf(values: readonly unknown[]): { readonly shown: ReadonlySet<unknown>; readonly parts: Int32Array } {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const isShown = shownCells([...counts.values()]);
  const shown = [...counts.keys()].filter((_, at) => isShown[at] === true);
  const partOf = new Map(shown.map((value, at) => [value, at + 1]));
  return { shown: new Set(shown), parts: Int32Array.from(values, (value) => partOf.get(value) ?? 0) };
}
