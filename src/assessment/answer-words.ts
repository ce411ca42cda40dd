import type { Language, Said } from "#clinic/events.ts";
import type { Item } from "./events.ts";

const notSaid: Said = { en: "would rather not say", es: "prefiere no contestar" };
const open: Said = { en: "not answered", es: "sin contestar" };

/** An answer in the words of the instrument, with its points where it has them. */
export function answerWords(item: Item, value: number | null | undefined, language: Language): string {
  if (value === undefined) return open[language];
  if (value === null) return notSaid[language];
  const choice = item.choices?.find((one) => one.value === value);
  return choice === undefined ? String(value) : `${choice.text[language]} (${value})`;
}
