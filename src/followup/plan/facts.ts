import type { Fact, Recorded } from "#plumbing/facts.ts";

/** The six steps of a safety plan, in the order they are taken. */
export type PlanStep = "signs" | "alone" | "places" | "people" | "professionals" | "surroundings";

export type PlanSteps = Readonly<Record<PlanStep, readonly string[]>>;

/** Stream "safety-plan:<patientId>": what a patient and a clinician wrote down together for a crisis; each change the whole of it. */
export type PlanFact = Fact<
  "SafetyPlanWritten",
  {
    /** Each entry a line in the patient's own words; whoever is to be called with their number at its end. */
    readonly steps: PlanSteps;
    /** Why it was changed; empty in the first. */
    readonly why: string;
    readonly printedName: string;
  }
>;

export type RecordedPlanFact = Recorded<PlanFact>;
