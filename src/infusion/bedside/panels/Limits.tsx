import { Field } from "#ui/Field.tsx";
import type { DoseFinding } from "../../rules/dose.ts";
import type { Override } from "../../events.ts";
import styles from "../Panel.module.css";

/** Why a button is shut while a hard limit is crossed. */
export const HARD = "A hard limit is crossed; no reason goes past it.";

const hardFirst = (a: DoseFinding, b: DoseFinding): number => Number(b.level === "hard") - Number(a.level === "hard");

/** The limits a dose crosses. A hard one has no way past; a soft one asks a named person for the reason. */
export function Limits({
  findings,
  overrides,
  onChange,
}: {
  readonly findings: readonly DoseFinding[];
  readonly overrides: readonly Override[];
  readonly onChange: (overrides: readonly Override[]) => void;
}) {
  const reasonFor = (rule: string) => overrides.find((one) => one.rule === rule)?.reason ?? "";
  const give = (rule: string, reason: string) =>
    onChange([...overrides.filter((one) => one.rule !== rule), { rule, reason }]);
  return findings.toSorted(hardFirst).map(({ rule, level, says, satisfy }) => (
    <div key={rule} className={styles.verdict} data-verdict={level === "hard" ? "not-met" : "recheck"} role="status">
      <b>{level === "hard" ? "✕ Hard limit" : "! Soft limit"}</b>
      <div>
        <p>{says}</p>
        {level === "hard" ? (
          <p className={styles.muted}>{satisfy}</p>
        ) : (
          <Field label="Reason to go past it" value={reasonFor(rule)} onChange={(reason) => give(rule, reason)} />
        )}
      </div>
    </div>
  ));
}
