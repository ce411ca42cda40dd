import type { SelfCheckOutcome } from "#booking/events.ts";
import { questions, type QuestionId, type Question } from "./self-check-questions.ts";

/** "unknown": not sure, or would rather not say. It is never taken for a no. */
export type Answer = "yes" | "no" | "unknown";
export type Answers = Readonly<Partial<Record<QuestionId, Answer>>>;

/**
 * Where somebody is in the self-check. It can end early, in a crisis or with a reason against; it can never say that the
 * treatment suits: there is no such outcome.
 */
export type Standing =
  | { readonly at: "question"; readonly question: Question; readonly nth: number }
  | { readonly at: "crisis" }
  | {
      readonly at: "end";
      readonly outcome: Exclude<SelfCheckOutcome, "none">;
      readonly findings: readonly Question[];
    };

/** Does this answer speak against nothing? Only the safe answer itself does. */
const isClear = ({ safe }: Question, answer: Answer | undefined): boolean => answer === safe;

const isAgainst = ({ safe }: Question, answer: Answer | undefined): boolean =>
  answer !== undefined && answer !== "unknown" && answer !== safe;

/** What comes next. Danger goes before everything, then what rules out, then the next question in order. */
export function standingOf(answers: Answers): Standing {
  const told = questions.filter(({ id }) => answers[id] !== undefined);
  if (told.some((question) => question.bears === "crisis" && !isClear(question, answers[question.id])))
    return { at: "crisis" };
  const against = told.filter(
    (question) => question.bears === "rules-out" && isAgainst(question, answers[question.id]),
  );
  if (against.length > 0) return { at: "end", outcome: "ruled-out", findings: against };
  const next = questions.findIndex(({ id }) => answers[id] === undefined);
  const question = questions[next];
  if (question !== undefined) return { at: "question", question, nth: next + 1 };
  const findings = questions.filter((asked) => !isClear(asked, answers[asked.id]));
  return { at: "end", outcome: findings.length === 0 ? "nothing-against" : "to-discuss", findings };
}

/** The answers without the one given last, in the order of the questions. */
export function withoutLast(answers: Answers): Answers {
  const last = questions.findLast(({ id }) => answers[id] !== undefined);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== last?.id));
}

const isAnswer = (text: unknown): text is Answer => text === "yes" || text === "no" || text === "unknown";

/** The answers a form brought along, by the names of its fields; anything else in it is left out. */
export const answersIn = (entered: Readonly<Record<string, unknown>>): Answers =>
  Object.fromEntries(
    questions.flatMap(({ id }) => {
      const answer = entered[id];
      return isAnswer(answer) ? [[id, answer] as const] : [];
    }),
  );
