import { reliablyWorse, type Scale, scaleOf } from "#assessment/events.ts";
import type { Doing } from "#booking/desk.ts";
import type { CoursePolicy } from "#clinic/events.ts";
import type { Refusal, Tri } from "#plumbing/facts.ts";
import type { Tx } from "#plumbing/db.ts";
import { uuidv7 } from "uuidv7";
import { callOffDates } from "./dating.ts";
import type { CourseFact, Passed } from "./events.ts";
import type { Course } from "./fold/course.ts";
import { beganAt, byProtocol, scoresFor, signatureOf } from "./known.ts";
import { type Advice, decideAfter } from "./rules/decide.ts";
import { extensionFindings } from "./rules/extension.ts";
import { no, standing } from "./rules/finding.ts";
import { baselineOf, improvement, scoreAfter } from "./rules/response.ts";
import { addTo, change, type Refused, type Stored } from "./store.ts";

type Reviewed = Extract<CourseFact, { type: "CourseReviewed" }>["data"];

export type Review = Pick<Reviewed, "afterNth" | "signs" | "decided" | "why"> & {
  readonly id: string;
  readonly courseId: string;
  /** Where it is extended: to how many, towards what, and which limit is passed for which reason. */
  readonly extension: { readonly count: number; readonly goals: string; readonly passed: readonly Passed[] } | null;
};

/** How much better the patient is after an infusion, and whether reliably worse; null and unknown where nobody measured. */
export async function measuredAfter(tx: Tx, course: Course, nth: number) {
  const scores = await scoresFor(tx, course.patientId, course.outcomeScale);
  const starts = course.given.map(({ startedAt }) => startedAt);
  const [baseline, score] = [baselineOf(scores, await beganAt(tx, course)), scoreAfter(scores, starts, nth)];
  return {
    pct: improvement(baseline, score),
    worse: worseBy(scaleOf(course.outcomeScale), baseline?.total ?? null, score?.total ?? null),
  };
}

const worseBy = (scale: Scale | undefined, base: number | null, now: number | null): Tri =>
  scale === undefined ? "unknown" : reliablyWorse(scale, base, now);

/** A measured worsening is a sign, whatever was ticked. */
const signsWith = (signs: Reviewed["signs"], worse: Tri): Reviewed["signs"] =>
  worse === "yes" ? { ...signs, worse } : signs;

/** What the table would say of the course now. */
export async function adviceFor(
  tx: Tx,
  course: Course,
  { afterNth, signs }: Pick<Reviewed, "afterNth" | "signs">,
  policy: CoursePolicy,
): Promise<{ readonly advice: Advice; readonly pct: number | null; readonly signs: Reviewed["signs"] }> {
  const { pct, worse } = await measuredAfter(tx, course, afterNth);
  const seen = { afterNth, pctImproved: pct, signs: signsWith(signs, worse) };
  return { advice: decideAfter(seen, policy), pct, signs: seen.signs };
}

/**
 * A physician looks at the course after some infusions and decides. What the table said is kept beside it, so that later tables
 * do not rewrite it. To go on with a sign unanswered is refused; stopping never is.
 */
export async function reviewCourse(doing: Doing, review: Review): Promise<Refused | Stored> {
  const { id, courseId, extension, ...rest } = review;
  const stored = await change(doing, { id, courseId, type: "CourseReviewed" }, async (course) => {
    const { protocol, against } = await byProtocol(doing.tx);
    const { advice, pct, signs } = await adviceFor(doing.tx, course, rest, protocol.course);
    const refusals = [
      ...against,
      ...ofReview(course, rest, advice),
      ...(rest.decided === "extend" ? ofExtension(course, { extension, pct }, protocol.course) : []),
    ];
    if (refusals.length > 0) return { refusals };
    const said = { ruleId: advice.ruleId, suggested: advice.says, printedName: await signatureOf(doing) };
    return { ...rest, signs, pctImproved: pct, ...said };
  });
  return "refusals" in stored || stored.again ? stored : follow(doing, stored.course, review);
}

function ofReview(
  course: Course,
  { afterNth, decided, why }: Omit<Review, "id" | "courseId" | "extension">,
  advice: Advice,
): readonly Refusal[] {
  const { given, ended } = course;
  return [
    ...(ended === null ? [] : [no("ended", "This course is ended.", "Look at its history.")]),
    ...(afterNth < 1 || afterNth > given.length
      ? [no("after", `${given.length} infusions were given.`, "Review after one of those.", "afterNth")]
      : []),
    ...(why.trim() === "" ? [no("why", "The reason is missing.", "Write why it is decided so.", "why")] : []),
    ...(advice.ruleId === "unanswered" && decided !== "stop"
      ? [no("signs", "A sign that would stop the course is not answered.", "Answer each with yes or no.", "signs")]
      : []),
    ...unfinished(course, decided),
  ];
}

