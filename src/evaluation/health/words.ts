import type { Source } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { showNumber } from "#science/display.ts";
import type { Medicine, PastTrial, SaidBy } from "../events.ts";
import type { Told } from "../fold/history.ts";

export const evidenceWords: Readonly<Record<Source["evidence"], string>> = {
  R: "read",
  R2: "read second-hand",
  "K-H": "known well, not read",
  "K-M": "known, not read",
  "K-L": "known faintly, not read",
  P: "our proposal",
};

export const sourceWords = ({ from, evidence }: Source): string => `${from} (${evidenceWords[evidence]})`;

export const saidByWords: Readonly<Record<SaidBy, string>> = {
  patient: "the patient says",
  staff: "asked here",
  record: "from a record",
  pharmacy: "from the pharmacy",
};

export const saidByChoices = (["patient", "staff", "record", "pharmacy"] as const).map((value) => ({
  value,
  label: { patient: "The patient says so", staff: "We asked or looked", record: "A record", pharmacy: "The pharmacy" }[
    value
  ],
}));

export const triWords: Readonly<Record<Tri, string>> = { yes: "Yes", no: "No", unknown: "Not known" };
export const triChoices = (["yes", "no", "unknown"] as const).map((value) => ({ value, label: triWords[value] }));

export const routeWords: Readonly<Record<Medicine["route"], string>> = {
  "by-mouth": "by mouth",
  "under-tongue": "under the tongue",
  skin: "on the skin",
  injection: "injection",
  nose: "in the nose",
  inhaled: "inhaled",
  eye: "in the eye",
  other: "another way",
  unknown: "way not known",
};

/** "0.5 mg, 2 times a day, when needed" */
export function doseWords({ dose, perDay, asNeeded, route }: Medicine): string {
  const amount = dose === null ? "dose not known" : `${showNumber(dose.amount, 3)} ${dose.unit}`;
  const times = perDay === null ? "how often is not known" : oftenWords(perDay);
  const way = route === "by-mouth" ? [] : [routeWords[route]];
  return [amount, times, ...way, ...(asNeeded ? ["when needed"] : [])].join(", ");
}

function oftenWords(perDay: number): string {
  if (perDay === 1) return "once a day";
  if (perDay > 1) return `${perDay} times a day`;
  return `every ${Math.round(1 / perDay)} days`;
}

/** Whose word it is and who wrote it down. */
export const toldWords = (
  { saidBy, by }: Told & { readonly saidBy: SaidBy },
  names: Readonly<Record<string, string>>,
) =>
  `${saidByWords[saidBy]}${saidBy === "patient" && by.startsWith("patient:") ? "" : `, written by ${names[by] ?? "the clinic"}`}`;

export const kindWords: Readonly<Record<PastTrial["kind"], string>> = {
  antidepressant: "Antidepressant",
  augmentation: "Added to one",
  ect: "ECT",
  tms: "rTMS",
  esketamine: "Esketamine (Spravato)",
  ketamine: "Ketamine",
  psychotherapy: "Psychotherapy",
  other: "Something else",
};

export const outcomeWords: Readonly<Record<PastTrial["outcome"], string>> = {
  none: "No effect",
  partial: "Some effect",
  response: "Better by half or more",
  remission: "Well",
  "relapse-on-drug": "Relapsed while taking it",
  unknown: "Not known",
};

export const stopWords: Readonly<Record<PastTrial["stopReason"], string>> = {
  inefficacy: "It did not help",
  intolerance: "Side effects",
  cost: "Cost",
  other: "Another reason",
  "still-taking": "Still taking it",
  unknown: "Not known",
};

export const choicesOf = <T extends string>(words: Readonly<Record<T, string>>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));

/** A typed number, or null where the field was left empty; NaN is not a number and is refused before it is sent. */
export const numberIn = (text: string): number | null => (text.trim() === "" ? null : Number(text.replace(",", ".")));
export const isNumber = (text: string): boolean =>
  text.trim() === "" || Number.isFinite(Number(text.replace(",", ".")));
