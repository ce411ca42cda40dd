import { assessmentsOf } from "#assessment/read.ts";
import { scaleOf, scales } from "#assessment/events.ts";
import { placeOf } from "#clinic/read.ts";
import type { Protocol } from "#clinic/events.ts";
import { patientOf } from "#people/read.ts";
import { ageOn } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { datesMissing, datesOf } from "./rules/dates.ts";
import { judgedDates, rowsOf } from "./dating.ts";
import { type Course, nextNth } from "./fold/course.ts";
import { beganAt, byProtocol, medicinesSeen, scoresFor } from "./known.ts";
import { evaluationSeen } from "./evaluated.ts";
import { intervalAdvice } from "./maintaining.ts";
import { orderAmong } from "./next-order.ts";
import { courseFindings, orderContext } from "./ordering.ts";
import { caseStateOf } from "./read.ts";
import { measuredAfter } from "./reviewing.ts";
import { isReviewPoint } from "./rules/decide.ts";
import type { CheckSeen } from "./rules/exposure.ts";
import { maintenanceReviewAt } from "./rules/maintenance-review.ts";
import { missedDates } from "./rules/missed-dates.ts";
import type { GivenInfusion } from "./rules/given.ts";
import { baselineOf, counted, improvement } from "./rules/response.ts";
import type { WatchSeen } from "./rules/watch-seen.ts";
import { coursesOf } from "./store.ts";
import type { CourseShown, CourseView, ScaleShown } from "./view-shape.ts";

/** What later rooms know, read by who knows it: what the bedside's records tell of a patient's infusions, what the relapse watch found, and the checks of long treatment. */
export type Readers = {
  readonly infusionsOf: (tx: Tx, patientId: string) => Promise<readonly GivenInfusion[]>;
  readonly watchOf: (tx: Tx, patientId: string, now: Instant) => Promise<WatchSeen | null>;
  readonly checksOf: (tx: Tx, patientId: string, now: Instant) => Promise<readonly CheckSeen[]>;
};

type Asking = { readonly tx: Tx; readonly now: Instant };

/** Where the course of one patient stands, with everything it is judged by; null when there is no such patient in this clinic. */
export async function courseView(
  { tx, now }: Asking,
  patientId: string,
  { infusionsOf, watchOf, checksOf }: Readers,
): Promise<CourseView | null> {
  const patient = await patientOf(tx, patientId);
  if (patient === undefined) return null;
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const { protocol, against } = await byProtocol(tx);
  const courses = await coursesOf(tx, patientId);
  const current = courses.find(({ ended }) => ended === null) ?? courses[0] ?? null;
  const infusions = await infusionsOf(tx, patientId);
  const checks = await checksOf(tx, patientId, now);
  const course = current && (await shown({ tx, now }, current, { courses, protocol, infusions, checks }));
  const { id, name, sex, fictitious } = patient;
  return {
    patient: { id, name, sex, fictitious, age: ageOn(patient.birthDate, dayIn(zone, now)) },
    zone,
    serverNow: now,
    caseState: await caseStateOf(tx, patientId, now),
    protocol: pickedFrom(protocol),
    against,
    evaluation: await evaluationSeen(tx, patientId, {
      now,
      begunAt: current === null ? null : await beganAt(tx, current),
    }),
    scales: scales.filter(mayMeasure).map((scale) => ({ id: scale.id, name: scale.name.en })),
    ...(await responseSeen(tx, patientId, current)),
    course,
    earlier: courses.filter((one) => one !== current).map(earlierFrom),
    infusions,
    watch: await watchOf(tx, patientId, now),
    checks,
    medicines: course?.context.medicines ?? (await medicinesSeen(tx, patientId)),
  };
}

const earlierFrom = ({ id, kind, plannedAt, ended, count, given }: Course): CourseView["earlier"][number] => ({
  id,
  kind,
  plannedAt,
  ended,
  count,
  given,
});

const pickedFrom = ({ id, version, course, dose, monitoring, spacing }: Protocol): CourseView["protocol"] => ({
  id,
  version,
  course,
  dose,
  monitoring,
  spacing,
});

/** A course is measured by a scale whose change the field knows how to read. */
const mayMeasure = ({ betterIs, outcome }: (typeof scales)[number]): boolean =>
  betterIs === "lower" && outcome.responsePct !== null;

const DEFAULT_SCALE = "phq-9";

