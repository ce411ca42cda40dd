import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { fetched, Unanswered } from "#ui/ask.ts";
import { setServerTime } from "#ui/clock.ts";
import { useTold } from "#ui/live.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { After } from "./record/After.tsx";
import { DiscrepancyList } from "./record/DiscrepancyList.tsx";
import { Entries } from "./record/Entries.tsx";
import { Flowsheet } from "./record/Flowsheet.tsx";
import { Glance } from "./record/Glance.tsx";
import { Head } from "./record/Head.tsx";
import { opened, type RecordAnswer } from "./record/opened.ts";
import { Signing } from "./record/Signing.tsx";
import { Strip } from "./record/Strip.tsx";
import styles from "./record/Record.module.css";

async function readRecord(infusionId: string): Promise<RecordAnswer> {
  const answer = await fetched<RecordAnswer>(`/api/infusions/${infusionId}/record`);
  setServerTime(answer.serverNow);
  return answer;
}

/** The record of one infusion, from the door to the signature: to read, to correct, to sign, and to print. */
export function Record({ infusionId }: { readonly infusionId: string }) {
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: ["record", infusionId], queryFn: () => readRecord(infusionId) });
  const again = useCallback(
    () => void queries.invalidateQueries({ queryKey: ["record", infusionId] }),
    [queries, infusionId],
  );
  useTold(
    useCallback(
      ({ stream }) => {
        if (stream === `infusion:${infusionId}`) again();
      },
      [again, infusionId],
    ),
  );
  const open = useMemo(() => (data === undefined ? null : opened(data)), [data]);
  if (open !== null)
    return (
      <article className={styles.paper}>
        <Head opened={open} />
        <Glance opened={open} />
        <Strip opened={open} />
        <Flowsheet opened={open} />
        <After opened={open} />
        <DiscrepancyList opened={open} onDone={again} />
        <Entries opened={open} onDone={again} />
        <Signing opened={open} onDone={again} />
      </article>
    );
  if (error === null) return <p className={styles.reading}>Reading the record…</p>;
  const refusals = error instanceof Unanswered ? error.refusals : [];
  const silent = { rule: "no-answer", says: "The server does not answer.", satisfy: "Try again in a moment." };
  return <Refusals title="The record could not be read" refusals={refusals.length > 0 ? refusals : [silent]} />;
}
