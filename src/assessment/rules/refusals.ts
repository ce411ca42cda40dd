import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { Scale } from "../scales/scale.ts";
import { scaleOf } from "../scales/all.ts";
import { byNumber, fits, isWithin, itemIds } from "./answers.ts";
import { type Assessment } from "./assessment.ts";
import { scoreOf } from "./score.ts";

const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

export const noSuchScale = no("no-such-scale", "There is no such questionnaire.", "Choose one of the list.", "scaleId");

export const noText = ({ name }: Scale): Refusal =>
  no("no-text", `The text of ${name.en} may not be shown here.`, "Use your own copy and enter its total.", "scaleId");

export const another = no("another", "That questionnaire is another one.", "Reload the page and enter it again.");

const struck = no("voided", "This questionnaire was struck out.", "Ask for a new one.");
const over = no("finished", "This questionnaire is finished.", "Staff can correct an answer and say why.");
const open = no("not-finished", "This questionnaire is not finished yet.", "Change the answer itself.");
const noAnswer = no("no-such-answer", "That is not one of the answers.", "Choose one of the answers shown.", "value");

export const finishing = ({ voided, finishedAt }: Assessment): Refusal | null =>
  voided !== null ? struck : finishedAt !== null ? over : null;

/** Why this answer is not taken; null when it is. */
export const answering = (one: Assessment, item: string, value: number | null): Refusal | null =>
  finishing(one) ?? unfit(one, item, value);

export function correcting(one: Assessment, item: string, value: number | null): Refusal | null {
  if (one.voided !== null) return struck;
  if (one.finishedAt === null) return open;
  return one.entered === null
    ? unfit(one, item, value)
    : no("entered", "This total was copied from a form.", "Strike it out and enter it again.");
}

export const voiding = ({ voided }: Assessment): Refusal | null => (voided === null ? null : struck);

function unfit({ scaleId, scaleVersion }: Assessment, item: string, value: number | null): Refusal | null {
  const scale = scaleOf(scaleId, scaleVersion);
  return scale !== undefined && fits(scale, item, value) ? null : noAnswer;
}

/** A screen's clock may run ahead of ours by so much. */
const CLOCK_SLACK_MS = 60_000;

type Entering = {
  readonly total: number;
  readonly items: readonly (number | null)[];
  readonly at: Instant;
  readonly now: Instant;
};

/** Why a total is not taken as it was entered: out of its range, of the future, or not what its items come to. */
export function entering(
  scale: Scale,
  { total, items, at, now }: Entering,
): { readonly refusals: readonly [Refusal, ...Refusal[]] } | null {
  const [first, ...others] = [
    ...(isWithin(total, scale.range) ? [] : [outOfRange(scale)]),
    ...(at - now > CLOCK_SLACK_MS ? [no("future", "That is in the future.", "Enter when it was rated.", "at")] : []),
    ...itemFaults(scale, total, items),
  ];
  return first === undefined ? null : { refusals: [first, ...others] };
}

const outOfRange = ({ name, range: [least, most] }: Scale): Refusal =>
  no("range", `${name.en} goes from ${least} to ${most}, in whole numbers.`, "Correct the total.", "total");

function itemFaults(scale: Scale, total: number, items: readonly (number | null)[]): readonly Refusal[] {
  if (items.length === 0) return [];
  const ids = itemIds(scale);
  if (items.length !== ids.length)
    return [no("items", `${scale.name.en} has ${ids.length} items.`, "Enter each, or leave it open.", "items")];
  const wrong = ids.find((id, at) => !isItem(scale, id, at, items[at] ?? null));
  if (wrong !== undefined)
    return [no("items", `Item ${wrong} is out of its range.`, "Correct it, or leave it open.", "items")];
  const comesTo = scoreOf(scale, byNumber(scale, items));
  return comesTo.total === null || comesTo.prorated || comesTo.total === total
    ? []
    : [no("sum", `The items come to ${comesTo.total}, not ${total}.`, "Correct the total or an item.", "total")];
}

function isItem(scale: Scale, id: string, at: number, value: number | null): boolean {
  if (scale.items.length > 0) return fits(scale, id, value);
  const range = scale.itemRange[at];
  return value === null || (range !== undefined && isWithin(value, range));
}
