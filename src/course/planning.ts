import { scaleOf } from "#assessment/events.ts";
import type { Doing } from "#booking/desk.ts";
import type { Protocol } from "#clinic/events.ts";
import { patientOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { evaluationSeen } from "./evaluated.ts";
import type { CourseFact, CourseKind } from "./events.ts";
import { byProtocol, givenBefore, signatureOf } from "./known.ts";
import { type Finding, hard, no, soft, standing } from "./rules/finding.ts";
import { orderFindings } from "./rules/titration.ts";
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
  const { tx } = doing;
  await lockChain(tx);
  if (await wasStored(doing, courseId, { id, type: "CoursePlanned" })) return again(doing, courseId);
  const { protocol, against } = await byProtocol(tx);
  const evaluation = await evaluationSeen(tx, plan.patientId);
  const refusals = [
    ...against,
    ...(await ofPatient(doing, plan)),
    ...(evaluation.state === "eligible" ? [] : [notEligible(evaluation.says)]),
    ...ofForm(plan),
    ...standing(await planFindings(doing, plan, protocol), plan.passed),
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

const notEligible = (says: string): Refusal =>
  no("not-eligible", says, "A specialist evaluates the patient and decides first.");

async function ofPatient({ tx }: Doing, { patientId }: Pick<Plan, "patientId">): Promise<readonly Refusal[]> {
  if ((await patientOf(tx, patientId)) === undefined)
    return [no("no-such-patient", "There is no such patient.", "Reload the page.")];
  const other = (await coursesOf(tx, patientId)).find(({ ended }) => ended === null);
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

/** What of the plan itself the protocol speaks against; its dose is judged as that of its first infusion. */
async function planFindings(
  { tx }: Pick<Doing, "tx">,
  plan: Omit<Plan, "id" | "courseId">,
  protocol: Protocol,
): Promise<readonly Finding[]> {
  const before = plan.kind === "induction" ? [] : await givenBefore(tx, plan.patientId, null);
  const lastMgPerKg = before.at(-1)?.mgPerKg ?? null;
  return [
    ...countFindings(plan, protocol),
    ...orderFindings(plan, { nth: 1, lastMgPerKg, last: null, pctImproved: null }, protocol),
  ];
}

const MOST: Readonly<Record<CourseKind, (protocol: Protocol) => number>> = {
  induction: ({ course }) => course.maxInduction,
  booster: () => 3,
  maintenance: ({ course }) => course.maxPerYear,
};

const COUNTS = { from: "Clinical reference 9.1, 9.3, 9.4: how many infusions a course has", evidence: "R" } as const;

function countFindings({ kind, count }: Pick<Plan, "kind" | "count">, protocol: Protocol): readonly Finding[] {
  const most = MOST[kind](protocol);
  if (count > most)
    return [
      hard({
        rule: "count-max",
        says: `At most ${most} infusions are planned at once.`,
        field: "count",
        source: COUNTS,
      }),
    ];
  const usual = protocol.course.induction;
  if (kind !== "induction" || count === usual) return [];
  const says = `An induction is planned with ${usual} infusions; ${count} are asked for.`;
  return [soft({ rule: "count-usual", says, field: "count", source: COUNTS })];
}
