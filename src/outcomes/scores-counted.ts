import { scaleOf, suicideItemOf } from "#assessment/events.ts";
import { type AssessmentRow, assessmentsOf } from "#assessment/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Known } from "./rules/assemble.ts";
import { ideationOn } from "./rules/ideation.ts";

type Scores = Known["scores"];

/** A patient's totals on scales by which the field tells a response, and what was answered there about suicide; oldest first. */
export const scoresCounted = async (tx: Tx, patientId: string): Promise<Scores> =>
  (await assessmentsOf(tx, patientId))
    .toReversed()
    .filter(({ state, scaleId, scaleVersion }) => {
      const responds = (scaleOf(scaleId, scaleVersion)?.outcome.responsePct ?? null) !== null;
      return state === "finished" && responds;
    })
    .flatMap((one) => [...totalOf(one), ...ideationIn(one)]);

/** Complete ones only. */
const totalOf = ({ scaleId, score, finishedAt }: AssessmentRow): Scores =>
  finishedAt === null || score === null || !score.complete || score.total === null
    ? []
    : [{ scaleId, at: finishedAt, total: score.total }];

/** An answer that was not given, or not copied, is not known: it is never none. */
function ideationIn({ scaleId, answers, finishedAt }: AssessmentRow): Scores {
  const item = suicideItemOf(scaleId);
  const answer = item === null ? null : (answers[item] ?? null);
  return finishedAt === null || answer === null
    ? []
    : [{ scaleId: ideationOn(scaleId), at: finishedAt, total: answer }];
}
