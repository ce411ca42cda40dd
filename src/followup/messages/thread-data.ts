import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { fetched } from "#ui/ask.ts";
import { serverTime } from "#ui/clock.ts";
import { drafts } from "#ui/drafts.ts";
import { type Told, useTold } from "#ui/live.ts";
import type { Filter, InboxView } from "./inbox.ts";
import type { PatientThreads, ThreadView } from "./thread-view.ts";
import type { Template } from "./templates.ts";

/** Several facts at once are one reason to read again. */
const GATHER_MS = 250;
/** The clock of an answer goes on without any fact. */
const AGAIN_MS = 30_000;

/** Everything that is read anew after something was said or done in a conversation. */
export const REREAD = ["threads", "board"] as const;

/** Reads again what one sees of messages as soon as somebody else has written. */
function useNews() {
  const queries = useQueryClient();
  const waiting = useRef<number | null>(null);
  const hear = useCallback(
    ({ stream }: Told) => {
      // Whoever may not know more hears only that something happened.
      if (stream !== undefined && !stream.startsWith("thread:")) return;
      waiting.current ??= window.setTimeout(() => {
        waiting.current = null;
        void queries.invalidateQueries({ queryKey: ["threads"] });
      }, GATHER_MS);
    },
    [queries],
  );
  useTold(hear);
}

export function useInbox(filter: Filter, query: string) {
  useNews();
  const asked = `/api/threads?filter=${filter}&q=${encodeURIComponent(query)}`;
  return useQuery({
    queryKey: ["threads", filter, query],
    queryFn: () => fetched<InboxView>(asked),
    refetchInterval: AGAIN_MS,
    placeholderData: (before) => before,
  });
}

export function useThread(threadId: string) {
  useNews();
  return useQuery({
    queryKey: ["threads", "one", threadId],
    queryFn: () => fetched<ThreadView>(`/api/threads/${threadId}`),
    refetchInterval: AGAIN_MS,
  });
}

export function useThreadsOf(patientId: string) {
  useNews();
  return useQuery({
    queryKey: ["threads", "of", patientId],
    queryFn: () => fetched<PatientThreads>(`/api/patients/${patientId}/threads`),
    refetchInterval: AGAIN_MS,
  });
}

export const useTemplates = () =>
  useQuery({
    queryKey: ["message-templates"],
    queryFn: () => fetched<{ templates: readonly Template[] }>("/api/message-templates"),
  });

const shelf = drafts(sessionStorage);

/** Words half written, there again after a reload or an expired sign-in in this tab, and gone with the sign-out. */
export function useKeptText(place: string) {
  const key = `message ${place}`;
  const [text, setText] = useState(() => shelf.read<string>(key)?.value ?? "");
  const set = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") shelf.forget(key);
      else shelf.keep(key, next, serverTime());
    },
    [key],
  );
  return [text, set] as const;
}

/** Calls once for each new value while the page is in sight. */
export function useOnceFor(value: string | null, act: (value: string) => void) {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (value === null || done.current === value || document.visibilityState !== "visible") return;
    done.current = value;
    act(value);
  });
}
