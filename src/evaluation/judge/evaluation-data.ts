import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { fetched, send } from "#ui/ask.ts";
import { againstOf } from "#ui/saving.tsx";
import type { EvaluationOrderRead } from "../evaluation-shapes.ts";
import type { EvaluationView } from "../evaluation-view.ts";

/** What a specialist decides from. Read anew whenever the history has moved on, because the rules look at it. */
export const useEvaluation = (patientId: string, historyVersion: number) =>
  useQuery({
    queryKey: ["evaluation", patientId, historyVersion],
    queryFn: () => fetched<EvaluationView>(`/api/patients/${patientId}/evaluation`),
    placeholderData: keepPreviousData,
  });

export type Order = { [O in EvaluationOrderRead as O["type"]]: Omit<O, "id"> }[EvaluationOrderRead["type"]];

export type Ordering = {
  readonly refusals: readonly Refusal[];
  readonly state: "idle" | "saving" | "saved";
  /** True when it was taken. */
  readonly order: (order: Order | { readonly type: "open"; readonly indication: string }) => Promise<boolean>;
};

/** One number for one content: pressed again it is done once. */
export function useOrder({ patientId, evaluation }: Pick<EvaluationView, "patientId" | "evaluation">): Ordering {
  const queries = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [state, setState] = useState<Ordering["state"]>("idle");
  const order: Ordering["order"] = async (wish) => {
    setState("saving");
    const content = JSON.stringify(wish);
    const id = ids.current.get(content) ?? uuidv7();
    ids.current.set(content, id);
    const answer =
      wish.type === "open"
        ? await send(`/api/patients/${patientId}/evaluation`, { id, indication: wish.indication, appointmentId: null })
        : await send(`/api/evaluations/${evaluation?.id ?? ""}`, { id, ...wish });
    const against = againstOf(answer);
    setRefusals(against);
    setState(against.length === 0 ? "saved" : "idle");
    if (against.length > 0) return false;
    ids.current.clear();
    // What is decided moves the case, which stands in the head of the chart.
    void queries.invalidateQueries({ queryKey: ["patient", patientId] });
    await queries.invalidateQueries({ queryKey: ["evaluation", patientId] });
    return true;
  };
  return { refusals, state, order };
}
