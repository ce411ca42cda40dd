import type { Fact, Recorded, Tri } from "#plumbing/facts.ts";
import type { Instant, MgPerKg, Minutes } from "#science/units.ts";

export { type Relapse, relapseOf, type RelapsePolicy, type Setback } from "./rules/relapse.ts";
export { baselineOf, counted } from "./rules/response.ts";
export { beganIn } from "./rules/treatment.ts";
export { type CheckSeen, unexplainedIn, unexplainedWords } from "./rules/exposure.ts";
export type { ForecastSeen, WarningDecision, WatchSeen, WorkingLine } from "./rules/watch-seen.ts";

export type CourseKind = "induction" | "booster" | "maintenance";

/** The protocol's weight policies (clinical reference 4.3). "ask": BMI decides, and the prescriber chose. */
export type WeightBasis = "actual" | "ideal" | "adjusted";

/** A soft rule passed by a named physician with the reason. */
export type Passed = { readonly rule: string; readonly reason: string };

/** Clinical reference 9.3, last row and the line under the table: any one of them, and the course stops for a physician. */
export type StopSign =
  | "worse"
  | "psychosis-or-mania"
  | "suicide-risk"
  | "serious-event"
  | "patient-choice"
  | "misuse"
  | "urinary"
  | "pregnancy"
  | "no-escort";

/** How the dates stand to each other; hours and days that pass. */
export type CourseSpacing = {
  readonly minHoursApart: number;
  readonly maxPer7Days: number;
  readonly withinDays: number;
  /** From so many days on, counted from the first infusion, it is interrupted. */
  readonly interruptedDays: number;
};

/** Stream "course:<id>": a plan of infusions, its orders, dates and reviews. Dates themselves live in booking, under `series`. */
export type CourseFact =
  | Fact<
      "CoursePlanned",
      {
        readonly patientId: string;
        readonly kind: CourseKind;
        readonly evaluationId: string;
        readonly drug: "ketamine-racemic-iv";
        readonly mgPerKg: MgPerKg;
        readonly minutes: Minutes;
        readonly weightBasis: WeightBasis;
        readonly basisReason: string;
        readonly count: number;
        readonly spacing: CourseSpacing;
        readonly outcomeScale: string;
        readonly titration: string;
        readonly stopping: string;
        readonly goals: string;
        readonly protocolId: string;
        readonly protocolVersion: string;
        /** Maintenance is reviewed every so many months, by the protocol of then; left out in older plans. */
        readonly reviewMonths?: number;
        readonly passed: readonly Passed[];
        readonly printedName: string;
      }
    >
  /** One infusion's order, signed by a physician; the newest of a number stands. */
  | Fact<
      "OrderSigned",
      {
        readonly nth: number;
        readonly mgPerKg: MgPerKg;
        readonly minutes: Minutes;
        readonly weightBasis: WeightBasis;
        readonly basisReason: string;
        readonly note: string;
        readonly passed: readonly Passed[];
        /** Above the ceiling of one physician, as the protocol stood then. */
        readonly needsSecond: boolean;
        readonly printedName: string;
      }
    >
  /** Above the one physician's ceiling an order counts only with a second physician's name under it. */
  | Fact<"OrderCosigned", { readonly nth: number; readonly orderId: string; readonly printedName: string }>
  | Fact<"OrderWithdrawn", { readonly nth: number; readonly why: string }>
  | Fact<
      "DatesHeld",
      {
        readonly series: string;
        /** Why maintenance does not wait for its interval; left out where it does. */
        readonly sooner?: string;
        readonly dates: readonly { readonly nth: number; readonly appointmentId: string; readonly startAt: Instant }[];
      }
    >
  | Fact<"DatesBooked", { readonly series: string }>
  | Fact<
      "DateChanged",
      {
        readonly nth: number;
        readonly appointmentId: string;
        readonly startAt: Instant;
        readonly passed: readonly Passed[];
      }
    >
  /** The drug has run: told by the infusion itself, from whose own facts everything else about it is read. */
  | Fact<
      "InfusionGiven",
      { readonly nth: number; readonly infusionId: string; readonly mgPerKg: MgPerKg; readonly startedAt: Instant }
    >
  /** The start was charted in error, or at another time: it does not count as it was told. What counts instead is told again. */
  | Fact<"InfusionUncounted", { readonly infusionId: string; readonly why: string }>
  /**
   * Whoever came was not given it, or no date was booked for it; the number stays for the next date. That somebody did not come to
   * a date, or that it was called off, is booking's to tell.
   */
  | Fact<"InfusionMissed", { readonly nth: number; readonly why: string }>
  | Fact<
      "CourseReviewed",
      {
        readonly afterNth: number;
        /** Null: not measured, which is not "no better". */
        readonly pctImproved: number | null;
        /** What ends a course whatever the score says, each answered. */
        readonly signs: Readonly<Record<StopSign, Tri>>;
        /** The row of the decision table that spoke, and what it said then. */
        readonly ruleId: string;
        readonly suggested: string;
        readonly decided: "continue" | "change-dose" | "extend" | "stop" | "taper" | "maintenance";
        readonly why: string;
        readonly printedName: string;
      }
    >
  | Fact<"CourseExtended", { readonly count: number; readonly goals: string; readonly passed: readonly Passed[] }>
  | Fact<"CourseInterrupted", { readonly why: string }>
  | Fact<"CourseResumed", { readonly why: string }>
  | Fact<"IntervalSet", { readonly days: number; readonly suggestedDays: number | null; readonly why: string }>
  /** The clinic's care of the patient ended, or began again: told by the room that ends it, so that the case state stays told from facts. */
  | Fact<"PatientDischarged", { readonly why: string }>
  | Fact<"PatientTakenBack", { readonly why: string }>
  | Fact<"CourseEnded", { readonly how: "completed" | "stopped" | "declined-by-patient"; readonly why: string }>;

export type RecordedCourseFact = Recorded<CourseFact>;

/** Where a patient stands with the clinic (clinical reference, appendix A): told from facts, never set by hand. */
export type CaseState =
  | "enquiry"
  | "consultation-booked"
  | "evaluation"
  | "declined"
  | "needs-information"
  | "specialist-review"
  | "eligible"
  | "consented"
  | "induction"
  | "interrupted"
  | "taper"
  | "maintenance"
  | "closed-without-response"
  | "discharged";
