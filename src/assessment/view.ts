import type { Language } from "#clinic/events.ts";
import { placeOf } from "#clinic/read.ts";
import { contactOf, namesOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { Answers, AskedHow, AssessmentPoint, SafetyAction, SafetyLevel, Score } from "./events.ts";
import { type Assessment, safetyIn } from "./rules/assessment.ts";
import { type AssessmentRow, type AssessmentState, assessmentOf, assessmentsOf } from "./read.ts";

export type ShownAssessment = {
  readonly id: string;
  readonly scaleId: string;
  readonly scaleVersion: string;
  readonly language: Language;
  readonly how: AskedHow;
  readonly point: AssessmentPoint;
  readonly state: AssessmentState;
  readonly askedAt: Instant;
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** What was answered and what it came to; null for whom the chart is not. */
  readonly chart: {
    readonly answers: Answers;
    readonly score: Score | null;
    /** As the answers stand; `worst` is the gravest there ever was. */
    readonly level: SafetyLevel;
    readonly worst: SafetyLevel;
    readonly actions: readonly SafetyAction[];
    readonly entered: Assessment["entered"];
    readonly corrections: Assessment["corrections"];
    readonly voided: Assessment["voided"];
  } | null;
};

export type QuestionnairesView = {
  readonly patient: { readonly id: string; readonly name: string; readonly birthDate: string; readonly mrn: string };
  readonly zone: string;
  /** What the person who looks may do here; the server asks again each time. */
  readonly may: { readonly record: boolean };
  /** How the patient wants to be written to; English while nobody has asked. */
  readonly language: Language;
  readonly assessments: readonly ShownAssessment[];
};

/** Every questionnaire of one patient. Who may not read the chart learns what was asked for and whether it was answered. */
export async function questionnairesView(
  tx: Tx,
  patientId: string,
  { chart, record }: { readonly chart: boolean; readonly record: boolean },
): Promise<QuestionnairesView | null> {
  const patient = await patientOf(tx, patientId);
  if (patient === undefined) return null;
  const names = await namesOf(tx);
  const { id, name, birthDate, mrn } = patient;
  return {
    patient: { id, name, birthDate, mrn },
    zone: await zoneOf(tx),
    may: { record },
    language: (await contactOf(tx, patientId))?.language ?? "en",
    assessments: (await assessmentsOf(tx, patientId)).map((row) => shown(row, names, chart)),
  };
}

export type FillInView = Pick<QuestionnairesView, "patient" | "zone" | "may"> & {
  readonly assessment: ShownAssessment;
};

/** One questionnaire of one patient; null when it is not theirs. */
export async function fillInView(
  tx: Tx,
  patientId: string,
  assessmentId: string,
  may: FillInView["may"],
): Promise<FillInView | null> {
  const [patient, row] = [await patientOf(tx, patientId), await assessmentOf(tx, assessmentId)];
  if (patient === undefined || row?.patientId !== patientId) return null;
  const { id, name, birthDate, mrn } = patient;
  const assessment = shown(row, await namesOf(tx), true);
  return { patient: { id, name, birthDate, mrn }, zone: await zoneOf(tx), may, assessment };
}

const zoneOf = async (tx: Tx): Promise<string> => (await placeOf(tx))?.site.zone ?? "UTC";

type Names = Awaited<ReturnType<typeof namesOf>>;

function shown(row: AssessmentRow, names: Names, chart: boolean): ShownAssessment {
  const { id, scaleId, scaleVersion, language, how, point, state, askedAt, dueAt, finishedAt } = row;
  const open = { id, scaleId, scaleVersion, language, how, point, state, askedAt, dueAt, finishedAt };
  return { ...open, chart: chart ? chartOf(row, names) : null };
}

function chartOf(row: AssessmentRow, names: Names): ShownAssessment["chart"] {
  const who = (by: string) => names[by]?.name ?? (by.startsWith("patient:") ? "the patient" : by);
  const { level, actions } = safetyIn(row);
  return {
    answers: row.answers,
    score: row.score,
    level,
    worst: row.level,
    actions,
    entered: row.entered,
    corrections: row.corrections.map((one) => ({ ...one, by: who(one.by) })),
    voided: row.voided === null ? null : { ...row.voided, by: who(row.voided.by) },
  };
}
