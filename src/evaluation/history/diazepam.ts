import type { Source } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { showNumber } from "#science/display.ts";
import type { Medicine } from "../events.ts";
import type { History } from "../fold/history.ts";
import { interactions, isUnrecognised, matches } from "./interactions.ts";
import { plainWords } from "./medicine-list.ts";

export type DiazepamRow = { readonly ingredient: string; readonly mg: number; readonly source: Source };

const source: Source = { from: "Equivalence table of clinical reference 2, source not read", evidence: "K-M" };

/**
 * How many mg are worth 10 mg of diazepam. Of a range the smaller stands, which counts more. Benzodiazepines that are not
 * here have no figure anybody gave us: their share stays unknown.
 */
export const diazepamTable: readonly DiazepamRow[] = [
  { ingredient: "diazepam", mg: 10, source },
  { ingredient: "lorazepam", mg: 1, source },
  { ingredient: "clonazepam", mg: 0.5, source },
  { ingredient: "alprazolam", mg: 0.5, source },
  { ingredient: "temazepam", mg: 20, source },
  { ingredient: "chlordiazepoxide", mg: 25, source },
  { ingredient: "oxazepam", mg: 20, source },
  { ingredient: "nitrazepam", mg: 10, source },
  { ingredient: "midazolam", mg: 7.5, source },
];

export type DiazepamShare = {
  readonly medicine: Medicine;
  /** mg of diazepam a day; null where the dose, how often, or the equivalence is not known. */
  readonly mg: number | null;
  readonly says: string;
};

export type DiazepamDay = {
  readonly shares: readonly DiazepamShare[];
  /** What is known adds up to this at least. */
  readonly atLeastMg: number;
  /** Over the protocol's limit? */
  readonly over: Tri;
  readonly says: string;
};

const benzodiazepines = interactions.filter(({ id }) => id === "X01");
const isBenzodiazepine = (medicine: Medicine): boolean => benzodiazepines.some((row) => matches(row, medicine));

/** Two decimals of a milligram, halves up: far below any dose that counts. */
const cents = (mg: number): number => Math.round(mg * 100) / 100;

/** The benzodiazepines of a day in diazepam, against the protocol's limit (mg a day; over it is flagged, exactly it is not). */
export function diazepamDay(
  { medicines, medicinesKnown }: Pick<History, "medicines" | "medicinesKnown">,
  limitMg: number,
): DiazepamDay {
  const shares = medicines.filter(isBenzodiazepine).map(shareOf);
  const atLeastMg = cents(shares.reduce((sum, { mg }) => sum + (mg ?? 0), 0));
  const isOpen = medicinesKnown === null || medicines.some(isUnrecognised) || shares.some(({ mg }) => mg === null);
  const over: Tri = atLeastMg > limitMg ? "yes" : isOpen ? "unknown" : "no";
  return { shares, atLeastMg, over, says: dayInWords(over, atLeastMg, limitMg) };
}

function dayInWords(over: Tri, atLeastMg: number, limitMg: number): string {
  switch (over) {
    case "yes":
      return `${atLeastMg} mg of diazepam a day or more: over ${limitMg} mg. Slow taper with the prescriber, never an abrupt stop.`;
    case "no":
      return `${atLeastMg} mg of diazepam a day: not over ${limitMg} mg.`;
    case "unknown":
      return `At least ${atLeastMg} mg of diazepam a day is known; the rest is not.`;
  }
}

const IN_MG: Readonly<Partial<Record<NonNullable<Medicine["dose"]>["unit"], number>>> = { mg: 1, mcg: 0.001, g: 1000 };

function shareOf(medicine: Medicine): DiazepamShare {
  const row = diazepamTable.find(({ ingredient }) => matches({ ingredients: [ingredient] }, medicine));
  const name = medicine.ingredient.name;
  if (row === undefined) return { medicine, mg: null, says: `No equivalence is known for ${name}.` };
  const { dose, perDay } = medicine;
  const unit = dose === null ? undefined : IN_MG[dose.unit];
  if (dose === null || unit === undefined || perDay === null)
    return { medicine, mg: null, says: `How much ${name} is taken in a day is not known.` };
  const mg = cents((dose.amount * unit * perDay * 10) / row.mg);
  const often = medicine.asNeeded ? "at most " : "";
  return {
    medicine,
    mg,
    says: `${plainWords(name)}: ${often}${showNumber(dose.amount * unit * perDay, 2)} mg a day, ${showNumber(mg, 2)} mg of diazepam`,
  };
}
