import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { uuidv7 } from "uuidv7";
import type { RecordedInfusionFact } from "../events.ts";
import type { BedsideView, SampleSeries } from "../bedside.ts";
import { type Answer, fetched, send } from "#ui/ask.ts";
import { serverTime, setServerTime } from "#ui/clock.ts";
import { forgetAllDrafts } from "#ui/drafts.ts";
import { type Told, useTold } from "#ui/live.ts";
import { toSignIn } from "#ui/ways.ts";

const keyOf = (infusionId: string) => ["bedside", infusionId] as const;

const REFRESH_MS = 60_000;
const SAMPLES_MS = 10_000;

/** One visit as the server knows it: read anew whenever the feed tells of a fact in it. */
export function useBedside(infusionId: string) {
  const client = useQueryClient();
  useTold(
    useCallback(
      ({ stream }: Told) => {
        if (stream === `infusion:${infusionId}` || stream === `watch:${infusionId}` || stream?.startsWith("patient:"))
          void client.invalidateQueries({ queryKey: keyOf(infusionId) });
      },
      [client, infusionId],
    ),
  );
  return useQuery({
    queryKey: keyOf(infusionId),
    refetchInterval: REFRESH_MS,
    queryFn: async () => {
      const view = await fetched<BedsideView>(`/api/infusions/${infusionId}/bedside`);
      setServerTime(view.serverNow);
      return view;
    },
  });
}

/** Puts a fact the server has just taken into the visit on the screen, before the feed tells of it. */
export function useTaken(infusionId: string) {
  const client = useQueryClient();
  return useCallback(
    (fact: RecordedInfusionFact) => {
      client.setQueryData<BedsideView>(keyOf(infusionId), (view) =>
        view === undefined || view.facts.some(({ id }) => id === fact.id)
          ? view
          : { ...view, facts: [...view.facts, fact], version: fact.version },
      );
      void client.invalidateQueries({ queryKey: keyOf(infusionId) });
    },
    [client, infusionId],
  );
}

const none: SampleSeries = { at: [], hr: [], spo2: [], rr: [], nibp: [] };

/** The numbers of the monitor over this visit, every ten seconds what is new. */
export function useSamples(infusionId: string): SampleSeries {
  const client = useQueryClient();
  const key = ["samples", infusionId] as const;
  const { data } = useQuery({
    queryKey: key,
    refetchInterval: SAMPLES_MS,
    queryFn: async () => {
      const known = client.getQueryData<SampleSeries>(key) ?? none;
      const since = known.at.at(-1);
      const query = since === undefined ? "" : `?since=${since}`;
      return joined(known, await fetched<SampleSeries>(`/api/infusions/${infusionId}/samples${query}`));
    },
  });
  return data ?? none;
}

/** The newest sample is read again each time, because more may have been heard of its ten seconds. */
export function joined(known: SampleSeries, news: SampleSeries): SampleSeries {
  const first = news.at[0] ?? Number.POSITIVE_INFINITY;
  const cut = known.at.findIndex((at) => at >= first);
  const keep = <T>(series: readonly T[]) => (cut === -1 ? series : series.slice(0, cut));
  const cuffs = new Set(news.nibp.map(({ at }) => at));
  return {
    at: [...keep(known.at), ...news.at],
    hr: [...keep(known.hr), ...news.hr],
    spo2: [...keep(known.spo2), ...news.spo2],
    rr: [...keep(known.rr), ...news.rr],
    nibp: [...known.nibp.filter(({ at }) => !cuffs.has(at)), ...news.nibp].toSorted((a, b) => a.at - b.at),
  };
}

export type Taken = { readonly fact: RecordedInfusionFact; readonly version: number };

/** Sends one order. Sent again with the same id it is stored once. */
export const sendOrder = (infusionId: string, type: string, body: object): Promise<Answer<Taken>> =>
  send<Taken>(`/api/infusions/${infusionId}/orders/${type}`, body);

/** Silences this one alarm, by name, for as long as the protocol allows. The bedside monitor is not touched. */
export const acknowledge = (infusionId: string, alarmId: string): Promise<Answer<unknown>> =>
  send(`/api/alarms/${alarmId}/acknowledge`, { id: uuidv7(), infusionId, at: serverTime() });

/** Says anew who is here; unlocks the screen. */
export const confirmPin = (pin: string): Promise<Answer<unknown>> => send("/api/sitting/confirm", { pin });

export const lockScreen = (): Promise<Answer<unknown>> => send("/api/sitting/lock", {});

/** Hands this screen to somebody else: signed in anew, they come back to this visit. */
export async function leaveScreen(): Promise<void> {
  await send("/api/auth/sign-out", {});
  forgetAllDrafts();
  location.assign(toSignIn());
}
