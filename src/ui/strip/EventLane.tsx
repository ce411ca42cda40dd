import { clockTime } from "../clock.ts";
import { type Axis, type Mark, type PlacedMark, placeMarks, ticksOf, xOf } from "./axis.ts";
import { Grid } from "./DrugLane.tsx";
import styles from "./Strip.module.css";

const ROW = 22;
const LANE = 3 * ROW + 4;

type Lane = { readonly axis: Axis; readonly now: number; readonly zone: string; readonly marks: readonly Mark[] };

/** What happened, as tags hanging from their moment, and the clock beneath. */
export function EventLane({ axis, now, zone, marks }: Lane) {
  const placed = placeMarks(
    marks.filter(({ at }) => at >= axis.from && at <= axis.to),
    axis,
  );
  return (
    <svg className={styles.lane} width={axis.width} height={LANE + 20} aria-hidden="true">
      <Grid axis={axis} height={LANE} />
      {placed.map((mark) => (
        <line
          key={mark.id}
          className={styles.stem}
          data-tone={mark.tone}
          x1={xOf(axis, mark.at)}
          x2={xOf(axis, mark.at)}
          y1={0}
          y2={mark.row * ROW + 8}
        />
      ))}
      {placed.map((mark) => (
        <Tag key={mark.id} mark={mark} />
      ))}
      <line className={styles.now} x1={xOf(axis, now)} x2={xOf(axis, now)} y1={0} y2={LANE} />
      {ticksOf(axis).map((tick) => (
        <text key={tick} className={styles.tick} x={xOf(axis, tick)} y={LANE + 15}>
          {clockTime(tick, zone)}
        </text>
      ))}
    </svg>
  );
}

function Tag({ mark: { x, row, width, says, tone, until } }: { readonly mark: PlacedMark }) {
  const fits = Math.floor((width - 14) / 6.3);
  const short = says.length > fits + 1 ? `${says.slice(0, fits - 1)}…` : says;
  return (
    <g className={styles.tag} data-tone={tone} data-over={until !== undefined && until !== null}>
      <rect x={x} y={row * ROW + 1} width={width} height={18} rx={4} />
      <text x={x + 7} y={row * ROW + 14}>
        {short}
      </text>
    </g>
  );
}
