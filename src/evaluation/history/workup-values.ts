import type { Refusal } from "#plumbing/facts.ts";
import type { Workup } from "../events.ts";
import { workupRowOf, type WorkupField } from "../workup/items.ts";

const wrong = (says: string, satisfy: string, field: string): Refusal => ({ rule: "value", says, satisfy, field });

/** What is wrong with the values of a result: a name nobody knows, a number that is a slip of the hand, another word. */
export function valueRefusals({ item, values }: Pick<Workup, "item" | "values">): readonly Refusal[] {
  const fields = workupRowOf(item)?.fields ?? [];
  return Object.entries(values).flatMap(([key, value]) => {
    const field = fields.find((one) => one.key === key);
    return field === undefined
      ? [wrong(`"${key}" is no value of this examination.`, "Reload the page.", `values.${key}`)]
      : oneRefusal(field, value);
  });
}

function oneRefusal(field: WorkupField, value: number | string): readonly Refusal[] {
  const { key, label, unit, least, most, choices, kind } = field;
  const at = `values.${key}`;
  if (kind === "number")
    return typeof value === "number" && value >= least && value <= most
      ? []
      : [wrong(`${label}: between ${least} and ${most} ${unit}.`.replace(" .", "."), "Look at the result again.", at)];
  if (typeof value !== "string") return [wrong(`${label}: words, not a number.`, "Enter it again.", at)];
  if (kind === "text")
    return value.length <= most ? [] : [wrong(`${label}: at most ${most} characters.`, "Shorten it.", at)];
  return choices.includes(value) ? [] : [wrong(`${label}: one of ${choices.join(", ")}.`, "Choose one.", at)];
}
