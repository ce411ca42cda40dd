import styles from "./Course.module.css";
import type { Passed } from "./events.ts";
import type { SpacingFinding } from "./rules/spacing.ts";

type Props = {
  readonly findings: readonly SpacingFinding[];
  /** Reasons given when a date was moved, the newest last. */
  readonly passed: readonly Passed[];
};

/** Dates that stand too close, too many or too far apart, whoever put them there: said above everything else on the page. */
export function Spacing({ findings, passed }: Props) {
  if (findings.length === 0) return null;
  const isHard = findings.some(({ level }) => level === "hard");
  return (
    <section
      className={styles.broken}
      data-level={isHard ? "hard" : "soft"}
      role="alert"
      aria-label="Spacing of the dates"
    >
      <h2>{isHard ? "These dates may not stand so" : "These dates stand past a limit"}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.rule + finding.says}>
            <b>{finding.says}</b> {whatThen(finding, passed)}{" "}
            <small>
              {finding.source.from} [{finding.source.evidence}]
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A soft limit somebody passed keeps their reason beside it; one that nobody passed, as after a move in the week, asks for it. */
function whatThen({ rule, level }: SpacingFinding, passed: readonly Passed[]): string {
  if (level === "hard") return "Move one of them.";
  const reason = passed.findLast((one) => one.rule === rule)?.reason;
  return reason === undefined
    ? "Nobody said why: move one, with a reason or to a better day."
    : `Kept because: ${reason}`;
}
