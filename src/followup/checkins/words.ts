import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import type { CheckInKind } from "./facts.ts";
import type { FlagLevel } from "./rules/flags.ts";
import type { ShownCheckIn } from "./view.ts";

export const kindTitles: Readonly<Record<CheckInKind, string>> = {
  "next-morning": "Next morning",
  "third-day": "Third day",
};

export const flagWords: Readonly<Record<FlagLevel, string>> = {
  help: "Danger to oneself",
  "911": "Was told to call 911",
  today: "Called about the same day",
  look: "To be looked at",
};

/** "Mon 16 Nov, 09:00" */
export const dayWords = (at: Instant, zone: string): string => {
  const day = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", day: "numeric", month: "short" });
  return `${day.format(at).replaceAll(",", "")}, ${clockTime(at, zone)}`;
};

export const whenWords = ({ finishedAt, dueAt }: ShownCheckIn, zone: string): string =>
  finishedAt === null ? `due ${dayWords(dueAt, zone)}` : `answered ${dayWords(finishedAt, zone)}`;

export function stateWords({ state, dueAt }: ShownCheckIn, now: Instant): string {
  switch (state) {
    case "asked":
      return dueAt > now ? "still to come" : "asked, no answer yet";
    case "begun":
      return "begun, not finished";
    case "finished":
      return "complete";
    case "called":
      return "closed by a call";
    case "cancelled":
      return "not asked";
  }
}
