import { useQuery } from "@tanstack/react-query";
import { fetched } from "#ui/ask.ts";
import { Asked } from "#ui/Card.tsx";
import { dayWords } from "../checkins/words.ts";
import styles from "./SinceLast.module.css";
import type { Part, SinceView } from "./view.ts";

/** What was heard of a patient since the last infusion, to be read before they are asked. Nothing is changed here. */
export function SinceLast({ infusionId }: { readonly infusionId: string }) {
  const query = useQuery({
    queryKey: ["since-last", infusionId],
    queryFn: () => fetched<SinceView>(`/api/infusions/${infusionId}/since-last`),
    refetchInterval: 60_000,
  });
  return (
    <section className={styles.since} aria-label="Since last time">
      <Asked query={query} what="what was heard since last time">
        {({ since, zone, parts }) =>
          since === null ? (
            <p>
              <b>Since last time:</b> no infusion was given here before this one.
            </p>
          ) : (
            <>
              <h3>Since the infusion of {dayWords(since, zone)}</h3>
              <dl>
                {parts.map((part) => (
                  <OnePart key={part.title} part={part} zone={zone} />
                ))}
              </dl>
            </>
          )
        }
      </Asked>
    </section>
  );
}

const OnePart = ({ part: { title, none, lines }, zone }: { readonly part: Part; readonly zone: string }) => (
  <div>
    <dt>{title}</dt>
    <dd>
      {lines.length === 0 && <p className={styles.none}>{none}</p>}
      {lines.map(({ at, says, isGrave }) => (
        <p key={`${at} ${says}`} data-grave={isGrave || undefined}>
          {at !== null && <small>{dayWords(at, zone)} </small>}
          {isGrave ? <b>{says}</b> : says}
        </p>
      ))}
    </dd>
  </div>
);
