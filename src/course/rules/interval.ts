import type { CoursePolicy, Source } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";

export const intervalSource: Source = {
  from: "Clinical reference 9.4: weekly, then every two weeks, then every three to four; the way of changing it is ours",
  evidence: "P",
};

/** Days from one infusion to the next while a response is tapered: weekly twice to four times, then every two weeks twice. */
export const taperDays = (nth: number, weekly: 2 | 3 | 4 = 4): number | null =>
  nth <= weekly ? 7 : nth <= weekly + 2 ? 14 : null;

export type IntervalSeen = {
  /** Days between infusions as they stand; null where maintenance begins. */
  readonly days: number | null;
  readonly isResponder: Tri;
  /** The score lay near its best at the last two visits. */
  readonly nearBestTwice: Tri;
  readonly earlyWarning: Tri;
  readonly isRelapse: Tri;
};

export type IntervalAdvice = {
  readonly days: number | null;
  readonly working: readonly string[];
  readonly source: Source;
};

/** The interval that the reference would try next; null where it does not say. The physician sets it. */
export function nextInterval(seen: IntervalSeen, policy: CoursePolicy): IntervalAdvice {
  const [least, most] = policy.maintenanceBounds;
  const [start, startMost] = policy.maintenanceDays;
  const step = policy.intervalStepDays;
  const advice = (days: number | null, ...working: readonly string[]): IntervalAdvice => ({
    days: days === null ? null : Math.min(most, Math.max(least, days)),
    working: [...working, `Never under ${least} or over ${most} days.`],
    source: intervalSource,
  });
  if (seen.isRelapse === "yes")
    return advice(null, "Relapse: one to three boosters at the last effective dose, then look again; evaluate anew.");
  if (seen.days === null) return advice(start, `Maintenance begins at ${start} to ${startMost} days.`);
  if (seen.earlyWarning === "yes") return advice(seen.days - step, `Early warning: ${step} days sooner.`);
  if (seen.earlyWarning === "unknown" || seen.isRelapse === "unknown")
    return advice(seen.days, "Not measured: the interval stays as it is until it is.");
  if (seen.isResponder === "yes" && seen.nearBestTwice === "yes")
    return advice(seen.days + step, `Still well, within ${policy.nearBest} of the best twice: ${step} days later.`);
  return advice(seen.days, "Neither well enough twice nor a warning: unchanged.");
}
