import type { Doing } from "#booking/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Course } from "./fold/course.ts";
import { beganAt, byProtocol, relapsePolicyOf, scoresFor } from "./known.ts";
import { type IntervalAdvice, nextInterval } from "./rules/interval.ts";
import { baselineOf, counted, heldUp } from "./rules/response.ts";
import { change, coursesOf, type Refused, type Stored } from "./store.ts";
import type { CoursePolicy, Protocol } from "#clinic/events.ts";

type Setting = { readonly id: string; readonly courseId: string; readonly days: number; readonly why: string };

/** A physician sets how many days lie between infusions; what the rule would have tried is kept beside it. */
export const setInterval = (doing: Doing, { id, courseId, days, why }: Setting): Promise<Refused | Stored> =>
  change(doing, { id, courseId, type: "IntervalSet" }, async (course) => {
    const { protocol, against } = await byProtocol(doing.tx);
    const refusals = [...against, ...ofInterval(course, days, protocol.course)];
    if (refusals.length > 0) return { refusals };
    const suggested = (await intervalAdvice(doing.tx, course, protocol)).days;
    return { days, suggestedDays: suggested, why };
  });

function ofInterval(
  { kind, ended }: Course,
  days: number,
  { maintenanceBounds: [least, most] }: CoursePolicy,
): readonly Refusal[] {
  if (kind !== "maintenance")
    return [{ rule: "kind", says: "Only maintenance has an interval.", satisfy: "Plan maintenance first." }];
  if (ended !== null) return [{ rule: "ended", says: "This course is ended.", satisfy: "Plan a new one." }];
  return days < least || days > most
    ? [
        {
          rule: "bounds",
          field: "days",
          says: `An interval lies between ${least} and ${most} days.`,
          satisfy: "Change it.",
        },
      ]
    : [];
}

/** What the rule would try next, by the scores since the patient's first infusion. */
export async function intervalAdvice(tx: Tx, course: Course, protocol: Protocol): Promise<IntervalAdvice> {
  const policy = protocol.course;
  const scores = await scoresFor(tx, course.patientId, course.outcomeScale);
  const first = await beganAt(tx, course);
  const held = heldUp({
    scaleId: course.outcomeScale,
    policy: relapsePolicyOf(course.outcomeScale, protocol),
    nearBest: policy.nearBest,
    baseline: baselineOf(scores, first),
    since: counted(scores).filter(({ at }) => first !== null && at > first),
  });
  const days = course.interval?.days ?? null;
  const isTapering = days === null || days < policy.maintenanceDays[0];
  const taperNth = isTapering && (await wasToTaper(tx, course)) ? course.given.length + 1 : null;
  return nextInterval({ ...held, days, taperNth }, policy);
}

/** The induction before it ended with the decision to taper. */
const wasToTaper = async (tx: Tx, { id, patientId }: Course): Promise<boolean> => {
  const induction = (await coursesOf(tx, patientId)).find((one) => one.id !== id && one.kind === "induction");
  return induction?.reviews.at(-1)?.decided === "taper";
};
