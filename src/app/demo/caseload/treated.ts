import { uuidv7 } from "uuidv7";
import {
  endCourse,
  interruptCourse,
  planCourse,
  type Review,
  reviewCourse,
  setInterval,
  signOrder,
} from "#course/desk.ts";
import type { CaseState, StopSign } from "#course/events.ts";
import { coursesOf } from "#course/read.ts";
import { maintenanceReviewAt } from "#course/rules/maintenance-review.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import type { Treatment } from "./person.ts";
import type { Given } from "./given.ts";
import { measuredAfter, phq9 } from "./measured.ts";
import { done, type Told } from "./telling.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Nobody is given more than this the first two times, mg/kg; what is more begins with the third. */
const FIRST = 0.5;
/** The evening would be too early: what an infusion came to is asked a day after it (clinical reference 9.2). */
const DAY_AFTER = 25 * HOUR;
const CLOCKS = ["08:45", "10:00", "11:15", "12:30", "13:45", "15:00"] as const;

const SIGNS: Readonly<Record<StopSign, "no">> = {
  worse: "no",
  "psychosis-or-mania": "no",
  "suicide-risk": "no",
  "serious-event": "no",
  "patient-choice": "no",
  misuse: "no",
  urinary: "no",
  pregnancy: "no",
  "no-escort": "no",
};

/** The induction is at most this long before an extension. */
const INDUCTION = 6;

const doseOf = ({ mgPerKg, minutes }: Treatment, nth: number) =>
  mgPerKg > FIRST && nth <= 2 ? { mgPerKg: FIRST, minutes: 40 } : { mgPerKg, minutes };

/** The plan, written on the day of the consent. */
export async function plan(told: Told, courseId: string, treatment: Treatment): Promise<void> {
  const at = told.past.calendar.at(told.story.consented, "15:30");
  const { mgPerKg, minutes } = doseOf(treatment, 1);
  done(
    "plan",
    await planCourse(told.as("reyes", at), {
      ...planned(told, courseId),
      kind: "induction",
      count: INDUCTION,
      ...dose(mgPerKg, minutes),
    }),
  );
}

const dose = (mgPerKg: number, minutes: number) => ({ mgPerKg: as<MgPerKg>(mgPerKg), minutes: as<Minutes>(minutes) });

const planned = ({ patientId }: Told, courseId: string) => ({
  id: uuidv7(),
  courseId,
  patientId,
  passed: [],
  weightBasis: "actual" as const,
  basisReason: "",
  outcomeScale: "phq-9",
  titration: "Unchanged unless there is no response after two and it was well borne.",
  stopping: "At the signs of the clinic's protocol, and whenever the patient wishes.",
  goals: "Half of the baseline score, and a day with something in it.",
});

/** The infusion that comes next in a story: to be ordered, given, measured and reviewed. */
export function givenOf(told: Told, treatment: Treatment, courses: Courses, nth: number): Given {
  const { story, past } = told;
  const induction = Math.min(treatment.count, treatment.given.length);
  const isInduction = nth <= induction || treatment.everyDays === undefined;
  const clock = CLOCKS[told.nth % CLOCKS.length] ?? CLOCKS[0];
  return {
    nth,
    number: isInduction ? nth : nth - treatment.count,
    of: isInduction ? lengthAt(treatment, nth) : null,
    ...doseOf(treatment, nth),
    startsAt: past.calendar.at(story.infusions[nth - 1] ?? -1, clock),
    courseId: isInduction ? courses.induction : courses.maintenance,
  };
}

/** Six, until it is extended. */
const lengthAt = ({ count }: Treatment, nth: number): number => (nth <= INDUCTION ? INDUCTION : count);

export type Courses = { readonly induction: string; readonly maintenance: string };

/** The order of one infusion, signed the evening before. */
export const order = (told: Told, given: Given, treatment: Treatment): Promise<void> =>
  orderAt(told, given, treatment, as<Instant>(given.startsAt - 16 * HOUR));

export async function orderAt(
  told: Told,
  { nth, number, mgPerKg, minutes, courseId }: Given,
  treatment: Treatment,
  at: Instant,
): Promise<void> {
  const raised = doseOf(treatment, nth - 1).mgPerKg < mgPerKg;
  const passed = raised ? [{ rule: "raise", reason: "Hardly better after two, and well borne." }] : [];
  const wish = {
    id: uuidv7(),
    courseId,
    nth: number,
    ...dose(mgPerKg, minutes),
    weightBasis: "actual",
    basisReason: "",
    note: "",
    passed,
  } as const;
  done("order", await signOrder(told.as("reyes", at), wish, { given: [], checks: [] }));
}

