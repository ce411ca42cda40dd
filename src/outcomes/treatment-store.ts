import { scaleOf } from "#assessment/events.ts";
import { assessmentsOf } from "#assessment/read.ts";
import { sitesOf } from "#clinic/read.ts";
import { coursesOf } from "#course/read.ts";
import type { Indication } from "#evaluation/events.ts";
import { evaluationsOf } from "#evaluation/read.ts";
import type { WatchFact } from "#followup/events.ts";
import { patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { load, type Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import { ageOn, parseDay } from "#science/calendar.ts";
import { dayIn, inUtc } from "#science/civil.ts";
import { infusionsCounted } from "./infusion-rows.ts";
import { assemble, type Assembled, type Known } from "./rules/assemble.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    outcome_treatments: {
      clinic_id: string;
      course_id: string;
      patient_id: string;
      nth: number;
      first_at: Date;
      year: number;
      site_id: string | null;
      indication: Indication | null;
      age: number | null;
      body: string;
    };
    outcome_scores: {
      clinic_id: string;
      course_id: string;
      patient_id: string;
      scale_id: string;
      points: string;
    };
  }
}

/** Of a treatment, what is kept beside the columns it is chosen by. */
export type TreatmentBody = Pick<
  Assembled,
  "mgPerKg" | "planned" | "ended" | "given" | "later" | "setbacks" | "happened"
>;

type Finder = (tx: Tx, fact: Recorded) => Promise<string | null>;

/** Which facts move a patient's treatments, and whose they are. Infusions come by their own projection. */
const moves: readonly { readonly streams: string; readonly types: readonly string[]; readonly whose: Finder }[] = [
  {
    streams: "course:",
    types: ["InfusionGiven", "InfusionUncounted", "CourseExtended", "CourseEnded"],
    whose: (tx, { stream }) => patientIn(tx, "courses", stream.slice("course:".length)),
  },
  {
    streams: "assessment:",
    types: ["AssessmentFinished", "TotalEntered", "ItemCorrected", "AssessmentVoided"],
    whose: (tx, { stream }) => patientIn(tx, "assessments", stream.slice("assessment:".length)),
  },
  {
    streams: "evaluation:",
    types: ["IndicationChanged"],
    whose: (tx, { stream }) => patientIn(tx, "evaluations", stream.slice("evaluation:".length)),
  },
  {
    streams: "relapse:",
    types: ["SetbackReported"],
    whose: (_tx, { stream }) => Promise.resolve(stream.slice("relapse:".length)),
  },
];

async function patientIn(tx: Tx, table: "courses" | "assessments" | "evaluations", id: string): Promise<string | null> {
  const row = await tx.q.selectFrom(table).select("patient_id").where("id", "=", id).executeTakeFirst();
  return row?.patient_id ?? null;
}

/** Keeps what is counted of each treatment in step with the rooms before. Stands after theirs among the projections. */
export const treatmentOutcomes: readonly Projection[] = moves.map(({ streams, types, whose }, at) => ({
  streams,
  tables: at === 0 ? ["outcome_treatments", "outcome_scores"] : [],
  apply: async (tx, fact) => {
    if (!types.includes(fact.type)) return;
    const patientId = await whose(tx, fact);
    if (patientId !== null) await keepTreatments(tx, patientId, fact.position);
  },
}));

/** `position`: the fact that moved them; what was told of setbacks later is not known yet. */
export async function keepTreatments(tx: Tx, patientId: string, position: number): Promise<void> {
  const courses = await coursesOf(tx, patientId);
  await tx.q.deleteFrom("outcome_treatments").where("patient_id", "=", patientId).execute();
  await tx.q.deleteFrom("outcome_scores").where("patient_id", "=", patientId).execute();
  if (!courses.some(({ kind, given }) => kind === "induction" && given.length > 0)) return;
  const treatments = assemble(await knownOf(tx, patientId, courses, position));
  const [patient, sites] = [await patientOf(tx, patientId), await sitesOf(tx)];
  const keys = { clinic_id: tx.clinicId, patient_id: patientId };
  const rows = treatments.map((one) => {
    const day = dayIn(sites.find(({ id }) => id === one.siteId)?.zone ?? "UTC", one.firstAt);
    const { courseId: course_id, nth, siteId: site_id, indication } = one;
    const sides = { course_id, nth, first_at: new Date(one.firstAt), year: day.year, site_id, indication };
    return { ...keys, ...sides, age: patient === undefined ? null : ageOn(patient.birthDate, day), body: bodyOf(one) };
  });
  await tx.q.insertInto("outcome_treatments").values(rows).execute();
  const points = treatments.flatMap(({ courseId, points: byScale }) =>
    [...byScale].map(([scale_id, some]) => ({ ...keys, course_id: courseId, scale_id, points: JSON.stringify(some) })),
  );
  if (points.length > 0) await tx.q.insertInto("outcome_scores").values(points).execute();
}

function bodyOf({ mgPerKg, planned, ended, given, later, setbacks, happened }: Assembled): string {
  return JSON.stringify({ mgPerKg, planned, ended, given, later, setbacks, happened } satisfies TreatmentBody);
}

async function knownOf(
  tx: Tx,
  patientId: string,
  courses: Awaited<ReturnType<typeof coursesOf>>,
  position: number,
): Promise<Known> {
  const evaluations = await evaluationsOf(tx, patientId);
  const indications = new Map(evaluations.map(({ id, indication }) => [id, indication]));
  return {
    courses: courses.map(({ id, kind, evaluationId, count, ended, given }) => {
      const indication = indications.get(evaluationId) ?? null;
      return { id, kind, indication, count, ended: ended !== null, given };
    }),
    infusions: await infusionsCounted(tx, patientId),
    scores: await scoresCounted(tx, patientId),
    setbacks: await setbacksOf(tx, patientId, position),
  };
}

/** Complete ones on scales by which the field tells a response. */
async function scoresCounted(tx: Tx, patientId: string): Promise<Known["scores"]> {
  const rows = await assessmentsOf(tx, patientId);
  return rows.toReversed().flatMap(({ state, scaleId, scaleVersion, score, finishedAt }) => {
    if (state !== "finished" || finishedAt === null || score === null || !score.complete || score.total === null)
      return [];
    const responds = (scaleOf(scaleId, scaleVersion)?.outcome.responsePct ?? null) !== null;
    return responds ? [{ scaleId, at: finishedAt, total: score.total }] : [];
  });
}

/** A setback is known by its day; it counts from noon of it. */
async function setbacksOf(tx: Tx, patientId: string, position: number): Promise<Known["setbacks"]> {
  const facts = await load<WatchFact>(tx, `relapse:${patientId}`);
  return facts.flatMap((fact) => {
    if (fact.type !== "SetbackReported" || fact.position > position) return [];
    const day = parseDay(fact.data.on);
    if (day === null) return [];
    return [{ what: fact.data.what, at: inUtc({ ...day, hour: 12, minute: 0, second: 0, ms: 0 }) }];
  });
}
