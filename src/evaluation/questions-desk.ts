import type { Doing } from "#booking/desk.ts";
import { patientOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { QuestionFact } from "./events.ts";
import { questionFacts, questionStream } from "./questions-store.ts";

export type QuestionOutcome = { readonly ok: true } | { readonly refusals: readonly [Refusal, ...Refusal[]] };

const refused = (rule: string, says: string, satisfy: string, field?: string): QuestionOutcome => ({
  refusals: [{ rule, says, satisfy, ...(field !== undefined && { field }) }],
});

type Undated = Pick<QuestionFact, "id" | "type" | "data">;

/** A patient asks. The clinic has a need from then on, until somebody answers. */
export const askQuestion = (
  doing: Doing,
  patientId: string,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<QuestionOutcome> => note(doing, patientId, { id, type: "QuestionAsked", data: { text: text.trim() } });

/** Somebody of the clinic answers one question; the patient reads it on their own pages. */
export const answerQuestion = (
  doing: Doing,
  patientId: string,
  { id, questionId, text }: { readonly id: string; readonly questionId: string; readonly text: string },
): Promise<QuestionOutcome> =>
  note(doing, patientId, { id, type: "QuestionAnswered", data: { questionId, text: text.trim() } });

async function note(doing: Doing, patientId: string, fact: Undated): Promise<QuestionOutcome> {
  const { tx, store, by, now } = doing;
  await lockChain(tx);
  if ((await patientOf(tx, patientId)) === undefined)
    return refused("no-such-patient", "There is no such patient.", "Search for the patient again.");
  if (fact.data.text === "") return refused("empty", "There is nothing written.", "Write the words first.", "text");
  const facts = await questionFacts(tx, patientId);
  const isAnswer = "questionId" in fact.data;
  const asked = facts.some((one) => one.type === "QuestionAsked" && isAnswer && one.id === fact.data.questionId);
  if (isAnswer && !asked) return refused("no-such-question", "There is no such question.", "Reload the page.");
  await store.append(tx, questionStream(patientId), facts.length, { ...fact, at: now, by });
  return { ok: true };
}
