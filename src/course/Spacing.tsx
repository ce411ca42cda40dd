import styles from "./Course.module.css";
import type { SpacingFinding } from "./rules/spacing.ts";

/** Dates that stand too close, too many or too far apart, whoever put them there: said above everything else on the page. */
export function Spacing({ findings }: { readonly findings: readonly SpacingFinding[] }) {
  if (findings.length === 0) return null;
  const isHard = findings.some(({ level }) => level === "hard");
  return (
    <section
      className={styles.broken}
      data-level={isHard ? "hard" : "soft"}
      role="alert"
      aria-label="Spacing of the dates"
    >
      <h2>{isHard ? "These dates may not stand so" : "These dates need a physician's look"}</h2>
      <ul>
        {findings.map(({ rule, says, level, source }) => (
          <li key={rule + says}>
            <b>{says}</b> {level === "hard" ? "Move one of them." : "Move one, or keep it for a reason at the order."}{" "}
            <small>
              {source.from} [{source.evidence}]
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
