import { Field } from "#ui/Field.tsx";
import styles from "./Course.module.css";
import type { Passed } from "./events.ts";
import type { Finding } from "./rules/finding.ts";

export type Reasons = Readonly<Record<string, string>>;

/** What speaks against it: a hard limit ends it, a soft one takes a reason. Each with where it comes from. */
export function Passing({
  findings,
  reasons,
  onChange,
}: {
  readonly findings: readonly Finding[];
  readonly reasons: Reasons;
  readonly onChange: (reasons: Reasons) => void;
}) {
  if (findings.length === 0) return null;
  return (
    <div className={styles.findings} role="group" aria-label="What speaks against it" aria-live="polite">
      {findings.map(({ rule, says, satisfy, level, source }) => (
        <div key={rule} className={styles.finding} data-level={level}>
          <p>
            <b>{says}</b> {satisfy}
          </p>
          <small>
            {source.from} [{source.evidence}]
          </small>
          {level === "soft" && (
            <Field
              label="Reason for going past it"
              value={reasons[rule] ?? ""}
              onChange={(reason) => onChange({ ...reasons, [rule]: reason })}
            />
          )}
        </div>
      ))}
    </div>
  );
}

/** The reasons as they are sent: only those of limits that are passed. */
export const passedBy = (findings: readonly Finding[], reasons: Reasons): readonly Passed[] =>
  findings.flatMap(({ rule, level }) => {
    const reason = (reasons[rule] ?? "").trim();
    return level === "soft" && reason !== "" ? [{ rule, reason }] : [];
  });

/** Whether everything against it is passed. */
export const isPassed = (findings: readonly Finding[], reasons: Reasons): boolean =>
  passedBy(findings, reasons).length === findings.length;
