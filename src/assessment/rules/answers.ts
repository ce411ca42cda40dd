import type { Item, Scale } from "../scales/scale.ts";

/** By item. Null: would rather not say. Not there: not answered yet. Neither is zero. */
export type Answers = Readonly<Record<string, number | null>>;

/** The items of an instrument by number, where their text is here and where it is not. */
export const itemIds = ({ items, itemRange }: Scale): readonly string[] =>
  items.length > 0 ? items.map(({ id }) => id) : itemRange.map((_, at) => String(at + 1));

/** The answers of a form at hand, by the number of its items. */
export const byNumber = (scale: Scale, values: readonly (number | null)[]): Answers =>
  Object.fromEntries(itemIds(scale).map((id, at) => [id, values[at] ?? null]));

/** Is this one asked, as the others were answered? Not having said no for certain is reason enough to ask on. */
export const isAsked = ({ askedIf }: Item, answers: Answers): boolean =>
  askedIf === undefined || askedIf.some((id) => answers[id] !== undefined && answers[id] !== 0);

/** What is asked of this patient, in order. */
export const questionsOf = ({ items }: Scale, answers: Answers): readonly Item[] =>
  items.filter((item) => isAsked(item, answers));

/** Where to go on: the first question that was neither answered nor passed over; null when there is none. */
export const nextQuestion = (scale: Scale, answers: Answers): Item | null =>
  questionsOf(scale, answers).find(({ id }) => answers[id] === undefined) ?? null;

/** The answers as they count once nothing more will come: what was asked and not answered is not known. */
export const closed = (scale: Scale, answers: Answers): Answers => {
  const asked = scale.items.length > 0 ? questionsOf(scale, answers).map(({ id }) => id) : itemIds(scale);
  return { ...Object.fromEntries(asked.map((id) => [id, null])), ...answers };
};

/** May this be answered here? */
export function fits(scale: Scale, id: string, value: number | null): boolean {
  const item = scale.items.find((one) => one.id === id);
  if (item === undefined) return false;
  if (value === null) return true;
  if (item.choices !== undefined) return item.choices.some((choice) => choice.value === value);
  return item.rating !== undefined && isWithin(value, [item.rating.from, item.rating.to]);
}

export const isWithin = (value: number, [least, most]: readonly [number, number]): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
