import { scaleOf } from "#assessment/events.ts";
import { type AssessmentRow, assessmentsOf } from "#assessment/read.ts";
import { currentProtocol, placeOf } from "#clinic/read.ts";
import { circleOf, detailsOf, emptyRolesOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { ageOn, showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { consentStanding } from "./consent/standing.ts";
import type { Evaluation } from "./fold/evaluation.ts";
import { historyOf } from "./history-store.ts";
import type { LatestScore, RuleInput, SuicideAnswers } from "./rules/rule.ts";

const SCREENS: ReadonlySet<string> = new Set(["asq", "c-ssrs"]);

export type Judging = {
  readonly now: Instant;
  /** When treatment began; null before. Results must have been in date then. */
  readonly begunAt?: Instant | null;
};

/** Everything the rules look at, for one patient now; null where there is no such patient in this clinic. */
export async function ruleInput(
  tx: Tx,
  patientId: string,
  evaluation: Pick<Evaluation, "indication" | "statements"> | null,
  { now, begunAt = null }: Judging,
): Promise<RuleInput | null> {
  const patient = await patientOf(tx, patientId);
  if (patient === undefined) return null;
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const today = dayIn(zone, now);
  const { canBecomePregnant } = await detailsOf(tx, patientId);
  const { protocol } = await currentProtocol(tx);
  return {
    history: await historyOf(tx, patientId),
    patient: {
      age: ageOn(patient.birthDate, today),
      sex: patient.sex,
      allergies: patient.allergiesKnown ? patient.allergies : null,
      canBecomePregnant,
    },
    ...(await answersOf(tx, patientId, zone)),
    circle: await circleOf(tx, patientId),
    emptyRoles: await emptyRolesOf(tx, patientId),
    ...(evaluation === null ? NOT_BEGUN : { statements: evaluation.statements, indication: evaluation.indication }),
    consent: await consentStanding(tx, patientId, { now }),
    dayOf: null,
    policy: protocol.evaluation,
    today,
    asOf: begunAt === null || begunAt > now ? today : dayIn(zone, begunAt),
  };
}

/** Before anybody opened an evaluation the strictest indication is asked after, and no clinician has said anything. */
const NOT_BEGUN = { statements: {}, indication: "TRD-MDD" } as const;

async function answersOf(tx: Tx, patientId: string, zone: string): Promise<Pick<RuleInput, "scores" | "suicide">> {
  const assessments = (await assessmentsOf(tx, patientId)).filter(({ state }) => state !== "voided");
  return { scores: latestScores(assessments, zone), suicide: suicideAnswers(assessments, zone) };
}

/** The newest of each scale that was finished. */
function latestScores(assessments: readonly AssessmentRow[], zone: string): readonly LatestScore[] {
  const seen = new Map<string, LatestScore>();
  for (const { scaleId, state, finishedAt, score } of assessments) {
    if (state !== "finished" || finishedAt === null || seen.has(scaleId)) continue;
    seen.set(scaleId, { scaleId, total: score?.total ?? null, at: finishedAt, on: dayIn(zone, finishedAt) });
  }
  return [...seen.values()];
}

const lastAt = ({ finishedAt, askedAt }: AssessmentRow): Instant => finishedAt ?? askedAt;

/**
 * The newest suicide screen, as grave as it ever was, and every other answer since that asks for one. A screen somebody began
 * and did not finish counts where it asks for something, and is no answer where it does not.
 */
function suicideAnswers(assessments: readonly AssessmentRow[], zone: string): SuicideAnswers {
  const screen = assessments.find(
    ({ scaleId, state, level }) => SCREENS.has(scaleId) && (state === "finished" || level !== "none"),
  );
  const since = assessments.filter(
    (one) =>
      !SCREENS.has(one.scaleId) && one.level !== "none" && (screen === undefined || lastAt(one) > lastAt(screen)),
  );
  const nameOf = ({ scaleId, scaleVersion }: AssessmentRow) => scaleOf(scaleId, scaleVersion)?.name.en ?? scaleId;
  return {
    screen:
      screen === undefined ? null : { level: screen.level, on: dayIn(zone, lastAt(screen)), name: nameOf(screen) },
    askedSince: since.map((one) => `${nameOf(one)} of ${showDay(dayIn(zone, lastAt(one)))} asks for a suicide screen.`),
  };
}

const NOT_SIGNED: Refusal = {
  rule: "protocol-unsigned",
  says: "No medical director has signed the clinic's protocol, so nobody can be judged by its numbers.",
  satisfy: "Have the protocol signed, in the settings.",
};
const NO_EVALUATION_PART: Refusal = {
  rule: "protocol-lacks-evaluation",
  says: "The signed protocol says nothing about the evaluation.",
  satisfy: "Have the medical director sign a version that does.",
};

/** Why nothing may be decided by the protocol here; empty where it may. A demonstration's signature counts only in a demonstration. */
export async function againstDeciding(tx: Tx): Promise<readonly Refusal[]> {
  const { signed, lacks } = await currentProtocol(tx);
  const demonstration = (await placeOf(tx))?.clinic.demonstration ?? false;
  const counts = signed !== null && (!signed.demonstration || demonstration);
  return [...(counts ? [] : [NOT_SIGNED]), ...(lacks.includes("evaluation") ? [NO_EVALUATION_PART] : [])];
}
