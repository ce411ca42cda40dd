import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Placing } from "#booking/events.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { as, type Instant } from "#science/units.ts";
import { fetched, send, unanswered } from "#ui/ask.ts";
import { setServerTime } from "#ui/clock.ts";
import { useTold } from "#ui/live.ts";
import { daysOn, wallTime } from "./grid.ts";
import type { Shown } from "./lanes.ts";

export type Schedule = Shown & {
  readonly site: { readonly id: string; readonly name: string; readonly zone: string };
  readonly serverNow: Instant;
  readonly stepMinutes: number;
};

const AGAIN_MS = 60_000;

/** One week of the clinic, read again after every fact the feed announces. */
export function useSchedule(monday: string, zone: string) {
  const queries = useQueryClient();
  const again = useCallback(() => void queries.invalidateQueries({ queryKey: ["schedule"] }), [queries]);
  useTold(again);
  return useQuery({
    queryKey: ["schedule", monday, zone],
    refetchInterval: AGAIN_MS,
    placeholderData: (known) => known,
    queryFn: async () => {
      const [from, to] = [wallTime(zone, monday, 0), wallTime(zone, daysOn(monday, 7), 0)];
      const schedule = await fetched<Schedule>(`/api/schedule?from=${from}&to=${to}`);
      setServerTime(schedule.serverNow);
      return schedule;
    },
  });
}

const SILENT = unanswered("this was kept", "Press again: it is kept only once.");

type Against = { readonly refusals: readonly Refusal[]; readonly next: readonly Placing[] };
const nothing: Against = { refusals: [], next: [] };

/**
 * Sends an order on appointments or enquiries. The same id until the server has said yes or no, so that it is done once;
 * `next` are the free times it names with a no.
 */
export function useOrder() {
  const queries = useQueryClient();
  const [id, setId] = useState(uuidv7);
  const [against, setAgainst] = useState<Against>(nothing);
  const [busy, setBusy] = useState(false);
  const order = async (path: string, body: object): Promise<boolean> => {
    setBusy(true);
    const answer = await sendOrder(path, { id, ...body });
    setBusy(false);
    setAgainst(answer);
    const isSilent = answer.refusals[0] === SILENT;
    if (!isSilent) setId(uuidv7());
    if (answer.refusals.length > 0) return false;
    for (const key of ["schedule", "appointment", "board", "enquiries", "enquiry"])
      await queries.invalidateQueries({ queryKey: [key] });
    return true;
  };
  return { order, id, busy, ...against, clear: () => setAgainst(nothing) };
}

async function sendOrder(path: string, body: object): Promise<Against> {
  const answer = await send<object>(path, body);
  if (answer.kind === "ok") return nothing;
  if (answer.kind === "no-answer") return { refusals: [SILENT], next: [] };
  return { refusals: answer.refusals, next: (answer.more?.["next"] as readonly Placing[] | undefined) ?? [] };
}

/** Free times of a type, from a moment on over some days. */
export function useFree(typeId: string | null, from: Instant, days: number, roomId: string | null = null) {
  return useQuery({
    queryKey: ["schedule", "free", typeId, from, days, roomId],
    enabled: typeId !== null,
    queryFn: () => {
      const query = new URLSearchParams({
        typeId: typeId ?? "",
        from: String(from),
        to: String(as<Instant>(from + days * 86_400_000)),
        limit: "60",
        ...(roomId !== null && { roomId }),
      });
      return fetched<{ free: readonly Placing[] }>(`/api/slots?${query.toString()}`);
    },
  });
}
