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

const intoSight = (step: HTMLElement | null) => step?.scrollIntoView({ inline: "center", block: "nearest" });
