import { type AssessmentPoint, scaleOf, scoreOf } from "./events.ts";
import { byNumber, itemIds } from "./rules/answers.ts";
import { suicideItemOf } from "./rules/safety.ts";

/** A result as it is being typed. */
export type Entry = {
  readonly scaleId: string;
  readonly point: AssessmentPoint;
  /** "2026-11-26"; empty for just now. */
  readonly day: string;
  readonly total: string;
  readonly items: Readonly<Record<string, string>>;
  readonly ratedBy: string;
  readonly note: string;
};

/** "0 to 60", or what its total means where it is a level. */
export function rangeOf(scaleId: string): string {
  const scale = scaleOf(scaleId);
  if (scale === undefined) return "";
  const [least, most] = scale.range;
  if (scale.score === "c-ssrs" || scale.score === "asq")
    return scale.bands.map(({ from, name }) => `${from} ${name.en}`).join(", ");
  return `${least} to ${most}`;
}

/** The items an instrument counts, by number, and which of them asks about suicide. */
export function itemNames(scaleId: string) {
  const scale = scaleOf(scaleId);
  const ids = scale === undefined ? [] : itemIds(scale);
  const label = (id: string) => (scale?.score === "c-ssrs" && id === "7" ? "6, in 3 months" : id);
  return {
    items: ids.map((id) => ({ id, label: label(id) })),
    suicide: suicideItemOf(scaleId),
  };
}

const numberIn = (text: string | undefined): number | null => {
  const typed = text?.trim() ?? "";
  return typed === "" ? null : Number(typed);
};

/** The items in which something else than a whole number stands. It is not sent as "not known" in its place. */
export const notNumbers = ({ items }: Entry): ReadonlySet<string> =>
  new Set(Object.keys(items).filter((id) => !/^\s*\d{0,3}\s*$/.test(items[id] ?? "")));

/** What the items come to; null while some are missing, or are no numbers. */
export function sumFrom(scaleId: string, items: Entry["items"]): number | null {
  const scale = scaleOf(scaleId);
  if (scale === undefined) return null;
  const score = scoreOf(
    scale,
    byNumber(
      scale,
      itemIds(scale).map((id) => numberIn(items[id])),
    ),
  );
  return score.complete && Number.isInteger(score.total) ? score.total : null;
}

/** As it is sent. Items nobody entered are left out altogether: the total alone is known then. */
export function readEntry({ scaleId, point, total, items, ratedBy, note }: Entry) {
  const scale = scaleOf(scaleId);
  const values = scale === undefined ? [] : itemIds(scale).map((id) => numberIn(items[id]));
  return {
    scaleId,
    point,
    total: numberIn(total),
    items: values.every((value) => value === null) ? [] : values,
    ratedBy: ratedBy.trim(),
    note: note.trim(),
  };
}
