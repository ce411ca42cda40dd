import { useCockpit } from "./cockpit.ts";
import type { StageState } from "./steps.ts";
import styles from "./Bedside.module.css";

/** The seven stages of the visit; touching one leads there. */
export function StageBar({ stages }: { readonly stages: readonly StageState[] }) {
  const { open } = useCockpit();
  return (
    <nav className={styles.stages} aria-label="Stage of the visit">
      {stages.map(({ id, title, done, now, panel }, n) => (
        <button
          key={id}
          type="button"
          data-done={done}
          data-now={now}
          aria-current={now ? "step" : undefined}
          ref={now ? intoSight : null}
          onClick={() => open(panel)}
        >
          <i aria-hidden="true">{done ? "✓" : n + 1}</i>
          {title}
          {done && <span className="unseen">, done</span>}
        </button>
      ))}
    </nav>
  );
}

/** The steps inside a stage, done or open. */
export function StepBar({ stage }: { readonly stage: StageState }) {
  const { open, panel: current } = useCockpit();
  return (
    <nav className={styles.steps} aria-label={`Steps of ${stage.title}`}>
      {stage.steps.map(({ panel, title, met }) => (
        <button
          key={panel}
          type="button"
          data-done={met}
          aria-current={panel === current ? "step" : undefined}
          ref={panel === current ? intoSight : null}
          onClick={() => open(panel)}
        >
          <i aria-hidden="true">{met ? "✓" : "○"}</i>
          {title}
        </button>
      ))}
    </nav>
  );
}

/** Brings the step to the middle of its own bar, and moves nothing else: the page stays at the patient's name. */
const intoSight = (step: HTMLElement | null) => {
  const bar = step?.parentElement;
  if (step === null || bar === null || bar === undefined) return;
  const [one, all] = [step.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += one.left + one.width / 2 - (all.left + all.width / 2);
};
