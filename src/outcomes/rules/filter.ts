import type { Indication } from "#evaluation/events.ts";
import { FEWEST, shownCells } from "./hiding.ts";
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

export function doseBandOf(mgPerKg: number): DoseBand {
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

type Sides = Pick<Treatment, "year" | "siteId" | "mgPerKg" | "indication" | "age" | "nth">;

/** By what a treatment can be told apart. */
const sides: { readonly [S in keyof Filter]: (one: Sides) => Filter[S] } = {
  year: ({ year }) => year,
  siteId: ({ siteId }) => siteId,
  dose: ({ mgPerKg }) => doseBandOf(mgPerKg),
  indication: ({ indication }) => indication,
  age: ({ age }) => ageBandOf(age),
  course: ({ nth }) => (nth === 1 ? "first" : "later"),
};
const names = Object.keys(sides) as readonly (keyof Filter)[];

export const isChosen = (one: Sides, filter: Filter): boolean =>
  names.every((side) => filter[side] === null || sides[side](one) === filter[side]);

/** What is chosen of all, and for each choice made, what lies beside it: found once for every figure of a page. */
export type Choice<T> = {
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly beside: readonly { readonly groups: readonly (readonly T[])[]; readonly own: number }[];
};

export function choiceOf<T extends Sides>(all: readonly T[], filter: Filter): Choice<T> {
  const made = names.filter((side) => filter[side] !== null);
  if (made.length === 0) return { all, chosen: all, beside: [] };
  const beside = made.map((side) => {
    const wider = all.filter((one) => isChosen(one, { ...filter, [side]: null }));
    const groups = [...Map.groupBy(wider, (one): unknown => sides[side](one))];
    return { groups: groups.map(([, some]) => some), own: groups.findIndex(([value]) => value === filter[side]) };
  });
  return { all, chosen: all.filter((one) => isChosen(one, filter)), beside };
}

/**
 * May a figure of the chosen be shown? `countOf` says how many people it is of. Not under ten; and not where a wider choice,
 * which may be shown too, less this one and its neighbours would tell of fewer than ten.
 */
export const mayShow = <T>({ chosen, beside }: Choice<T>, countOf: (some: readonly T[]) => number): boolean =>
  countOf(chosen) >= FEWEST && beside.every(({ groups, own }) => shownCells(groups.map(countOf))[own] === true);
