import type { CoursePolicy } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { type Course, nextNth, orderOf, type StandingOrder } from "./fold/course.ts";
import { doseContext } from "./ordering.ts";
import { againstSigned } from "./rules/with-medicines.ts";

const DAY = 86_400_000;

type Asking = { readonly tx: Tx; readonly now: Instant };

export type OrderForNext = {
  readonly courseId: string | null;
  readonly nth: number;
  /** Null for maintenance, which has no last one. */
  readonly of: number | null;
  /** What may be given. Null where nothing may, for the reason in `says`. */
  readonly order: StandingOrder | null;
  readonly says: string;
};

/** The order of the next infusion of these courses, newest first: what the bedside may give, or why nothing. */
export async function orderAmong(
  { tx, now }: Asking,
  courses: readonly Course[],
  policy: CoursePolicy,
): Promise<OrderForNext> {
  const course = courses.find(({ ended }) => ended === null);
  if (course === undefined)
    return { courseId: null, nth: 1, of: null, order: null, says: "No course is planned for this patient." };
  const nth = nextNth(course);
  const here = { courseId: course.id, nth, of: course.kind === "maintenance" ? null : course.count };
  if (course.interrupted !== null)
    return { ...here, order: null, says: `The course is interrupted: ${course.interrupted.why}` };
  const order = orderOf(course, nth);
  if (order === null) return { ...here, order: null, says: `No order for infusion ${nth} is signed.` };
  const against =
    againstOrder(course, order, policy, now) ?? againstSigned(order, await doseContext(tx, course, nth), policy);
  return against === null
    ? { ...here, order, says: `Signed by ${order.signed.printedName}.` }
    : { ...here, order: null, says: against };
}

/** Why an order that was signed may not be given now; null when it may. */
function againstOrder(course: Course, order: StandingOrder, policy: CoursePolicy, now: Instant): string | null {
  if (order.needsSecond && order.cosigned === null) return "A second physician has not signed this dose.";
  const last = course.given.at(-1);
  if (course.kind !== "induction" || last === undefined) return null;
  const days = Math.floor((now - last.startedAt) / DAY);
  const seenGap = order.signed.at - last.startedAt > policy.missedReviewDays * DAY;
  return days > policy.missedReviewDays && !seenGap
    ? `The last infusion was ${days} days ago, and the order was signed before: sign it anew.`
    : null;
}
