import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { fetched } from "#ui/ask.ts";
import { setServerTime } from "#ui/clock.ts";
import { useTold } from "#ui/live.ts";
import type { BoardView } from "./board.ts";

/** Several facts at once, such as a check-in, are one reason to read again. */
const GATHER_MS = 250;
/** What depends on the clock alone (late, overdue) has no fact to announce it. */
const AGAIN_MS = 15_000;

async function readBoard(): Promise<BoardView> {
  const board = await fetched<BoardView>("/api/board");
  setServerTime(board.serverNow);
  return board;
}

/** The board as it stands, read again after every fact the feed announces. One reading for all who show a part of it. */
export function useBoard() {
  const queries = useQueryClient();
  const waiting = useRef<number | null>(null);
  const again = useCallback(() => {
    waiting.current ??= window.setTimeout(() => {
      waiting.current = null;
      void queries.invalidateQueries({ queryKey: ["board"] });
      void queries.invalidateQueries({ queryKey: ["quarantine"] });
      void queries.invalidateQueries({ queryKey: ["discrepancies"] });
    }, GATHER_MS);
  }, [queries]);
  useTold(again);
  return useQuery({ queryKey: ["board"], queryFn: readBoard, refetchInterval: AGAIN_MS });
}
