import type { Instant } from "#science/units.ts";
import { checkOf } from "../rules/checks.ts";
import type { ChecklistAnswer, ChecklistItem } from "../measures.ts";
import { added, type Clock } from "./wording.ts";

type Answer<Item extends ChecklistItem> = Extract<ChecklistAnswer, { item: Item }>;
type Says = { readonly [Item in ChecklistItem]: (answer: Answer<Item>, clock: Clock) => string };

const meals = {
  light: "a light meal",
  fatty: "a fatty meal",
  none: "nothing solid",
  unknown: "a meal of unknown kind",
};

const pregnancy = {
  "negative-today": "Test negative today.",
  positive: "Test positive.",
  "cannot-become-pregnant": "Cannot become pregnant.",
  refused: "Test refused.",
  unknown: "Not known.",
};

const presences = { present: "is here", confirmed: "is confirmed", "not-confirmed": "is not confirmed" };

const says: Says = {
  changes: (answer) => questions(answer) + added(answer.note),
  "mood-and-safety": (answer) => questions(answer) + added(answer.note),
  medicines: (answer) => questions(answer) + added(answer.note),
  substances: (answer) => questions(answer),
  "emergency-kit": (answer) => questions(answer),
  "call-button": ({ way, tried }) =>
    `Calls by: ${way.trim() === "" ? "a way not known" : way}. Tried and heard: ${known(tried)}.`,
  fasting: ({ meal, lastSolidAt, lastClearAt, glp1 }, clock) =>
    `Last ate ${meals[meal]} ${time(lastSolidAt, clock)}; last clear liquid ${time(lastClearAt, clock)}. ` +
    `GLP-1 medicine: ${known(glp1)}.`,
  escort: ({ name, phone, presence, agreesNotToDrive }) =>
    `${name.trim() === "" ? "The escort" : name}${phone.trim() === "" ? "" : ` (${phone})`} ${presences[presence]}. Agrees not to drive: ${known(agreesNotToDrive)}.`,
  pregnancy: ({ status }) => pregnancy[status],
  consent: ({ seen, signedOn }) => `Seen: ${known(seen)}; signed on ${signedOn === "" ? "a day not known" : signedOn}.`,
};

/** What was answered to one of the checks. An answer nobody gave is said, never left out. */
export function answerInWords(answer: ChecklistAnswer, clock: Clock): string {
  const say = says[answer.item] as (answer: ChecklistAnswer, clock: Clock) => string;
  return say(answer, clock);
}

const time = (at: Instant | null, clock: Clock): string => (at === null ? "at a time not known" : `at ${clock(at)}`);

const known = (answer: unknown): string => (answer === "yes" || answer === "no" ? answer : "not known");

/** Each question with its answer, in the words it was asked in. */
function questions(answer: ChecklistAnswer): string {
  const given = new Map<string, unknown>(Object.entries(answer));
  return (checkOf(answer.item)?.questions ?? [])
    .map(({ field, text }) => `${text} ${capital(known(given.get(field)))}.`)
    .join(" ");
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
