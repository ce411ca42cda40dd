import type { Tx } from "#plumbing/db.ts";
import { load, type Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import { after, type Instant, minutes } from "#science/units.ts";
import { keepNeeds, type Need } from "#tasks/desk.ts";
import { patientOf } from "#people/read.ts";
import type { QuestionFact } from "./events.ts";

export const questionStream = (patientId: string) => `questions:${patientId}`;

export const questionFacts = (tx: Tx, patientId: string) => load<QuestionFact>(tx, questionStream(patientId));

/** What a patient asked and the clinic answered, in the order it was written. */
export type Said = {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly from: "patient" | "clinic";
  readonly text: string;
  /** Of an answer: which question it answers; of a question: itself. */
  readonly questionId: string;
};

export const threadFrom = (facts: readonly Recorded<QuestionFact>[]): readonly Said[] =>
  facts.map((fact) =>
    fact.type === "QuestionAsked"
      ? { ...told(fact), from: "patient" as const, questionId: fact.id }
      : { ...told(fact), from: "clinic" as const, questionId: fact.data.questionId },
  );

const told = ({ id, at, by, data: { text } }: Recorded<QuestionFact>) => ({ id, at, by, text });

/** The questions nobody has answered, the oldest first. */
export const openQuestions = (thread: readonly Said[]): readonly Said[] =>
  thread.filter(
    ({ from, id }) => from === "patient" && !thread.some((one) => one.from === "clinic" && one.questionId === id),
  );

/** A question is answered within a day of the clinic's work. The pages promise no hour. Ours [P]. */
const ANSWER_WITHIN = minutes(24 * 60);

/** One need a patient, however many questions stand open: whoever opens the thread reads them all. */
export function questionNeeds(patientId: string, about: string, thread: readonly Said[]): readonly Need[] {
  const [oldest, ...more] = openQuestions(thread);
  if (oldest === undefined) return [];
  return [
    {
      key: "question",
      severity: "medium",
      says: more.length === 0 ? "Asked a question" : `Asked ${more.length + 1} questions`,
      about,
      owner: "nurse",
      since: oldest.at,
      dueAt: after(oldest.at, ANSWER_WITHIN),
      opens: `/patients/${patientId}/evaluation`,
      action: "Answer",
      patientId,
    },
  ];
}

/** Keeps the list of what needs a person in step with what patients ask. */
export const questionProjection: Projection = {
  streams: "questions:",
  tables: [],
  apply: async (tx, { stream, version }: Recorded) => {
    const patientId = stream.slice("questions:".length);
    const facts = (await questionFacts(tx, patientId)).filter((fact) => fact.version <= version);
    const about = (await patientOf(tx, patientId))?.name ?? "";
    await keepNeeds(tx, stream, questionNeeds(patientId, about, threadFrom(facts)));
  },
};

export const questionsOf = async (tx: Tx, patientId: string): Promise<readonly Said[]> =>
  threadFrom(await questionFacts(tx, patientId));
