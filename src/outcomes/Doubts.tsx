import styles from "./Outcomes.module.css";
import type { Doubt } from "./rules/missing.ts";

/** What makes a figure doubtful stands where the figure stands. */
export const Doubts = ({ doubts }: { readonly doubts: readonly Doubt[] }) =>
  doubts.length === 0 ? null : (
    <ul className={styles.doubts} aria-label="Why this may be off">
      {doubts.map(({ id, says }) => (
        <li key={id} data-grave={id === "differ" ? true : undefined}>
          {says}
        </li>
      ))}
    </ul>
  );
