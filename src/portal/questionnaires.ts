import type { Context } from "hono";
import { z } from "zod";
import { answerItem, finish } from "#assessment/desk.ts";
import { nextQuestion, type Scale, scaleOf } from "#assessment/events.ts";
import { type AssessmentRow, assessmentOf } from "#assessment/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { nothingHere } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { closedPage, endPage, pathOfOne, questionPage, RATHER_NOT } from "./questionnaire-pages.ts";
import { actOf } from "./reading.ts";

type Theirs = { readonly row: AssessmentRow; readonly scale: Scale };

/** One of this patient's own questionnaires that they answer themselves; null for any other, as for one that does not exist. */
async function theirs({ c, tx, patientId }: Own): Promise<Theirs | null> {
  const id = z.uuid().safeParse(c.req.param("assessmentId"));
  const row = id.success ? await assessmentOf(tx, id.data) : undefined;
  const scale = row === undefined ? undefined : scaleOf(row.scaleId, row.scaleVersion);
  if (row === undefined || scale === undefined) return null;
  return row.patientId === patientId && row.how === "patient" ? { row, scale } : null;
}

const isOver = ({ state }: AssessmentRow): boolean => state === "finished" || state === "voided";

/** Where they stopped: the next question, or the end. With the name of a question, that one again. */
export async function questionnairePage(own: Own): Promise<Response> {
  const found = await theirs(own);
  if (found === null) return nothingHere(own);
  const { row, scale } = found;
  if (isOver(row)) return answer(own, closedPage(own, row));
  const named = own.c.req.param("item");
  const item = named === undefined ? nextQuestion(scale, row.answers) : scale.items.find(({ id }) => id === named);
  if (item === undefined) return on(own, pathOfOne(row.id));
  return answer(own, item === null ? endPage(own, row, scale) : questionPage(own, row, scale, item));
}

const Answer = z.object({
  value: z.union([z.literal(RATHER_NOT), z.coerce.number().int().min(-100).max(1000)]),
});

/** Kept at once, with what it asks of the clinic: help before anything else, where it is graver than any before. */
export const takeAnswer = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Answer, async (own, taken) => {
    const found = await theirs(own);
    if (found === null) return nothingHere(own);
    const { row } = found;
    const item = c.req.param("item") ?? "";
    if (isOver(row)) return answer(own, closedPage(own, row), 409);
    if ("faults" in taken) return on(own, pathOfOne(row.id, item));
    const value = taken.value.value === RATHER_NOT ? null : taken.value.value;
    if (row.answers[item] === value) return on(own, nextPath(found, item));
    const order = { id: actOf(taken.entered, row.answers[item]), assessmentId: row.id, item, value };
    const outcome = await answerItem(own.doing, order);
    if (typeof outcome === "string" || "refusals" in outcome) return on(own, pathOfOne(row.id));
    return on(own, nextPath(found, item));
  });

/** Somebody who went back to look at an answer goes on to the one behind it, not to the end. */
function nextPath({ row, scale }: Theirs, item: string): string {
  const after = scale.items[scale.items.findIndex(({ id }) => id === item) + 1];
  const goesOn = row.answers[item] !== undefined && after !== undefined && row.answers[after.id] !== undefined;
  return goesOn ? pathOfOne(row.id, after.id) : pathOfOne(row.id);
}

export const sendAnswers = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({}), async (own, taken) => {
    const found = await theirs(own);
    if (found === null) return nothingHere(own);
    await finish(own.doing, { id: actOf(taken.entered), assessmentId: found.row.id });
    return on(own, pathOfOne(found.row.id));
  });