async function responseSeen(tx: Tx, patientId: string, course: Course | null) {
  const scaleId = course?.outcomeScale ?? DEFAULT_SCALE;
  const scores = await scoresFor(tx, patientId, scaleId);
  const baseline = baselineOf(scores, course === null ? null : await beganAt(tx, course));
  const newest = counted(scores).at(-1) ?? null;
  const latest = newest === baseline ? null : newest;
  return {
    scale: scaleShown(scaleId),
    scores,
    baseline,
    latest,
    pct: improvement(baseline, latest),
    selfHarm: await selfHarmSeen(tx, patientId),
  };
}

/** "PHQ-9 (depression)" is "PHQ-9" where it stands beside a number. */
const shortName = (name: string): string => name.split(" (")[0] ?? name;

function scaleShown(scaleId: string): ScaleShown | null {
  const scale = scaleOf(scaleId);
  if (scale === undefined) return null;
  const { id, name, range, bands, outcome } = scale;
  return {
    id,
    name: shortName(name.en),
    range,
    bands: bands.map((band) => ({ from: band.from, name: band.name.en })),
    responsePct: outcome.responsePct,
  };
}

/** Item 9 of the PHQ-9: thoughts of being better off dead, or of hurting oneself. */
const SELF_HARM = { scaleId: "phq-9", item: "9" } as const;

async function selfHarmSeen(tx: Tx, patientId: string): Promise<CourseView["selfHarm"]> {
  const finished = (await assessmentsOf(tx, patientId)).filter(
    ({ scaleId, state, answers }) =>
      scaleId === SELF_HARM.scaleId && state === "finished" && Object.hasOwn(answers, SELF_HARM.item),
  );
  const value = finished[0]?.answers[SELF_HARM.item] ?? null;
  const changed = finished.findIndex(({ answers }) => (answers[SELF_HARM.item] ?? null) !== value);
  const since = finished[changed === -1 ? finished.length - 1 : changed - 1]?.finishedAt;
  return since == null ? null : { value, since };
}

type Known = {
  readonly courses: readonly Course[];
  readonly protocol: Protocol;
  readonly infusions: readonly GivenInfusion[];
  readonly checks: readonly CheckSeen[];
};

async function shown(
  { tx, now }: Asking,
  course: Course,
  { courses, protocol, infusions, checks }: Known,
): Promise<CourseShown> {
  const rows = await rowsOf(tx, course);
  const dates = course.ended === null ? datesOf(course, rows, now) : [];
  const nth = nextNth(course);
  const pctAfter: (number | null)[] = [];
  for (const { nth: given } of course.given) pctAfter.push((await measuredAfter(tx, course, given)).pct);
  return {
    ...course,
    dates,
    missing: course.ended === null ? datesMissing(course, dates) : 0,
    missedDates: missedDates(course, rows),
    spacingFindings: await judgedDates(tx, course, dates),
    next: await orderAmong({ tx, now }, courses, protocol.course),
    context: await orderContext(tx, course, nth, infusions),
    againstNext: await courseFindings({ tx, now }, course, nth, { protocol, checks }),
    reviewDue: reviewDue(course, now),
    pctAfter,
    signs: await signsKnown(tx, course, infusions),
    intervalAdvice: course.kind === "maintenance" ? await intervalAdvice(tx, course, protocol) : null,
  };
}

function reviewDue(course: Course, now: Instant): number | null {
  const { given, reviews, ended, kind } = course;
  const after = given.length;
  if (ended === null && kind === "maintenance") return now >= (maintenanceReviewAt(course) ?? Infinity) ? after : null;
  if (ended !== null || kind !== "induction" || !isReviewPoint(after)) return null;
  return reviews.some(({ afterNth }) => afterNth === after) ? null : after;
}

/** What the records answer by themselves. That nothing serious was flagged is no answer: the physician gives it. */
async function signsKnown(tx: Tx, course: Course, infusions: readonly GivenInfusion[]): Promise<CourseShown["signs"]> {
  const { worse } = await measuredAfter(tx, course, course.given.length);
  const own = new Set(course.given.map(({ infusionId }) => infusionId));
  const serious = infusions.some(({ infusionId, seriousEvent }) => own.has(infusionId) && seriousEvent === "yes");
  return { ...(worse !== "unknown" && { worse }), ...(serious && { "serious-event": "yes" as const }) };
}
