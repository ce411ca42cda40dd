import { as, type Instant } from "#science/units.ts";
import type { BookingRules } from "../events.ts";
import { afterQuiet, quietFor } from "./quiet.ts";
import { clockOf, DAY, dayNumber, firstShowing, HOUR, shownAt } from "./wall-clock.ts";

export type ReminderKind = "reminder-7d" | "reminder-48h" | "reminder-24h" | "evening-questions";

/** Send it from `notBefore`; from `notAfter` it is too late to be of use, or the next one says the same. */
export type Reminder = { readonly kind: ReminderKind; readonly notBefore: Instant; readonly notAfter: Instant };

export type ToRemind = {
  readonly startAt: Instant;
  /** When this time was agreed: booked, or moved to. */
  readonly agreedAt: Instant;
  /** Ask the evening-before questions: for those who must come fasted and be taken home. */
  readonly evening: boolean;
};

/** How long before the start, and how late it may still go out (after a broken connection, or a night), in hours. */
const ahead = [
  { kind: "reminder-7d", hours: 168, late: 24 },
  { kind: "reminder-48h", hours: 48, late: 20 },
  { kind: "reminder-24h", hours: 24, late: 18 },
] as const;

/** The evening before begins at five by the patient's clock: time enough to call and to find a ride. */
const EVENING = 17 * HOUR;

function eveningBefore(startAt: Instant, zone: string): Instant {
  const clock = clockOf(zone, { from: as<Instant>(startAt - DAY), to: startAt });
  return firstShowing(clock, (dayNumber(shownAt(clock, startAt)) - 1) * DAY + EVENING);
}

/**
 * Everything that is to be sent before an appointment, by the patient's own clock and outside the quiet hours there.
 * A reminder whose moment was over when the time was agreed is left out: the letter of booking said it. The questions are not:
 * they are asked as soon as the time is agreed.
 */
export function remindersOf(
  { startAt, agreedAt, evening }: ToRemind,
  { zone, ...whom }: { readonly zone: string; readonly quiet?: BookingRules["quiet"] | null },
  rules: Pick<BookingRules, "quiet">,
): readonly Reminder[] {
  const quiet = quietFor(rules, whom);
  const reminders = ahead.flatMap(({ kind, hours, late }) => {
    const moment = as<Instant>(startAt - hours * HOUR);
    const notBefore = afterQuiet(moment, quiet, zone);
    return agreedAt > moment ? [] : [{ kind, notBefore, notAfter: as<Instant>(moment + late * HOUR) }];
  });
  const asked = as<Instant>(Math.max(eveningBefore(startAt, zone), agreedAt));
  const questions = {
    kind: "evening-questions" as const,
    notBefore: afterQuiet(asked, quiet, zone),
    notAfter: startAt,
  };
  return [...reminders, ...(evening ? [questions] : [])].filter(({ notBefore, notAfter }) => notBefore < notAfter);
}
