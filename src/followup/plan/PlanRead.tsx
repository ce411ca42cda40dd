import { callTo } from "#ui/telephone.ts";
import type { PlanSteps } from "./facts.ts";
import styles from "./SafetyPlan.module.css";
import { numberIn, planSteps } from "./rules/steps.ts";

/** A safety plan to read: each step, what stands in it, and that nothing does where nothing does. */
export const PlanRead = ({ steps }: { readonly steps: PlanSteps }) => (
  <ol className={styles.steps}>
    {planSteps.map(({ id, title }) => (
      <li key={id}>
        <b>{title.en}</b>
        {steps[id].length === 0 ? (
          <p className={styles.missing}>Not filled in yet</p>
        ) : (
          <ul>
            {steps[id].map((entry) => (
              <li key={entry}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
        )}
      </li>
    ))}
  </ol>
);

function Entry({ entry }: { readonly entry: string }) {
  const number = numberIn(entry);
  return number === null ? entry : <a href={callTo(number)}>{entry}</a>;
}
