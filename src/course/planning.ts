import { scaleOf } from "#assessment/events.ts";
import type { Doing } from "#booking/desk.ts";
import { patientOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { type EvaluationSeen, evaluationSeen } from "./evaluated.ts";
import type { CourseFact } from "./events.ts";
import { byProtocol, givenBefore, medicinesSeen, signatureOf } from "./known.ts";
import { no, standing } from "./rules/finding.ts";
import { planFindings } from "./rules/planned.ts";
import { addTo, courseOf, coursesOf, type Refused, type Stored, wasStored } from "./store.ts";

type Planned = Extract<CourseFact, { type: "CoursePlanned" }>["data"];

/** What a physician writes of a course; everything else about it is the clinic's protocol. */
export type Plan = Pick<
  Planned,
  | "patientId"
  | "kind"
  | "mgPerKg"
  | "minutes"
  | "weightBasis"
  | "basisReason"
  | "count"
  | "outcomeScale"
  | "titration"
  | "stopping"
  | "goals"
  | "passed"
> & { readonly id: string; readonly courseId: string };

/**
 * Plans a course for a patient whom a specialist found eligible. Refused without a signed protocol, beside another course,
 * or where the dose goes past a limit; a soft limit is passed by naming it with a reason.
 */
export async function planCourse(doing: Doing, { id, courseId, ...plan }: Plan): Promise<Refused | Stored> {
  const { tx, now } = doing;
  await lockChain(tx);
  if (await wasStored(doing, courseId, { id, type: "CoursePlanned" })) return again(doing, courseId);
  const { protocol, against } = await byProtocol(tx);
  const evaluation = await evaluationSeen(tx, plan.patientId, { now });
  const refusals = [
    ...against,
    ...(await ofPatient(doing, plan)),
    ...(mayBePlanned(evaluation) ? await againstAnew(doing, plan, evaluation) : [notEligible(evaluation.says)]),
    ...ofForm(plan),
    ...standing(planFindings(plan, await contextOf(doing, plan), protocol), plan.passed),
  ];
  if (refusals.length > 0 || evaluation.evaluationId === null) return { refusals };
  const data: Planned = {
    ...plan,
    evaluationId: evaluation.evaluationId,
    drug: "ketamine-racemic-iv",
    spacing: {
      minHoursApart: protocol.spacing.minHours.soft,
      maxPer7Days: protocol.spacing.maxPer7Days.soft,
      withinDays: plan.kind === "maintenance" ? FAR : protocol.course.targetDays,
      interruptedDays: protocol.course.interruptedDays,
    },
    protocolId: protocol.id,
    protocolVersion: protocol.version,
    reviewMonths: protocol.course.reviewMonths,
    printedName: await signatureOf(doing),
  };
  return { course: await addTo(doing, courseId, { id, type: "CoursePlanned", data }), again: false };
}

/** Days in which maintenance lies: no end is planned. */
const FAR = 400;

async function again({ tx }: Doing, courseId: string): Promise<Stored> {
  const course = await courseOf(tx, courseId);
  if (course === null) throw new Error("a stored course was not there");
  return { course, again: true };
}

/** Something found against it since the decision counts; what is only not known is settled before the first infusion. */
const mayBePlanned = ({ decision, clearance }: EvaluationSeen): boolean =>
  decision === "eligible" && clearance !== "not-cleared";

const notEligible = (says: string): Refusal =>
  no("not-eligible", says, "A specialist evaluates the patient and decides first.");

/** Another induction after infusions were given asks for a fresh evaluation (clinical reference 9.4). */
async function againstAnew(
  { tx }: Doing,
  { kind, patientId }: Pick<Plan, "kind" | "patientId">,
  { decidedAt }: EvaluationSeen,
): Promise<readonly Refusal[]> {
  const last = kind === "induction" ? (await givenBefore(tx, patientId, null)).at(-1) : undefined;
  if (last === undefined || (decidedAt !== null && decidedAt > last.startedAt)) return [];
  const says = "The evaluation was decided before the last infusion.";
  return [no("fresh-evaluation", says, "A specialist evaluates the patient anew before another induction.")];
}

async function ofPatient({ tx }: Doing, { patientId }: Pick<Plan, "patientId">): Promise<readonly Refusal[]> {
  if ((await patientOf(tx, patientId)) === undefined)
    return [no("no-such-patient", "There is no such patient.", "Reload the page.")];
  const courses = await coursesOf(tx, patientId);
  if ((courses[0]?.discharged ?? null) !== null)
    return [no("discharged", "The care of this patient is ended.", "Take them back first, under Follow-up.")];
  const other = courses.find(({ ended }) => ended === null);
  return other === undefined
    ? []
    : [no("course-under-way", "Another course of this patient is not ended.", "End it first, with how it went.")];
}

function ofForm({ outcomeScale, weightBasis, basisReason }: Omit<Plan, "id" | "courseId">): readonly Refusal[] {
  return [
    ...(scaleOf(outcomeScale) === undefined
      ? [
          no(
            "no-such-scale",
            "Its result would be measured by a scale that is not here.",
            "Choose one.",
            "outcomeScale",
          ),
        ]
      : []),
    ...(weightBasis !== "actual" && basisReason.trim() === ""
      ? [no("basis-reason", "Another weight than the measured one needs its reason.", "Say why.", "basisReason")]
      : []),
  ];
}

const contextOf = async (doing: Doing, plan: Pick<Plan, "kind" | "patientId">) => ({
  lastMgPerKg: await lastDose(doing, plan),
  medicines: await medicinesSeen(doing.tx, plan.patientId),
});

/** Boosters and maintenance go on from the last dose; an induction begins anew. */
async function lastDose({ tx }: Doing, { kind, patientId }: Pick<Plan, "kind" | "patientId">): Promise<number | null> {
  const before = kind === "induction" ? [] : await givenBefore(tx, patientId, null);
  return before.at(-1)?.mgPerKg ?? null;
}
