import type { CaseState, CourseKind } from "../events.ts";

/** What is known of one course for telling where its patient stands; the newest of the patient's courses. */
export type CourseStanding = {
  readonly kind: CourseKind;
  readonly ended: "completed" | "stopped" | "declined-by-patient" | null;
  readonly interrupted: boolean;
  /** The clinic ended its care of the patient. */
  readonly discharged?: boolean;
  readonly decided: string | null;
  readonly given: number;
  readonly count: number;
  readonly intervalDays: number | null;
};

export type CaseFacts = {
  /** An evaluation is booked and has not taken place. */
  readonly consultationBooked: boolean;
  readonly evaluation: "none" | "open" | "eligible" | "specialist-review" | "needs-information" | "declined";
  readonly consented: boolean;
  readonly course: CourseStanding | null;
  /** From how many days on an interval is maintenance and no taper any more. */
  readonly maintenanceFromDays: number;
};

/** Clinical reference, appendix A: told from facts, never set by hand. */
export function caseStateFrom(facts: CaseFacts): CaseState {
  const { course, evaluation } = facts;
  if (course !== null) return ofCourse(course, facts.maintenanceFromDays);
  if (evaluation === "eligible") return facts.consented ? "consented" : "eligible";
  if (evaluation === "open") return "evaluation";
  if (evaluation !== "none") return evaluation;
  return facts.consultationBooked ? "consultation-booked" : "enquiry";
}

function ofCourse(course: CourseStanding, maintenanceFromDays: number): CaseState {
  if (course.discharged === true) return "discharged";
  if (course.ended !== null) return afterEnd(course);
  if (course.interrupted) return "interrupted";
  if (course.kind === "maintenance") return (course.intervalDays ?? 0) >= maintenanceFromDays ? "maintenance" : "taper";
  return "induction";
}

/** A course that ended in response goes on as taper or maintenance; the plan for it may not be written yet. */
function afterEnd({ ended, decided, kind }: CourseStanding): CaseState {
  if (ended === "completed" && (decided === "taper" || decided === "maintenance")) return decided;
  if (ended === "stopped" && kind === "induction") return "closed-without-response";
  return "discharged";
}
