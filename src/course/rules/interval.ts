import type { CoursePolicy, Source } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";

export const intervalSource: Source = {
  from: "Clinical reference 9.4: weekly, then every two weeks, then every three to four; the way of changing it is ours",
  evidence: "P",
};

/** Of two to four weekly infusions the most, as in Phillips 2019; who wants fewer sets the interval. */
const WEEKLY = 4;

/** Days from one infusion to the next while a response is tapered; null once it is maintenance, or where it is being lost. */
function taperDays({ taperNth: nth, earlyWarning }: IntervalSeen): number | null {
  if (nth === null || nth > WEEKLY + 2 || earlyWarning === "yes") return null;
  return nth <= WEEKLY ? 7 : 14;
}

export type IntervalSeen = {
  /** Days between infusions as they stand; null where maintenance begins. */
  readonly days: number | null;
  /** Which infusion of a taper comes next; null where nothing is tapered. */
  readonly taperNth: number | null;
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
  const tapered = taperDays(seen);
  if (tapered !== null) return advice(tapered, "Taper: weekly two to four times, then every two weeks twice.");
  if (seen.days === null) return advice(start, `Maintenance begins at ${start} to ${startMost} days.`);
  const [change, why] = changeOf(seen, policy);
  return advice(seen.days + change * step, why);
}

/** A step later, a step sooner, or none, and why. */
function changeOf({ earlyWarning, isRelapse, isResponder, nearBestTwice }: IntervalSeen, policy: CoursePolicy) {
  const step = policy.intervalStepDays;
  if (earlyWarning === "yes") return [-1, `Early warning: ${step} days sooner.`] as const;
  if (earlyWarning === "unknown" || isRelapse === "unknown")
    return [0, "Not measured: the interval stays as it is until it is."] as const;
  if (isResponder === "yes" && nearBestTwice === "yes")
    return [1, `Still well, within ${policy.nearBest} of the best twice: ${step} days later.`] as const;
  return [0, "Neither well enough twice nor a warning: unchanged."] as const;
}
