import styles from "./Panel.module.css";
import type { Whole } from "./whole.ts";
import { sentence } from "./words.ts";

/** What was answered the evening before: each answer to call about, with what to ask. The desk learns only that an illness is asked about. */
export function Evening({ whole: { evening, state, calls } }: { readonly whole: Whole }) {
  if (state !== "booked" && evening === null) return null;
  const others = evening?.wrong.filter((about) => calls.every(({ id }) => id !== about)) ?? [];
  return (
    <section>
      <h3>The evening before</h3>
      {evening === null && <p>Not answered yet.</p>}
      {evening !== null && evening.wrong.length === 0 && <p>Answered: nothing stands against the visit.</p>}
      {evening !== null && evening.wrong.length > 0 && <p className={styles.late}>To talk about before the visit:</p>}
      <ul className={styles.calls}>
        {calls.map(({ id, asks, answer, call }) => (
          <li key={id}>
            <b>{call}</b>
            <small>
              {asks} <b>{sentence(answer)}</b>
            </small>
          </li>
        ))}
        {others.map((about) => (
          <li key={about}>
            <b>{sentence(about)}</b>
            <small>A nurse or a prescriber reads the answer and calls.</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
