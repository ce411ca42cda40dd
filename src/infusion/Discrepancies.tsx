import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Instant } from "#science/units.ts";
import { fetched, unreadBecause } from "#ui/ask.ts";
import { ageOf, useNow } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import styles from "./Discrepancies.module.css";

type Item = {
  readonly infusionId: string;
  readonly patientName: string;
  readonly id: string;
  readonly says: string;
  readonly foundAt: Instant;
  readonly resolvedBy: string | null;
  readonly resolution: string | null;
};

const MINUTE = 60_000;

/** Everything charted that does not fit, over all visits: open ones first. Each is explained in its record, with the entries in sight. */
export function Discrepancies() {
  const { data, error } = useQuery({
    queryKey: ["discrepancies"],
    queryFn: () => fetched<{ items: readonly Item[] }>("/api/discrepancies"),
    refetchInterval: MINUTE,
  });
  const now = useNow(MINUTE);
  if (data === undefined)
    return error === null ? (
      <p className={styles.empty}>Reading the discrepancies…</p>
    ) : (
      <Refusals title="The discrepancies could not be read" refusals={unreadBecause(error)} />
    );
  const open = data.items.filter(({ resolvedBy }) => resolvedBy === null);
  const explained = data.items.filter(({ resolvedBy }) => resolvedBy !== null);
  return (
    <>
      <p className={styles.what}>
        Entries that do not fit each other. Nothing is removed to make one go: a person says what was so, and the record
        can then be signed.
      </p>
      <section className={styles.card} aria-labelledby="open">
        <h2 id="open">To be explained</h2>
        {open.length === 0 && (
          <p className={styles.empty}>Nothing is open. What does not fit in a visit will stand here.</p>
        )}
        <List items={open} now={now} />
      </section>
      {explained.length > 0 && (
        <section className={styles.card} aria-labelledby="explained">
          <h2 id="explained">Explained</h2>
          <List items={explained} now={now} />
        </section>
      )}
    </>
  );
}

const List = ({ items, now }: { readonly items: readonly Item[]; readonly now: Instant }) => (
  <ul className={styles.list}>
    {items.map(({ infusionId, id, patientName, says, foundAt, resolution }) => (
      <li key={`${infusionId} ${id}`}>
        <span>
          <b>{patientName}</b>
          {says}
          {resolution !== null && <q>{resolution}</q>}
        </span>
        <small>found {ageOf(now - foundAt)}</small>
        <Link
          to="/infusions/$infusionId/record"
          params={{ infusionId }}
          hash="discrepancies"
          aria-label={`${resolution === null ? "Explain" : "Read"}: ${patientName}, ${says}`}
        >
          {resolution === null ? "Explain" : "Read"}
        </Link>
      </li>
    ))}
  </ul>
);
