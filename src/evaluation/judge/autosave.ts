import { useEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { send } from "#ui/ask.ts";
import type { Saved } from "#ui/SavedState.tsx";

/** Long enough that a word is whole, short enough that little is lost. */
const PAUSE_MS = 1500;
const AGAIN_MS = 4000;

/** Saves what is typed a moment after the last key, goes on trying where nothing answers, and says where the words are. */
export function useAutosave<T extends object>(evaluationId: string, type: string, toData: (value: T) => object) {
  const [saved, setSaved] = useState<Saved>({ kind: "saved", waiting: 0 });
  const waiting = useRef<{ readonly id: string; readonly data: object } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = async () => {
    const entry = waiting.current;
    if (entry === null) return;
    const answer = await send(`/api/evaluations/${evaluationId}`, { id: entry.id, type, data: entry.data });
    if (answer.kind === "ok") {
      if (waiting.current === entry) waiting.current = null;
      setSaved({ kind: waiting.current === null ? "saved" : "saving", waiting: waiting.current === null ? 0 : 1 });
      return;
    }
    setSaved({ kind: "not-saved", waiting: 1 });
    if (answer.kind === "no-answer") timer.current = setTimeout(() => void save(), AGAIN_MS);
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  // Left in the middle of a word, what is written is still sent.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void latest.current();
    },
    [],
  );
  const put = (value: T) => {
    waiting.current = { id: uuidv7(), data: toData(value) };
    setSaved({ kind: "saving", waiting: 1 });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latest.current(), PAUSE_MS);
  };
  return { saved, put };
}
