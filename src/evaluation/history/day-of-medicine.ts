import type { Medicine, MedicineDay } from "../events.ts";
import type { Told } from "../fold/history.ts";
import type { Interaction, OnTheDay } from "./interaction-row.ts";

/** What the day of an infusion asks of one medicine: by the table, and as a physician decided it. */
export type DayOfMedicine = {
  readonly medicine: Medicine;
  /** The rows that name it. */
  readonly rows: readonly Interaction[];
  /** What they come to; null where none says anything of the day. */
  readonly table: OnTheDay | null;
  readonly decided: (MedicineDay & Told) | null;
  /** It was decided of another amount, or another way to take it: that word no longer counts. */
  readonly isOutdated: boolean;
};

/** Nobody decided it, and the table does not say "as always": somebody has to. */
export const isUndecided = ({ decided, table }: Pick<DayOfMedicine, "decided" | "table">): boolean =>
  decided === null && table !== "take";

/** The part of a medicine a decision on its day rests on; a note or a reason added to it changes nothing. */
export const asTaken = ({ ingredient, dose, perDay, route, asNeeded }: MedicineDay["of"]): MedicineDay["of"] => ({
  ingredient,
  dose,
  perDay,
  route,
  asNeeded,
});

export const isTakenAs = (a: MedicineDay["of"], b: MedicineDay["of"]): boolean => words(a) === words(b);

const words = ({ ingredient, dose, perDay, route, asNeeded }: MedicineDay["of"]): string =>
  [ingredient.rxcui, ingredient.name, dose?.amount, dose?.unit, perDay, route, asNeeded].map(String).join("|");
