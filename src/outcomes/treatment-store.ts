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
import { assemble, type Assembled, type Known, outside, type Outside } from "./rules/assemble.ts";
import { scoresCounted } from "./scores-counted.ts";

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
    outcome_outside: {
      clinic_id: string;
      patient_id: string;
      year: number;
      site_id: string | null;
      indication: Indication | null;
      age: number | null;
      body: string;
    };
  }
}

/** Of what was given outside of any induction, what is kept beside the columns it is chosen by. */
export type OutsideBody = Pick<Outside, "mgPerKg" | "happened">;

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
  tables: at === 0 ? ["outcome_treatments", "outcome_scores", "outcome_outside"] : [],
  apply: async (tx, fact) => {
    if (!types.includes(fact.type)) return;
    const patientId = await whose(tx, fact);
    if (patientId !== null) await keepTreatments(tx, patientId, fact.position);
  },
}));

const TABLES = ["outcome_treatments", "outcome_scores", "outcome_outside"] as const;

/** `position`: the fact that moved them; what was told of setbacks later is not known yet. */
export async function keepTreatments(tx: Tx, patientId: string, position: number): Promise<void> {
  for (const table of TABLES) await tx.q.deleteFrom(table).where("patient_id", "=", patientId).execute();
  const courses = await coursesOf(tx, patientId);
  const infusions = await infusionsCounted(tx, patientId);
  if (infusions.length === 0 && courses.every(({ given }) => given.length === 0)) return;
  const known = await knownOf(tx, patientId, { courses, infusions, position });
  const whose = await whoseOf(tx, patientId);
  const treatments = assemble(known);
  if (treatments.length > 0) await keepRows(tx, treatments, whose);
  const besides = outside(known);
  if (besides === null) return;
  const { siteId, indication, mgPerKg, happened } = besides;
  const body = JSON.stringify({ mgPerKg, happened } satisfies OutsideBody);
  await tx.q
    .insertInto("outcome_outside")
    .values({ ...whose.keys, ...whose.on(besides), site_id: siteId, indication, body })
    .execute();
}

type Whose = Awaited<ReturnType<typeof whoseOf>>;

/** The year by the site's calendar and how old somebody was then. */
async function whoseOf(tx: Tx, patientId: string) {
  const [patient, sites] = [await patientOf(tx, patientId), await sitesOf(tx)];
  const on = ({ siteId, firstAt }: Pick<Assembled, "siteId" | "firstAt">) => {
    const day = dayIn(sites.find(({ id }) => id === siteId)?.zone ?? "UTC", firstAt);
    return { year: day.year, age: patient === undefined ? null : ageOn(patient.birthDate, day) };
  };
  return { keys: { clinic_id: tx.clinicId, patient_id: patientId }, on };
}

async function keepRows(tx: Tx, treatments: readonly Assembled[], { keys, on }: Whose): Promise<void> {
  const rows = treatments.map((one) => {
    const { courseId: course_id, nth, siteId: site_id, indication } = one;
    const sides = { course_id, nth, first_at: new Date(one.firstAt), site_id, indication };
    return { ...keys, ...sides, ...on(one), body: bodyOf(one) };
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

type Had = {
  readonly courses: Awaited<ReturnType<typeof coursesOf>>;
  readonly infusions: Known["infusions"];
  readonly position: number;
};

async function knownOf(tx: Tx, patientId: string, { courses, infusions, position }: Had): Promise<Known> {
  const evaluations = await evaluationsOf(tx, patientId);
  const indications = new Map(evaluations.map(({ id, indication }) => [id, indication]));
  return {
    courses: courses.map(({ id, kind, evaluationId, count, ended, given }) => {
      const indication = indications.get(evaluationId) ?? null;
      return { id, kind, indication, count, ended: ended !== null, given };
    }),
    infusions,
    scores: await scoresCounted(tx, patientId),
    setbacks: await setbacksOf(tx, patientId, position),
  };
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
