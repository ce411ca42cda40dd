import styles from "./Outcomes.module.css";
import type { Figure } from "./rules/hiding.ts";
import { between, counted, percent, shareOf } from "./words.ts";

const WIDE = 200;
const TALL = 14;

/** A share as a bar with its interval across its end, and the same in figures. */
export const Bar = ({
  name,
  figure,
  places = 0,
}: {
  readonly name: string;
  readonly figure: Figure;
  readonly places?: number;
}) => (
  <div className={styles.share}>
    <span className={styles.name}>{name}</span>
    <b>{percent(shareOf(figure), places)}</b>
    <svg viewBox={`0 0 ${WIDE} ${TALL}`} aria-hidden="true" focusable="false" preserveAspectRatio="none">
      <rect className={styles.track} width={WIDE} height={TALL} rx={4} />
      <rect className={styles.fill} width={shareOf(figure) * WIDE} height={TALL} rx={4} />
      <path
        className={styles.whisker}
        d={`M${figure.low * WIDE} ${TALL / 2}H${figure.high * WIDE}M${figure.low * WIDE} 3v8M${figure.high * WIDE} 3v8`}
      />
    </svg>
    <small>
      {between(figure.low, figure.high, places)} · {counted(figure)}
    </small>
  </div>
);