function unfinished({ given, count, kind }: Course, decided: Review["decided"]): readonly Refusal[] {
  const left = count - given.length;
  if ((decided !== "taper" && decided !== "maintenance") || left <= 0 || kind !== "induction") return [];
  return [no("not-finished", `${left} infusions are still planned.`, "Stop, or give them first.", "decided")];
}

type Extending = { readonly extension: Review["extension"]; readonly pct: number | null };

function ofExtension(course: Course, { extension, pct }: Extending, policy: CoursePolicy): readonly Refusal[] {
  if (extension === null) return [no("count", "To how many it is extended is missing.", "Say so.", "count")];
  return [
    ...(extension.goals.trim() === "" ? [no("goals", "An extension needs its goals.", "Write them.", "goals")] : []),
    ...standing(extensionFindings(course, { count: extension.count, pct }, policy), extension.passed),
  ];
}

/** What a decision brings with it, in the same transaction. */
async function follow(doing: Doing, course: Course, { decided, why, extension }: Review): Promise<Stored> {
  const { id: courseId } = course;
  const then = async (fact: Pick<CourseFact, "type" | "data">): Promise<Stored> => ({
    course: await addTo(doing, courseId, { id: uuidv7(), ...fact }),
    again: false,
  });
  if (decided === "extend" && extension !== null) return then({ type: "CourseExtended", data: extension });
  if (decided === "stop") {
    await callOffDates(doing, course, why);
    return then({ type: "CourseEnded", data: { how: "stopped", why } });
  }
  if (decided === "taper" || (decided === "maintenance" && course.kind === "induction"))
    return then({ type: "CourseEnded", data: { how: "completed", why } });
  return { course, again: false };
}

type WithWhy = { readonly id: string; readonly courseId: string; readonly why: string };

const ENDED = no("ended", "This course is ended.", "Plan a new one.");

/** Somebody says that the course does not go on for now: its dates are called off. */
export async function interruptCourse(doing: Doing, { id, courseId, why }: WithWhy): Promise<Refused | Stored> {
  const stored = await change(doing, { id, courseId, type: "CourseInterrupted" }, async ({ ended, interrupted }) =>
    ended === null && interrupted === null
      ? { why }
      : {
          refusals: [ended === null ? no("interrupted", "It is interrupted already.", "Resume it, or end it.") : ENDED],
        },
  );
  if (!("refusals" in stored) && !stored.again) await callOffDates(doing, stored.course, why);
  return stored;
}

/** A physician lets an interrupted course go on; whether the gap lets it is judged at the next order. */
export const resumeCourse = (doing: Doing, { id, courseId, why }: WithWhy): Promise<Refused | Stored> =>
  change(doing, { id, courseId, type: "CourseResumed" }, async ({ interrupted, ended }) =>
    interrupted === null || ended !== null
      ? { refusals: [no("not-interrupted", "This course is not interrupted.", "Nothing is left to do.")] }
      : { why },
  );

type Ending = WithWhy & { readonly how: "completed" | "stopped" | "declined-by-patient" };

/** The course is over; dates that are left are called off. */
export async function endCourse(doing: Doing, { id, courseId, how, why }: Ending): Promise<Refused | Stored> {
  const stored = await change(doing, { id, courseId, type: "CourseEnded" }, async ({ ended }) =>
    ended === null ? { how, why } : { refusals: [ENDED] },
  );
  if (!("refusals" in stored) && !stored.again) await callOffDates(doing, stored.course, why);
  return stored;
}

/** The clinic's care of the patient ended: told to the newest course, from which the case state is told. None is needed. */
export const noteDischarged = async (doing: Doing, { id, courseId, why }: WithWhy): Promise<Refused | Stored> =>
  change(doing, { id, courseId, type: "PatientDischarged" }, async () => ({ why }));

/** It began again. */
export const noteTakenBack = async (doing: Doing, { id, courseId, why }: WithWhy): Promise<Refused | Stored> =>
  change(doing, { id, courseId, type: "PatientTakenBack" }, async () => ({ why }));
