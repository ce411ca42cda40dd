import type { Protocol } from "#clinic/events.ts";
import type { Patient } from "#people/read.ts";
import type { Refusal, Tri } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { CourseDate } from "./rules/dates.ts";
import type { CaseState, StopSign } from "./events.ts";
import type { Course } from "./fold/course.ts";
import type { EvaluationSeen } from "./evaluated.ts";
import type { OrderForNext } from "./next-order.ts";
import type { CheckSeen } from "./rules/exposure.ts";
import type { Finding } from "./rules/finding.ts";
import type { GivenInfusion } from "./rules/given.ts";
import type { MissedDate } from "./rules/missed-dates.ts";
import type { IntervalAdvice } from "./rules/interval.ts";
import type { Counted, Score } from "./rules/response.ts";
import type { SpacingFinding } from "./rules/spacing.ts";
import type { OrderContext } from "./rules/titration.ts";
import type { MedicinesSeen } from "./rules/with-medicines.ts";
import type { WatchSeen } from "./rules/watch-seen.ts";

export type ScaleShown = {
  readonly id: string;
  readonly name: string;
  readonly range: readonly [number, number];
  readonly bands: readonly { readonly from: number; readonly name: string }[];
  readonly responsePct: number | null;
};

export type CourseShown = Course & {
  readonly dates: readonly CourseDate[];
  readonly missing: number;
  /** What was to be given and was not, by time. */
  readonly missedDates: readonly MissedDate[];
  readonly spacingFindings: readonly SpacingFinding[];
  readonly next: OrderForNext;
  /** What an order for the next infusion is judged by. */
  readonly context: OrderContext;
  /** What speaks against any order for it now: a gap, a review not written, too many in a year. */
  readonly againstNext: readonly Finding[];
  /** After which infusion a review is owed now; null where none is. */
  readonly reviewDue: number | null;
  /** How much better after each infusion that was given; null where nobody measured. */
  readonly pctAfter: readonly (number | null)[];
  /** What is known already of the signs that would stop it; the rest is asked. */
  readonly signs: Partial<Readonly<Record<StopSign, Tri>>>;
  readonly intervalAdvice: IntervalAdvice | null;
};

export type CourseView = {
  readonly patient: Pick<Patient, "id" | "name" | "sex" | "fictitious"> & { readonly age: number | null };
  readonly zone: string;
  readonly serverNow: Instant;
  readonly caseState: CaseState;
  readonly protocol: Pick<Protocol, "id" | "version" | "course" | "dose" | "monitoring" | "spacing">;
  readonly against: readonly Refusal[];
  readonly evaluation: EvaluationSeen;
  readonly scale: ScaleShown | null;
  /** Scales a course may be measured by. */
  readonly scales: readonly { readonly id: string; readonly name: string }[];
  readonly scores: readonly Score[];
  readonly baseline: Counted | null;
  /** The newest score since; null while there is none. */
  readonly latest: Counted | null;
  readonly pct: number | null;
  /** The newest answer about thoughts of death or self-harm, and since when it has been the same. */
  readonly selfHarm: { readonly value: number | null; readonly since: Instant } | null;
  readonly course: CourseShown | null;
  readonly earlier: readonly Pick<Course, "id" | "kind" | "plannedAt" | "ended" | "count" | "given">[];
  readonly infusions: readonly GivenInfusion[];
  /** Null where nothing was given yet. */
  readonly watch: WatchSeen | null;
  /** The checks of a long treatment; none before the first infusion. */
  readonly checks: readonly CheckSeen[];
  /** What the medicines ask of a dose. */
  readonly medicines: MedicinesSeen;
};
