import { pctImproved, scaleOf } from "#assessment/events.ts";
import { appointmentsOfPatient } from "#booking/read.ts";
import { placeOf } from "#clinic/read.ts";
import { baselineOf, beganIn, counted } from "#course/events.ts";
import { coursesOf, scoresFor } from "#course/read.ts";
import { addressed } from "#evaluation/read.ts";
import { infusionsGiven, visitsOfPatient } from "#infusion/read.ts";
import type { CirclePerson } from "#people/events.ts";
import { patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { alertsOf } from "../safety/reading.ts";
import { standingOf } from "../watch/standing.ts";
import type { CareEnding } from "./facts.ts";
import type { CareTelling, InfusionTold } from "./rules/letter-text.ts";
import { type Occasion, occasionsOf } from "./rules/occasions.ts";

type Courses = Awaited<ReturnType<typeof coursesOf>>;
type Given = Awaited<ReturnType<typeof infusionsGiven>>[number];

/** What their own clinicians are owed a letter about, of the time since `from`. */
export async function owedTo(tx: Tx, patientId: string, from: Instant): Promise<readonly Occasion[]> {
  const courses = await coursesOf(tx, patientId);
  const given = courses.find(({ kind }) => kind === "induction")?.given ?? [];
  const visits = await visitsOfPatient(tx, patientId);
  const alerts = (await alertsOf(tx, patientId)).flatMap(({ id, closed }) =>
    closed === null ? [] : [{ id, outcome: closed.outcome, closedAt: closed.at }],
  );
  const found = (await standingOf(tx, patientId))?.found ?? null;
  const gone = visits.filter(({ phase }) => phase === "discharged" || phase === "signed");
  const over = new Set(gone.map(({ infusionId }) => infusionId));
  return occasionsOf({ given, over, alerts, relapseAt: found?.kind === "relapse" ? found.at : null, from });
}

export type About = Pick<Occasion, "occasion" | "about" | "nth" | "flag" | "at"> & {
  readonly ended: { readonly how: CareEnding; readonly handedTo: string } | null;
};

/** Everything a letter to this person tells, as the records have it now. */
export async function tellingOf(
  tx: Tx,
  { patientId, person, now }: { readonly patientId: string; readonly person: CirclePerson; readonly now: Instant },
  { occasion, about, nth, flag, at, ended }: About,
): Promise<CareTelling> {
  const place = await placeOf(tx);
  const on = (moment: Instant) => showDay(dayIn(place?.site.zone ?? "UTC", moment));
  const [patient, courses] = [await patientOf(tx, patientId), await coursesOf(tx, patientId)];
  const infusions = await infusionsGiven(tx, patientId);
  const shown = nth === null ? infusions.slice(-1) : infusions.filter(({ infusionId }) => infusionId === about);
  return {
    clinic: place?.clinic.name ?? "",
    today: on(now),
    to: addressed(person),
    patient: { name: patient?.name ?? "", birthDate: patient?.birthDate ?? "" },
    occasion,
    nth,
    flag: flag && { what: flag, on: on(at) },
    ended,
    infusions: shown.map((one) => infusionTold(one, nthOf(courses, one), on(one.startedAt))),
    ...(await scored(tx, patientId, courses, on)),
    plan: await planOf(tx, patientId, courses, { now, on }),
  };
}

/** As the course counts it; as the record has it where no course does. */
const nthOf = (courses: Courses, { infusionId, number }: Given): number =>
  courses.flatMap(({ given }) => given).find((one) => one.infusionId === infusionId)?.nth ?? number;

const infusionTold = (one: Given, nth: number, on: string): InfusionTold => ({
  nth,
  on,
  doseMg: one.doseMg,
  mgPerKg: one.mgPerKg,
  minutes: one.minutes,
  stopped: one.stoppedBecause,
  pressure: one.peakBp === null ? null : `${one.peakBp.sbp}/${one.peakBp.dbp ?? "–"}`,
  saturation: one.lowestSpo2,
  symptoms: one.symptoms,
  rescues: one.rescues,
});

type On = (moment: Instant) => string;

async function scored(tx: Tx, patientId: string, courses: Courses, on: On) {
  const [course] = courses;
  const scaleId = course?.outcomeScale ?? "phq-9";
  const scores = await scoresFor(tx, patientId, scaleId);
  const baseline = baselineOf(scores, course === undefined ? null : beganIn(courses, course));
  return {
    scale: shortName(scaleId),
    baseline: baseline && { total: baseline.total, on: on(baseline.at) },
    latest: latestFrom(counted(scores).at(-1), baseline, on),
  };
}

const shortName = (scaleId: string): string => (scaleOf(scaleId)?.name.en ?? scaleId).split(" (")[0] ?? scaleId;

type Point = { readonly at: Instant; readonly total: number };

/** The baseline itself is nothing newer. */
function latestFrom(newest: Point | undefined, baseline: Point | null, on: On): CareTelling["latest"] {
  if (newest === undefined || newest.at === baseline?.at) return null;
  return { total: newest.total, on: on(newest.at), pct: pctImproved(baseline?.total ?? null, newest.total) };
}

async function planOf(
  tx: Tx,
  patientId: string,
  courses: Courses,
  { now, on }: { readonly now: Instant; readonly on: On },
): Promise<CareTelling["plan"]> {
  const course = courses.find(({ ended }) => ended === null) ?? courses[0];
  if (course === undefined) return null;
  const next = (await appointmentsOfPatient(tx, patientId))
    .filter(({ state, startAt, series }) => state === "booked" && startAt > now && course.series.includes(series ?? ""))
    .toSorted((a, b) => a.startAt - b.startAt)[0];
  return {
    kind: course.kind,
    given: course.given.length,
    count: course.count,
    intervalDays: course.interval?.days ?? null,
    isEnded: course.ended !== null,
    next: next === undefined ? null : on(next.startAt),
  };
}
