import styles from "./Panel.module.css";

const WORDS: Readonly<Record<string, string>> = {
  met: "✓ Met",
  "not-met": "✕ Not met",
  unknown: "? Not known",
  waiting: "… Waiting",
  ok: "✓ Fit to start",
  recheck: "↻ Measure again",
  "treat-and-recheck": "↻ Treat, then measure again",
  hold: "✕ Hold",
  cancel: "✕ Do not start",
  urgent: "‼ Urgent",
  look: "! Look",
};

/** What the rules say of what is entered, as it is entered: a mark, a word, the reasons. */
export const Verdict = ({ verdict, says }: { readonly verdict: string; readonly says: string }) => (
  <div className={styles.verdict} data-verdict={verdict} role="status">
    <b>{WORDS[verdict] ?? verdict}</b>
    <span>{says}</span>
  </div>
);
