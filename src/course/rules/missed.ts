import type { CoursePolicy, Source } from "#clinic/events.ts";

/** What a gap between two infusions of an induction asks for (clinical reference 9.1). */
export type GapVerdict = "continue" | "physician-review" | "restart-evaluation";

export const gapSource: Source = { from: "Clinical reference 9.1, a missed infusion", evidence: "P" };

/** Whole days from the last infusion to the next. */
export function afterGap(
  days: number,
  { missedReviewDays, missedRestartDays }: Pick<CoursePolicy, "missedReviewDays" | "missedRestartDays">,
): GapVerdict {
  if (days <= missedReviewDays) return "continue";
  return days <= missedRestartDays ? "physician-review" : "restart-evaluation";
}
