import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";

/** Said wherever the numbers are not those of a signed protocol. */
export const Unsigned = ({ view: { unsigned } }: { readonly view: Pick<HistoryView, "unsigned"> }) =>
  unsigned === null ? null : (
    <div className={styles.open}>
      <b>{unsigned}</b>
      <small>No decision rests on them until a medical director has signed.</small>
    </div>
  );
