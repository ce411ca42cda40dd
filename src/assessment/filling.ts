import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { send } from "#ui/ask.ts";
import { againstOf, useEntryId } from "#ui/saving.tsx";
import type { SafetyNow } from "./desk.ts";
import { type Answers, helpFor, nextQuestion, questionsOf, type Scale } from "./events.ts";
import type { FillInView } from "./view.ts";

type Answered = { readonly safety: SafetyNow; readonly next: string | null; readonly answers: Answers };

export type Filling = {
  readonly answers: Answers;
  /** The question in sight; null at the end. */
  readonly at: string | null;
  readonly safety: SafetyNow;
  readonly refusals: readonly Refusal[];
  readonly saved: string;
  readonly goTo: (item: string | null) => void;
  readonly back: () => void;
  readonly answer: (item: string, value: number | null) => Promise<void>;
  readonly finish: () => Promise<void>;
};

/** Fills a questionnaire in: the page goes on to the next question once the answer is kept, and not before. */
export function useFilling({ patient, assessment: { id, chart } }: FillInView, scale: Scale): Filling {
  const queries = useQueryClient();
  const idOf = useEntryId();
  const first: Answers = chart?.answers ?? {};
  const level = chart?.level ?? "none";
  const [answers, setAnswers] = useState(first);
  const [at, setAt] = useState(nextQuestion(scale, first)?.id ?? null);
  const [safety, setSafety] = useState<SafetyNow>({ level, actions: chart?.actions ?? [], help: helpFor(level) });
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [saved, setSaved] = useState("");
  const path = `/api/patients/${patient.id}/assessments/${id}`;

  const post = async <T>(to: string, body: object): Promise<T | null> => {
    setSaved("Saving…");
    const outcome = await send<T>(`${path}/${to}`, { id: idOf({ to, ...body }), ...body });
    setRefusals(againstOf(outcome));
    setSaved(outcome.kind === "ok" ? "Saved" : "NOT SAVED");
    return outcome.kind === "ok" ? outcome.value : null;
  };
  const answer = async (item: string, value: number | null) => {
    const told = await post<Answered>("answers", { item, value });
    if (told === null) return;
    setAnswers(told.answers);
    setSafety(told.safety);
    setAt(following(scale, told.answers, item));
  };
  const finish = async () => {
    if ((await post("finish", {})) === null) return;
    await Promise.all(["questionnaire", "questionnaires"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
  const back = () => setAt(before(scale, answers, at));
  return { answers, at, safety, refusals, saved, goTo: setAt, back, answer, finish };
}

/** After an answer was changed one goes on in order, past what is answered already only at the end. */
function following(scale: Scale, answers: Answers, item: string): string | null {
  const asked = questionsOf(scale, answers);
  const after = asked.slice(asked.findIndex(({ id }) => id === item) + 1);
  return (after.find(({ id }) => answers[id] === undefined) ?? nextQuestion(scale, answers))?.id ?? null;
}

function before(scale: Scale, answers: Answers, at: string | null): string | null {
  const asked = questionsOf(scale, answers);
  const here = at === null ? asked.length : asked.findIndex(({ id }) => id === at);
  return asked[Math.max(0, here - 1)]?.id ?? null;
}
