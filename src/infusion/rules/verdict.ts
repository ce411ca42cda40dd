import type { Protocol } from "#clinic/events.ts";
import { compareDays, monthsAfter, parseDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { fastingOk } from "./before.ts";
import { againstList, type Care } from "./care.ts";
import { checkOf } from "./checks.ts";
import type { ChecklistAnswer, ChecklistItem } from "../measures.ts";

/** What an answered check means. Only a prescriber with a reason clears one that is not met, and only a clearable one. */
export type Verdict = {
  readonly verdict: "met" | "not-met" | "unknown";
  readonly says: string;
  /** False for what nobody may wave through, and for what is unknown: that is asked again, not cleared. */
  readonly clearable: boolean;
};

type Context = {
  readonly now: Instant;
  readonly protocol: Protocol;
  /** Where the visit is lived; its calendar decides what day it is. UTC when it is not given. */
  readonly zone?: string;
  /** What the chart says beside the answers; left out where nobody read it. */
  readonly care?: Care | null;
};
type Answer<Item extends ChecklistAnswer["item"]> = Extract<ChecklistAnswer, { item: Item }>;

type Judges = { readonly [Item in ChecklistItem]: (answer: Answer<Item>, context: Context) => Verdict };

const judges: Judges = {
  changes: (answer) => byQuestions(answer, "Nothing has changed.", true),
  "mood-and-safety": (answer) => moodAndSafety(answer),
  fasting: (answer, context) => fasting(answer, context),
  escort: (answer) => escort(answer),
  medicines: (answer, context) => medicines(answer, context),
  pregnancy: ({ status }) => PREGNANCY[status],
  substances: (answer) => substances(answer),
  consent: (answer, context) => consent(answer, context),
  "emergency-kit": (answer) => byQuestions(answer, "Kit and people are ready.", false),
  "call-button": (answer) => anotherWay(answer),
};

/** Judges one check as it was answered. An answer that is not known never comes out as met. */
export function verdictOf(answer: ChecklistAnswer, context: Context): Verdict {
  const judge = judges[answer.item] as (answer: ChecklistAnswer, context: Context) => Verdict;
  return judge(answer, context);
}

const met = (says: string): Verdict => ({ verdict: "met", says, clearable: false });
const unknown = (says: string): Verdict => ({ verdict: "unknown", says, clearable: false });
const notMet = (says: string, clearable: boolean): Verdict => ({ verdict: "not-met", says, clearable });

/** Judges the yes-or-no questions by the answer each wants. While one is open, nobody can clear the others. */
function byQuestions(answer: ChecklistAnswer, allWell: string, clearable: boolean): Verdict {
  const given = new Map<string, unknown>(Object.entries(answer));
  const asked = (checkOf(answer.item)?.questions ?? []).filter(({ wants }) => wants !== null);
  const wrong = asked.filter(({ field, wants }) => given.get(field) === (wants === "yes" ? "no" : "yes"));
  const open = asked.filter(({ field, wants }) => given.get(field) !== wants && !wrong.some((q) => q.field === field));
  const found = wrong.map(({ text, wants }) => `${text} ${wants === "yes" ? "No." : "Yes."}`);
  const says = [...found, ...open.map(({ text }) => `Not known: ${text}`)].join(" ");
  if (wrong.length > 0) return notMet(says, clearable && open.length === 0);
  return open.length > 0 ? unknown(says) : met(allWell);
}

/** Where the button of the screen in the room was tried and heard, nobody needs to say another way: the start looks at that first. */
function anotherWay(answer: Answer<"call-button">): Verdict {
  const way = answer.way.trim();
  if (way === "") return unknown("How the patient calls for someone is not known.");
  return byQuestions(answer, `The patient calls so: ${way}. Tried and heard.`, true);
}

function moodAndSafety(answer: Answer<"mood-and-safety">): Verdict {
  const verdict = byQuestions(answer, "No thoughts of suicide, no psychosis or mania.", true);
  const urgent = "Do not leave the patient alone; the prescriber sees the patient now. Crisis line: 988.";
  return answer.suicidalThoughts === "yes" ? { ...verdict, says: `${verdict.says} ${urgent}` } : verdict;
}

/** Against a list nobody went through, no plan for the day can be kept. */
function medicines(answer: Answer<"medicines">, { care }: Context): Verdict {
  const verdict = byQuestions(answer, "Medicines were taken and left out as planned.", true);
  if (care === null || care === undefined || care.medicines.isReviewed) return verdict;
  return {
    ...verdict,
    verdict: verdict.verdict === "met" ? "unknown" : verdict.verdict,
    says: `${verdict.says} ${care.medicines.says}`,
  };
}

function fasting(answer: Answer<"fasting">, { now, protocol, care }: Context): Verdict {
  const glp1 = againstList(answer.glp1, care?.medicines.slowStomach ?? "unknown");
  const { answer: fasted, says } = fastingOk({ ...answer, glp1, now }, protocol.fastingHours);
  if (fasted === "no") return notMet(says, true);
  if (fasted === "unknown") return unknown(says);
  if (glp1 !== answer.glp1) return unknown(`${says} The list of medicines names a GLP-1 medicine: ask again.`);
  return answer.glp1 === "unknown" ? unknown(`${says} Not known: does the patient take a GLP-1 medicine?`) : met(says);
}

function escort(answer: Answer<"escort">): Verdict {
  if (answer.presence === "not-confirmed")
    return notMet("No escort is confirmed. Nobody goes home alone, so the infusion does not start.", false);
  if (answer.agreesNotToDrive === "no")
    return notMet("The patient does not agree to leave the driving to others.", false);
  if (answer.name.trim() === "" || answer.phone.trim() === "")
    return unknown("The escort's name or telephone is missing.");
  return byQuestions(answer, `${answer.name} ${answer.presence === "present" ? "is here" : "is confirmed"}.`, false);
}

const PREGNANCY: Readonly<Record<Answer<"pregnancy">["status"], Verdict>> = {
  "negative-today": met("Pregnancy test negative today."),
  "cannot-become-pregnant": met("Cannot become pregnant."),
  positive: notMet("Pregnancy test positive: no infusion. Seek a perinatal opinion.", false),
  refused: notMet("Pregnancy test refused by someone who could be pregnant: no infusion today.", false),
  unknown: unknown("Pregnancy is not known: test today."),
};

/** Reference C20, a hard stop: nobody waves through alcohol or intoxication. The day before counts as the day. */
function substances(answer: Answer<"substances">): Verdict {
  if (answer.appearsIntoxicated === "yes") return notMet("The patient appears intoxicated: no infusion today.", false);
  if (answer.alcohol === "yes") return notMet("Alcohol in the last 24 hours: no infusion today.", false);
  return byQuestions(answer, "No alcohol, cannabis or other substance.", true);
}

/** What the chart says of the consent comes first: a paper somebody saw does not stand in for it. */
function consent(answer: Answer<"consent">, context: Context): Verdict {
  const stands = context.care?.consent;
  if (stands === undefined || stands.answer === "yes") return consentSeen(answer, context);
  const says = `${stands.says} ${stands.satisfy}`;
  return stands.answer === "no" ? notMet(says, false) : unknown(says);
}

function consentSeen({ seen, signedOn }: Answer<"consent">, { now, protocol, zone = "UTC" }: Context): Verdict {
  if (seen === "no") return notMet("No signed consent has been seen.", false);
  const signed = parseDay(signedOn);
  if (signed === null) return unknown("The day the consent was signed is missing, or is not a day such as 2026-01-31.");
  const today = dayIn(zone, now);
  if (compareDays(signed, today) > 0) return unknown("The consent is dated in the future.");
  if (compareDays(today, monthsAfter(signed, protocol.consentMonths)) > 0)
    return notMet(`The consent is older than ${protocol.consentMonths} months: sign it again.`, false);
  return seen === "yes" ? met(`Consent signed on ${signedOn}.`) : unknown("Whether the consent was seen is not known.");
}
