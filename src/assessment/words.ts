import type { Language } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { AskedHow, AssessmentPoint, SafetyLevel } from "./events.ts";

export const pointWords: Readonly<Record<AssessmentPoint, string>> = {
  baseline: "Baseline, before the first",
  "day-after-first": "The day after the first infusion",
  "mid-course": "During the course",
  "before-fourth": "Before the fourth infusion",
  "before-sixth": "Before the sixth infusion",
  "after-course": "After the course",
  maintenance: "Maintenance",
  other: "Another time",
};

export const shortPoint: Readonly<Record<AssessmentPoint, string>> = {
  baseline: "baseline",
  "day-after-first": "day after first",
  "mid-course": "during the course",
  "before-fourth": "before fourth",
  "before-sixth": "before sixth",
  "after-course": "after the course",
  maintenance: "maintenance",
  other: "",
};

export const howWords: Readonly<Record<AskedHow, string>> = {
  patient: "on the patient’s own screen",
  staff: "at the desk",
  "total-only": "copied from a form",
};

export const languageWords: Readonly<Record<Language, string>> = { en: "English", es: "Spanish" };

export const levelWords: Readonly<Record<SafetyLevel, string>> = {
  none: "",
  "ask-more": "Suicide: ask now",
  low: "Suicide risk: low",
  moderate: "Suicide screen positive",
  high: "Suicide risk: HIGH",
};

const made = new Map<string, Intl.DateTimeFormat>();

/** "26 Nov 2026" by the clinic's calendar. */
export function dayWords(at: Instant, zone: string): string {
  const format =
    made.get(zone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short", year: "numeric" });
  made.set(zone, format);
  return format.format(at);
}

/** The words as choices of a list. */
export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
