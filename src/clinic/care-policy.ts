/**
 * The numbers by which a specialist's evaluation is judged (clinical reference 1.2 to 1.4, 2, 3.1). Weeks, days, months, years, percent.
 * `phq9Moderate: 15` means 15 or more; `recentCvWeeks: 6` means within the last 6 weeks.
 */
export type EvaluationPolicy = {
  readonly minTrials: number;
  readonly minWeeks: number;
  /** Which column of the least adequate doses counts: the lowest licensed, or the higher one of research. */
  readonly doseProfile: "lenient" | "strict";
  readonly minAdherencePct: number;
  readonly responsePct: number;
  readonly reviewFromAge: number;
  readonly phq9Moderate: number;
  readonly madrsModerate: number;
  readonly qidsModerate: number;
  readonly recentCvWeeks: number;
  readonly clinicBp: readonly [number, number];
  readonly substanceMonths: number;
  readonly substanceReviewMonths: number;
  readonly altUln: number;
  readonly bilirubinUln: number;
  readonly egfrBelow: number;
  readonly restingSpo2Below: number;
  readonly bmiReview: number;
  readonly asaReview: number;
  readonly asaExclude: number;
  readonly diazepamMg: number;
  readonly ecgFromAge: number;
  readonly validDays: {
    readonly evaluation: number;
    readonly physical: number;
    readonly bp: number;
    readonly drugScreen: number;
    readonly labs: number;
    readonly year: number;
  };
};

/**
 * The numbers a course is planned and reviewed by (clinical reference 4.2, 9.1 to 9.4). mg/kg, hours, days, percent of improvement.
 * `remissionBelow: 5` means under 5; the bands of maintenance are included at both ends.
 */
export type CoursePolicy = {
  readonly induction: number;
  readonly maxInduction: number;
  readonly targetDays: number;
  readonly interruptedDays: number;
  readonly missedReviewDays: number;
  readonly missedRestartDays: number;
  readonly stepMgPerKg: number;
  readonly ceilingMgPerKg: number;
  readonly secondSignCeilingMgPerKg: number;
  readonly olderFirstMgPerKg: number;
  readonly noResponsePct: number;
  readonly futilityPct: number;
  readonly partialPct: number;
  readonly responsePct: number;
  readonly maintenanceDays: readonly [number, number];
  readonly maintenanceBounds: readonly [number, number];
  readonly intervalStepDays: number;
  readonly nearBest: number;
  readonly maxPerYear: number;
  readonly reviewMonths: number;
};

/**
 * How care goes on after an infusion: check-ins, whom a word of suicide reaches, messages, relapse (clinical reference 8.1, 9.2, 9.4).
 * Hours, minutes, days, months, points of the PHQ-9, percent.
 */
export type FollowupPolicy = {
  readonly checkIns: {
    /** On the patient's wall clock, the morning after. */
    readonly morningHour: number;
    readonly thirdDayHours: number;
    /** Silence of so many hours after a check-in was due becomes a call. */
    readonly silenceHours: number;
    readonly remindersMost: number;
    readonly phq9Days: number;
    readonly phq9AfterDays: number;
  };
  readonly safety: {
    readonly pageSeconds: number;
    readonly escalateMinutes: readonly [number, number];
    /** Who is paged while the clinic is shut: the one on call, or nobody, which every screen then says. */
    readonly afterHours: "on-call" | "nobody";
  };
  readonly messages: { readonly answerOpenHours: number };
  readonly watch: {
    readonly earlyWarningRise: number;
    readonly earlyWarningFrom: number;
    readonly relapseDaysApart: number;
    readonly relapseNearBaselinePct: number;
    readonly boostersMost: number;
  };
  readonly exposure: {
    readonly urinaryMonths: number;
    readonly liverMonths: number;
    readonly cognitionMonths: number;
    readonly cravingMonths: number;
  };
};
