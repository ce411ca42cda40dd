import type { CaseState } from "#course/events.ts";

/** Where a patient stands with the clinic, as it is shown. */
export const stateWords: Readonly<Record<CaseState, string>> = {
  enquiry: "Enquiry",
  "consultation-booked": "Consultation booked",
  evaluation: "In evaluation",
  declined: "Declined",
  "needs-information": "Needs information",
  "specialist-review": "Specialist review",
  eligible: "Eligible",
  consented: "Consented",
  induction: "Induction",
  interrupted: "Interrupted",
  taper: "Taper",
  maintenance: "Maintenance",
  "closed-without-response": "Closed without response",
  discharged: "Discharged",
};
