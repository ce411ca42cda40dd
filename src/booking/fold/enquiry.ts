import type { Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { EnquiryFact, EnquiryStage } from "../events.ts";

type Made = Extract<EnquiryFact, { type: "EnquiryMade" }>["data"];

/** Somebody who asked, before a chart exists. */
export type Enquiry = Made & {
  readonly stage: EnquiryStage;
  readonly proven: readonly ("mail" | "text")[];
  readonly owner: string | null;
  readonly patientId: string | null;
  readonly madeAt: Instant;
  /** When it came to the stage it is in. */
  readonly movedAt: Instant;
};

export type RecordedEnquiryFact = Recorded<EnquiryFact>;

/** Where an enquiry stands; null while nobody asked. Total: a fact that fits nothing changes nothing. */
export const foldEnquiry = (facts: readonly RecordedEnquiryFact[]): Enquiry | null =>
  facts.reduce<Enquiry | null>(evolve, null);

function evolve(before: Enquiry | null, fact: RecordedEnquiryFact): Enquiry | null {
  if (fact.type === "EnquiryMade") return made(fact.data, fact.at);
  return before === null ? null : { ...before, ...changeOf(before, fact) };
}

const made = (data: Made, at: Instant): Enquiry => ({
  ...data,
  stage: "new",
  proven: [],
  owner: null,
  patientId: null,
  madeAt: at,
  movedAt: at,
});

function changeOf({ proven }: Enquiry, fact: Exclude<RecordedEnquiryFact, { type: "EnquiryMade" }>): Partial<Enquiry> {
  switch (fact.type) {
    case "ContactProven":
      return { proven: [...new Set([...proven, fact.data.channel])].toSorted() };
    case "EnquiryMoved":
      return { stage: fact.data.stage, movedAt: fact.at };
    case "EnquiryOwned":
      return { owner: fact.data.staffId };
    case "EnquiryNoted":
      return {};
    case "EnquiryBecamePatient":
      return { stage: "patient", patientId: fact.data.patientId, movedAt: fact.at };
  }
}
