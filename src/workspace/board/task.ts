import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { send, unanswered } from "#ui/ask.ts";
import type { NeedsPerson } from "../board.ts";

const SILENT = unanswered("this was kept", "Press again: it is kept only once.");

type Which = Pick<NeedsPerson, "subject" | "key">;
export type Acting = "take" | "take-over" | "give-back" | "try" | "done";

/** Does something about one need; the same id until the server has said yes or no, so that it is done once. */
export function useTask(need: Which | null) {
  const queries = useQueryClient();
  const [id, setId] = useState(uuidv7);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const act = async (what: Acting, more: object = {}): Promise<boolean> => {
    if (need === null || need.subject === null) return false;
    const taking = what === "take" || what === "take-over";
    const body = { id, subject: need.subject, key: need.key, ...more };
    const answer = taking
      ? await send("/api/tasks/take", { ...body, takeOver: what === "take-over" })
      : await send(`/api/tasks/${what}`, body);
    if (answer.kind === "no-answer") setRefusals([SILENT]);
    else {
      setId(uuidv7());
      setRefusals(answer.kind === "refused" ? answer.refusals : []);
      await queries.invalidateQueries({ queryKey: ["board"] });
    }
    return answer.kind === "ok";
  };
  return { refusals, act };
}
