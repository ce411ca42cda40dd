import styles from "./SavedState.module.css";

/** Where the last entries are: on the server, on their way, or only on this screen. */
export type Saved = { readonly kind: "saved" | "saving" | "not-saved"; readonly waiting: number };

const words = ({ kind, waiting }: Saved): string => {
  if (kind === "saved") return "saved";
  const entries = waiting === 1 ? "1 entry" : `${waiting} entries`;
  return kind === "saving" ? "saving…" : `NOT SAVED: ${entries} kept here, trying again`;
};

/** Says whether everything entered has reached the server. Not saved is louder than saved. */
export function SavedState({ saved }: { readonly saved: Saved }) {
  return (
    <span className={styles.saved} data-kind={saved.kind} role="status">
      {words(saved)}
    </span>
  );
}
