import type { Assessment } from "#assessment/events.ts";
import { dayIn, daysFromCivil } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { Level } from "../fold.ts";

/** What an answer about suicide asks of a person, in words for the one who is paged. */
const SAYS: Readonly<Record<Level, string>> = {
  "ask-more": "Answered: thoughts of death or self-harm. Ask the ASQ or C-SSRS now",
  low: "Suicide screen, low: a clinician speaks with the patient",
  moderate: "Suicide screen positive: a clinician sees the patient today, before they leave",
  high: "Suicide screen HIGH: do not leave alone, physician now",
};

/**
 * What a questionnaire calls for; null where nothing does. A question about suicide passed over on the screen is asked about now,
 * like a yes; one that a copied form leaves out is asked about by tomorrow, and pages nobody.
 */
export function askedOf({
  worst,
  entered,
}: Pick<Assessment, "worst" | "entered">): { readonly level: Level; readonly says: string } | null {
  if (worst === null || worst.level === "none") return null;
  const { level } = worst;
  if (!worst.unknown || level !== "ask-more") return { level, says: SAYS[level] };
  return entered === null ? { level, says: "The question about suicide was not answered: ask now" } : null;
}

export type Copied = {
  /** When it was answered, by whoever copied it. */
  readonly answeredAt: Instant;
  readonly enteredAt: Instant;
  readonly enteredBy: string;
  readonly ratedBy: string;
  readonly zone: string;
};

/** Of a form that was answered before and copied later: when, by whose rating, and who entered it. It is called for all the same. */
export function copiedWords({ answeredAt, enteredAt, enteredBy, ratedBy, zone }: Copied): string {
  const day = new Intl.DateTimeFormat("en-US", { timeZone: zone, month: "long", day: "numeric", year: "numeric" });
  const nth = (at: Instant): number => {
    const on = dayIn(zone, at);
    return daysFromCivil(on.year, on.month, on.day);
  };
  const days = nth(enteredAt) - nth(answeredAt);
  const before = days <= 0 ? "today" : days === 1 ? "1 day ago" : `${days} days ago`;
  return `A copied form, answered ${day.format(answeredAt)} (${before}) by ${ratedBy || "nobody named"}; entered by ${enteredBy}`;
}
