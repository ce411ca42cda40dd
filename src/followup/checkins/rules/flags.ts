import type { Source } from "#clinic/events.ts";
import { type Milliseconds, minutes } from "#science/units.ts";
import type { CheckInValue } from "../facts.ts";
import { pressureIn } from "./answers.ts";
import type { CheckInQuestion } from "./questions.ts";

/** "help": danger to oneself. "911": never waited with. "today": called about on the same day. "look": read by a nurse. */
export type FlagLevel = "help" | "911" | "today" | "look";

/** From the gravest on. */
export const flagLevels: readonly FlagLevel[] = ["help", "911", "today", "look"];

/** Home readings from here on are called about. */
export const HOME_PRESSURE = {
  sys: 180,
  dia: 110,
  source: { from: "clinical reference 14.2: BP at home at 180/110 or more, repeated", evidence: "P" } satisfies Source,
};

/** How soon somebody of the clinic looks at it, counted in opening hours. The patient is told at once what not to wait with. */
export const seenWithin: Readonly<Record<FlagLevel, { readonly span: Milliseconds; readonly source: Source }>> = {
  help: { span: minutes(15), source: { from: "as for an answer about suicide on a questionnaire", evidence: "P" } },
  "911": {
    span: minutes(15),
    source: { from: "the patient was told to call 911; somebody makes sure", evidence: "P" },
  },
  today: { span: minutes(120), source: { from: "clinical reference 14.2: the same day", evidence: "P" } },
  look: { span: minutes(8 * 60), source: { from: "within a working day", evidence: "P" } },
};

/** What one answer asks for; null where it asks for nothing. Not sure is never no, and what was left open is asked after. */
export function flagOf(question: CheckInQuestion, value: CheckInValue): FlagLevel | null {
  const { flag, asks } = question;
  if (flag === undefined) return null;
  if (asks === "pressure") return isHigh(value) ? flag : null;
  if (asks === "choice") return value === "a-lot" ? flag : null;
  if (value === null) return flag === "help" ? "help" : "look";
  return value === "yes" || value === "unsure" ? flag : null;
}

function isHigh(value: CheckInValue): boolean {
  const found = pressureIn(value);
  return found !== null && (found.sys >= HOME_PRESSURE.sys || found.dia >= HOME_PRESSURE.dia);
}

/** The graver of two; null is none. */
export function graver(a: FlagLevel | null, b: FlagLevel | null): FlagLevel | null {
  if (a === null || b === null) return a ?? b;
  return flagLevels.indexOf(a) <= flagLevels.indexOf(b) ? a : b;
}
