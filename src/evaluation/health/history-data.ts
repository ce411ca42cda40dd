import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { fetched, send } from "#ui/ask.ts";
import { againstOf } from "#ui/saving.tsx";
import type { HistoryOrder } from "../history/may-be-said.ts";
import type { HistoryView } from "../history-view.ts";

/** What is known of a patient's health, as the server has it now. */
export const useHistory = (patientId: string) =>
  useQuery({
    queryKey: ["history", patientId],
    queryFn: () => fetched<HistoryView>(`/api/patients/${patientId}/history`),
  });

export type Entry = { [O in HistoryOrder as O["type"]]: { type: O["type"]; data: O["data"] } }[HistoryOrder["type"]];

export type Writing = {
  readonly refusals: readonly Refusal[];
  readonly state: "idle" | "saving" | "saved";
  /** Writes each of several entries in turn, and stops at the first that is refused; true when all were taken. */
  readonly write: (...entries: readonly Entry[]) => Promise<boolean>;
};

/** A form's field is inside the entry's data; the server names it from outside. */
const atItsField = (refusal: Refusal): Refusal =>
  refusal.field === undefined ? refusal : { ...refusal, field: refusal.field.replace(/^data\./, "") };

/** What only a physician may write has ways of its own. */
const PHYSICIANS: Partial<Readonly<Record<Entry["type"], string>>> = {
  DiagnosisMade: "diagnoses",
  DiagnosisWithdrawn: "diagnoses",
  MedicineDayDecided: "medicine-days",
};

/** One number for one entry for as long as the form stands: pressed again, nothing is written twice. */
export function useWriting(patientId: string): Writing {
  const queries = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [state, setState] = useState<Writing["state"]>("idle");
  const idOf = (entry: Entry): string => {
    const content = JSON.stringify(entry);
    const id = ids.current.get(content) ?? uuidv7();
    ids.current.set(content, id);
    return id;
  };
  const write = async (...entries: readonly Entry[]) => {
    setState("saving");
    for (const entry of entries) {
      const to = PHYSICIANS[entry.type] ?? "history";
      const answer = await send<HistoryView>(`/api/patients/${patientId}/${to}`, { id: idOf(entry), ...entry });
      const against = againstOf(answer).map(atItsField);
      setRefusals(against);
      if (against.length > 0) {
        setState("idle");
        return false;
      }
      if (answer.kind === "ok") queries.setQueryData(["history", patientId], answer.value);
    }
    ids.current.clear();
    // Diagnosis, failed trials and allergies stand in the head of the chart too.
    void queries.invalidateQueries({ queryKey: ["patient", patientId] });
    setState("saved");
    return true;
  };
  return { refusals, state, write };
}
