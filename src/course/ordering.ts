import type { Doing } from "#booking/desk.ts";
import type { Protocol, Source } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { MgPerKg } from "#science/units.ts";
import { evaluationSeen } from "./evaluated.ts";
import type { CourseFact } from "./events.ts";
import { type Course, isUnderWay, nextNth, orderOf } from "./fold/course.ts";
import { beganAt, byProtocol, givenBefore, medicinesSeen, scoresFor, signatureOf } from "./known.ts";
import { isReviewPoint } from "./rules/decide.ts";
import { type CheckSeen, unexplainedFindings } from "./rules/exposure.ts";
import { type Finding, hard, no, soft, standing } from "./rules/finding.ts";
import type { GivenInfusion } from "./rules/given.ts";
import { afterGap, gapSource } from "./rules/missed.ts";
import { baselineOf, improvement, scoreAfter } from "./rules/response.ts";
import { needsSecond, orderFindings, type Ordered, type OrderContext } from "./rules/titration.ts";
import { change, type Refused, type Stored } from "./store.ts";

type Signed = Extract<CourseFact, { type: "OrderSigned" }>["data"];

export type OrderToSign = Pick<
  Signed,
  "nth" | "mgPerKg" | "minutes" | "weightBasis" | "basisReason" | "note" | "passed"
> & { readonly id: string; readonly courseId: string };

const DAY = 86_400_000;
const YEAR = 365 * DAY;

const OVER = no("not-under-way", "This course is interrupted or ended.", "Resume it, or plan a new one.");

/**
 * A physician signs the order of one infusion. `known.given` is what the bedside's records tell of the infusions before: what is
 * not in them is not known, and a dose raised on it needs its reason.
 */
export const signOrder = (
  doing: Doing,
  { id, courseId, ...order }: OrderToSign,
  known: KnownElsewhere,
): Promise<Refused | Stored> =>
  change(doing, { id, courseId, type: "OrderSigned" }, async (course) => {
    const { protocol, against } = await byProtocol(doing.tx);
    const findings = await findingsOn(doing, course, order, { ...known, protocol });
    const refusals = [
      ...against,
      ...(isUnderWay(course) ? [] : [OVER]),
      ...ofForm(course, order),
      ...standing(findings, order.passed),
    ];
    if (refusals.length > 0) return { refusals };
    return { ...order, needsSecond: needsSecond(order, protocol), printedName: await signatureOf(doing) };
  });

function ofForm({ given, count }: Course, { nth, weightBasis, basisReason }: Omit<OrderToSign, "id" | "courseId">) {
  return [
    ...(nth <= given.length
      ? [no("given", `Infusion ${nth} was given.`, "Sign the order of one that is to come.", "nth")]
      : []),
    ...(nth > count
      ? [no("beyond", `The course has ${count} infusions.`, "Extend it first, with its goals.", "nth")]
      : []),
    ...(weightBasis !== "actual" && basisReason.trim() === ""
      ? [no("basis-reason", "Another weight than the measured one needs its reason.", "Say why.", "basisReason")]
      : []),
  ];
}

/** What later rooms know of the patient: how the infusions before went, and the checks of long treatment. */
export type KnownElsewhere = {
  readonly given: readonly GivenInfusion[];
  readonly checks: readonly Pick<CheckSeen, "name" | "positives">[];
};

type Judging = KnownElsewhere & { readonly protocol: Protocol };

/** Everything that speaks against an order for this course now. */
async function findingsOn(
  { tx, now }: Pick<Doing, "tx" | "now">,
  course: Course,
  order: Ordered & { readonly nth: number },
  { protocol, given, checks }: Judging,
): Promise<readonly Finding[]> {
  const context = await orderContext(tx, course, order.nth, given);
  return [
    ...orderFindings(order, context, protocol),
    ...(await courseFindings({ tx, now }, course, order.nth, { protocol, checks })),
  ];
}

/** What speaks against any order for one of its infusions now, whatever the dose. */
export const courseFindings = async (
  asking: Asking,
  course: Course,
  nth: number,
  { protocol, checks }: Omit<Judging, "given">,
): Promise<readonly Finding[]> => [
  ...(await foundAgainst(asking, course)),
  ...unexplainedFindings(checks),
  ...reviewDue(course, nth),
  ...(await gapFindings(asking, course, nth, protocol)),
  ...(await yearFindings(asking, course, protocol)),
];

/** What the course and the list of medicines tell of a dose. */
export async function doseContext(
  tx: Tx,
  course: Course,
  nth: number,
): Promise<Pick<OrderContext, "nth" | "lastMgPerKg" | "medicines">> {
  const before = givenAs(course, nth - 1);
  return {
    nth,
    lastMgPerKg: before?.mgPerKg ?? (await doseBefore(tx, course, nth)),
    medicines: await medicinesSeen(tx, course.patientId),
  };
}

const givenAs = ({ given }: Course, nth: number) => given.find((one) => one.nth === nth);

export async function orderContext(
  tx: Tx,
  course: Course,
  nth: number,
  given: readonly GivenInfusion[],
): Promise<OrderContext> {
  const scores = await scoresFor(tx, course.patientId, course.outcomeScale);
  const starts = course.given.map(({ startedAt }) => startedAt);
  const baseline = baselineOf(scores, await beganAt(tx, course));
  const before = givenAs(course, nth - 1);
  return {
    ...(await doseContext(tx, course, nth)),
    last: given.find(({ infusionId }) => infusionId === before?.infusionId) ?? null,
    pctImproved: improvement(baseline, scoreAfter(scores, starts, course.given.length)),
  };
}

