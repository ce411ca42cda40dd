import { compareDays, showDay } from "#science/calendar.ts";
import type { RuleInput, Verdict } from "./rule.ts";
import { daysAfter, verdict } from "./verdicts.ts";

const ASK = "Ask the ASQ or the C-SSRS now.";

/** Nothing but a screen in date, finished, below high, with no answer since that asks for another, is a "no". */
export function emergency({ suicide: { screen, askedSince }, asOf, policy }: RuleInput): Verdict {
  if (screen?.level === "high")
    return verdict("yes", `${screen.name} of ${showDay(screen.on)}: high.`, [`screen=high@${showDay(screen.on)}`]);
  if (askedSince.length > 0)
    return verdict(
      "unknown",
      `${askedSince.join(" ")} No screen since.`,
      askedSince.map((said) => `asked:${said}`),
      ASK,
    );
  if (screen === null) return verdict("unknown", "No suicide screen was done.", ["screen=none"], ASK);
  const on = showDay(screen.on);
  if (screen.level === "ask-more")
    return verdict("unknown", `${screen.name} of ${on} was not answered to its end.`, [`screen=open@${on}`], ASK);
  if (compareDays(screen.on, daysAfter(asOf, -policy.validDays.evaluation)) < 0)
    return verdict("unknown", `The last screen is of ${on}, too old to rest on.`, [`screen=old@${on}`], ASK);
  return verdict("no", `${screen.name} of ${on}: ${screen.level === "none" ? "nothing named" : screen.level}.`, [
    `screen=${screen.level}@${on}`,
  ]);
}

/** Answered the same day: what the indication "suicidal depression" asks for. */
export const screenedToday = ({ suicide: { screen }, today }: RuleInput): boolean =>
  screen !== null && screen.level !== "ask-more" && compareDays(screen.on, today) === 0;
