import type { Assessment } from "#assessment/events.ts";
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
