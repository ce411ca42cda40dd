import type { Language } from "#clinic/events.ts";
import { letterIn } from "#evaluation/events.ts";
import type { CareEnding, CareLetterOccasion } from "../facts.ts";
import { type CareWords, careWords } from "./letter-words.ts";
import type { RedFlag } from "./occasions.ts";

/** What a letter tells, from facts alone. Null is not known, and is said so. Days "2026-11-23". */
export type CareTelling = {
  readonly clinic: string;
  readonly today: string;
  readonly to: string;
  readonly patient: { readonly name: string; readonly birthDate: string };
  readonly occasion: CareLetterOccasion;
  readonly nth: number | null;
  readonly flag: { readonly what: RedFlag; readonly on: string } | null;
  readonly ended: { readonly how: CareEnding; readonly handedTo: string } | null;
  readonly infusions: readonly InfusionTold[];
  readonly scale: string;
  readonly baseline: { readonly total: number; readonly on: string } | null;
  readonly latest: { readonly total: number; readonly on: string; readonly pct: number | null } | null;
  readonly plan: {
    readonly kind: "induction" | "booster" | "maintenance";
    readonly given: number;
    readonly count: number;
    readonly intervalDays: number | null;
    readonly isEnded: boolean;
    readonly next: string | null;
  } | null;
};

export type InfusionTold = {
  readonly nth: number;
  readonly on: string;
  readonly doseMg: number | null;
  readonly mgPerKg: number | null;
  readonly minutes: number | null;
  readonly stopped: string | null;
  readonly pressure: string | null;
  readonly saturation: number | null;
  readonly symptoms: readonly string[];
  readonly rescues: readonly string[];
};

/** A draft to a colleague; nothing in it that the record does not say. The signature is set under it when it is signed. */
export function careLetterText(told: CareTelling, language: Language): string {
  const words = careWords[language];
  const body = [
    opening(told, words),
    ...ending(told, words),
    "",
    ...told.infusions.flatMap((one) => [...infusionLines(one, words), ""]),
    ...scoreLines(told, words),
    "",
    ...(told.ended === null ? [words.plan, ...planLines(told, words), ""] : []),
  ];
  return letterIn(language, told, body, told.ended?.how !== "died").join("\n");
}

function opening({ occasion, nth, flag }: CareTelling, { opens }: CareWords): string {
  if (occasion === "red-flag" && flag !== null) return opens.flags[flag.what](flag.on);
  if (occasion === "after-infusion" && nth !== null) return opens["after-infusion"](nth);
  return occasion === "end-of-care" ? opens["end-of-care"] : opens["on-request"];
}

function ending({ ended }: CareTelling, words: CareWords): readonly string[] {
  if (ended === null) return [];
  return [words.ended[ended.how], ...(ended.handedTo === "" ? [] : [words.handedTo(ended.handedTo)])];
}

function infusionLines(one: InfusionTold, words: CareWords): readonly string[] {
  const perKg = one.mgPerKg === null ? "" : ` (${one.mgPerKg} mg/kg)`;
  const dose = one.doseMg === null ? words.doseUnknown : `${one.doseMg} mg${perKg}`;
  const minutes = one.minutes === null ? words.minutesUnknown : `${one.minutes} min`;
  return [
    words.given(one.nth, one.on, dose, minutes),
    ...(one.stopped === null ? [] : [words.stopped(one.stopped)]),
    ...(one.pressure === null ? [] : [words.pressure(one.pressure)]),
    ...(one.saturation === null ? [] : [words.saturation(one.saturation)]),
    one.symptoms.length === 0 ? words.nothingNoted : words.noted(one.symptoms.join(", ")),
    ...(one.rescues.length === 0 ? [] : [words.rescued(one.rescues.join(", "))]),
  ];
}

function scoreLines({ scale, baseline, latest }: CareTelling, words: CareWords): readonly string[] {
  const before = baseline === null ? [] : [words.baseline(scale, baseline.total, baseline.on)];
  if (latest === null) return [...before, words.notMeasured(scale)];
  return [...before, words.latest(scale, latest.total, latest.on, changeOf(latest.pct, words))];
}

function changeOf(pct: number | null, words: CareWords): string {
  if (pct === null) return "";
  return pct < 0 ? words.worse(Math.round(-pct)) : words.better(Math.round(pct));
}

function planLines({ plan }: CareTelling, words: CareWords): readonly string[] {
  if (plan === null || plan.isEnded) return [words.courseEnded];
  return [
    plan.kind === "maintenance" ? words.maintenance(plan.intervalDays) : words.course(plan.given, plan.count),
    plan.next === null ? words.noNext : words.next(plan.next),
  ];
}