/** Signed ahead, an order follows the one before it; a new induction begins anew, boosters and maintenance at the last dose. */
async function doseBefore(tx: Tx, course: Course, nth: number): Promise<MgPerKg | null> {
  const ordered = orderOf(course, nth - 1)?.mgPerKg ?? course.given.at(-1)?.mgPerKg;
  if (ordered !== undefined) return ordered;
  if (nth > 1) return course.mgPerKg;
  if (course.kind === "induction") return null;
  return (await givenBefore(tx, course.patientId, course.id)).at(-1)?.mgPerKg ?? null;
}

const CLEARED: Source = {
  from: "Clinical reference 1.4: what is found out after the decision counts too",
  evidence: "P",
};

/** Something found against the treatment since it was decided. What is only not known is asked for before the start. */
async function foundAgainst({ tx, now }: Asking, course: Course): Promise<readonly Finding[]> {
  const begunAt = await beganAt(tx, course);
  const { clearance, says } = await evaluationSeen(tx, course.patientId, { now, begunAt });
  if (clearance !== "not-cleared") return [];
  return [hard({ rule: "not-cleared", says, source: CLEARED }, "A specialist decides on it in the evaluation first.")];
}

const REVIEWS: Source = { from: "Clinical reference 9.3: looked at after 2, 4 and 6", evidence: "P" };

function reviewDue({ kind, given, reviews }: Course, nth: number): readonly Finding[] {
  const after = given.length;
  if (kind !== "induction" || nth !== after + 1 || !isReviewPoint(after)) return [];
  if (reviews.some(({ afterNth }) => afterNth === after)) return [];
  const says = `The review after infusion ${after} is not written.`;
  return [soft({ rule: "review-due", says, source: REVIEWS }, "Review first, or say why not now.")];
}

type Asking = Pick<Doing, "tx" | "now">;

/** A gap in an induction: over a week a physician says why it goes on, over two a specialist evaluates anew. */
async function gapFindings({ tx, now }: Asking, course: Course, nth: number, { course: policy }: Protocol) {
  const last = course.given.at(-1);
  if (course.kind !== "induction" || last === undefined || nth !== nextNth(course)) return [];
  const days = Math.floor((now - last.startedAt) / DAY);
  const verdict = afterGap(days, policy);
  if (verdict === "continue") return [];
  const says = `The last infusion was ${days} days ago.`;
  if (verdict === "physician-review")
    return [soft({ rule: "gap-review", says, source: gapSource }, "Say why the course goes on.")];
  const { decidedAt } = await evaluationSeen(tx, course.patientId, { now });
  if (decidedAt !== null && decidedAt > last.startedAt) return [];
  return [hard({ rule: "gap-restart", says, source: gapSource }, "A specialist evaluates the patient anew first.")];
}

const PER_YEAR: Source = { from: "Clinical reference 9.4: twelve a year unless a physician renews", evidence: "P" };

async function yearFindings({ tx, now }: Asking, course: Course, { course: policy }: Protocol) {
  if (course.kind === "induction") return [];
  const all = [...(await givenBefore(tx, course.patientId, course.id)), ...course.given];
  const count = all.filter(({ startedAt }) => now - startedAt < YEAR).length + 1;
  if (count <= policy.maxPerYear) return [];
  const says = `This would be infusion ${count} within a year; ${policy.maxPerYear} are usual.`;
  return [soft({ rule: "per-year", says, source: PER_YEAR }, "Say why it is renewed.")];
}

const nobody = (nth: number): Refusal =>
  no("no-order", `No order for infusion ${nth} is signed.`, "Sign one first.", "nth");

/** A second physician, who is another person, signs a dose above one physician's ceiling. */
export const cosignOrder = (
  doing: Doing,
  { id, courseId, orderId }: { readonly id: string; readonly courseId: string; readonly orderId: string },
): Promise<Refused | Stored> =>
  change(doing, { id, courseId, type: "OrderCosigned" }, async (course) => {
    const order = course.orders.find((one) => one.orderId === orderId);
    if (order === undefined) return { refusals: [nobody(nextNth(course))] };
    const refusals = [
      ...(order.signed.by === doing.by
        ? [no("same-person", "You signed this order.", "Another physician, signed in as themselves, signs it too.")]
        : []),
      ...(order.needsSecond ? [] : [no("not-needed", "This dose needs one signature.", "Nothing is left to do.")]),
      ...(order.cosigned === null
        ? []
        : [no("cosigned", "Two physicians signed this order.", "Nothing is left to do.")]),
    ];
    if (refusals.length > 0) return { refusals };
    return { nth: order.nth, orderId, printedName: await signatureOf(doing) };
  });

export const withdrawOrder = (
  doing: Doing,
  {
    id,
    courseId,
    nth,
    why,
  }: { readonly id: string; readonly courseId: string; readonly nth: number; readonly why: string },
): Promise<Refused | Stored> =>
  change(doing, { id, courseId, type: "OrderWithdrawn" }, async (course) =>
    orderOf(course, nth) === null ? { refusals: [nobody(nth)] } : { nth, why },
  );
