import type { Refusal } from "#plumbing/facts.ts";
import styles from "./Refusals.module.css";

/** Every reason against an order, each with what would satisfy it. Says nothing when there is none. */
export function Refusals({
  refusals,
  title = "Not recorded. What you entered is kept.",
}: {
  readonly refusals: readonly Refusal[];
  readonly title?: string;
}) {
  if (refusals.length === 0) return null;
  return (
    <div className={styles.refusals} role="alert">
      <p>{title}</p>
      <ul>
        {refusals.map(({ rule, says, satisfy }) => (
          <li key={`${rule} ${says}`}>
            <b>{says}</b>
            <span>{satisfy}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