/** The score after an infusion where one was taken, and the review where one is due. */
export async function lookBack(told: Told, { nth, startsAt, courseId, of }: Given, now: Instant): Promise<void> {
  const { person, story } = told;
  const last = story.infusions.length;
  const after = measuredAfter(person.phq9.length, last);
  const isLate = person.state === "interrupted" && nth === last;
  const at = as<Instant>(Math.min(startsAt + DAY_AFTER, now - HOUR));
  for (const [index, measured] of after.entries())
    if (measured === nth) await phq9(told, isLate ? as<Instant>(now - 20 * HOUR) : at, pointOf(nth, of), index + 1);
  if (of === null) return keptOn(told, courseId, at);
  if (nth % 2 !== 0) return;
  const decision = decisionAfter(told, nth);
  if (decision !== null)
    await review(told, courseId, nth, decision, as<Instant>(Math.min(at + HOUR / 2, now - 20 * MINUTE)));
}

/** Maintenance is looked at anew every three months, with the visit that comes then. */
async function keptOn(told: Told, courseId: string, at: Instant): Promise<void> {
  const course = (await coursesOf(told.tx, told.patientId)).find(({ id }) => id === courseId);
  const due = course === undefined ? null : maintenanceReviewAt(course);
  if (due === null || due > at || course === undefined) return;
  const why = "Still well; bladder, liver, memory and craving asked, nothing found. Goes on as far apart as it holds.";
  await review(told, courseId, course.given.length, { decided: "continue", why, extension: null }, at);
}

const pointOf = (nth: number, of: number | null) =>
  of === null
    ? ("maintenance" as const)
    : nth >= of && nth >= INDUCTION
      ? ("after-course" as const)
      : ("mid-course" as const);

type Decision = Pick<Review, "decided" | "why" | "extension">;

const GOES_ON = "Borne well; goes on as planned.";

/** What was decided after the second, the fourth and the last; null where a review still waits for somebody. */
function decisionAfter({ person, story }: Told, nth: number): Decision | null {
  const { treatment, state } = person;
  if (treatment === undefined) return null;
  const { count, review: why = GOES_ON } = treatment;
  if (nth < count) return onTheWay(treatment, nth, nth === story.infusions.length ? state : null);
  return state === "closed-without-response"
    ? { decided: "stop", why, extension: null }
    : { decided: "taper", why: "Response: weekly, then further apart.", extension: null };
}

/** `state` where it is the last that was given: then it is what the review led to. */
function onTheWay({ count, review: why = GOES_ON }: Treatment, nth: number, state: CaseState | null): Decision | null {
  if (nth === INDUCTION) {
    const extension = { count, goals: "Out of the house every day.", passed: [] };
    return { decided: "extend", why: "Partly better: extended with goals.", extension };
  }
  if (state === "interrupted" || state === "discharged") return null;
  return { decided: "continue", why: state === null ? GOES_ON : why, extension: null };
}

async function review(told: Told, courseId: string, afterNth: number, decision: Decision, at: Instant): Promise<void> {
  const wish = { id: uuidv7(), courseId, afterNth, signs: SIGNS, ...decision };
  done("review", await reviewCourse(told.as("reyes", at), wish));
}

/** After the induction: a course up to the next date, and the days between. */
export async function keepWell(told: Told, courses: Courses, treatment: Treatment, startsAt: Instant): Promise<void> {
  const at = as<Instant>(startsAt - 30 * HOUR);
  const { mgPerKg, minutes, everyDays = 28 } = treatment;
  const wish = {
    ...planned(told, courses.maintenance),
    kind: "maintenance" as const,
    count: treatment.given.length - treatment.count + 1,
  };
  done("maintenance", await planCourse(told.as("reyes", at), { ...wish, ...dose(mgPerKg, minutes) }));
  const why = everyDays < 14 ? "Weekly at first." : "As far apart as it holds.";
  done(
    "interval",
    await setInterval(told.as("reyes", as<Instant>(at + MINUTE)), {
      id: uuidv7(),
      courseId: courses.maintenance,
      days: everyDays,
      why,
    }),
  );
}

/** How it stands today, beyond what the infusions tell: interrupted, or ended. */
export async function closeUp(told: Told, now: Instant): Promise<void> {
  const { person, tx, patientId, story, past } = told;
  const why = person.treatment?.review ?? "";
  const course = (await coursesOf(tx, patientId)).find(({ ended }) => ended === null);
  if (course === undefined) return;
  const last = past.calendar.at(story.infusions.at(-1) ?? -1, "16:30");
  const fact = { id: uuidv7(), courseId: course.id, why };
  if (person.state === "interrupted")
    done(
      "interruption",
      await interruptCourse(told.as("reyes", as<Instant>(Math.min(last + 72 * HOUR, now - HOUR))), fact),
    );
  if (person.state === "discharged") {
    const how = course.kind === "maintenance" ? "completed" : "declined-by-patient";
    done("end", await endCourse(told.as("reyes", as<Instant>(last + 24 * HOUR)), { ...fact, how }));
  }
}
