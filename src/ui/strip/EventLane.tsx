import { clockTime } from "../clock.ts";
import { type Axis, type Mark, type PlacedMark, placeMarks, ticksOf, xOf } from "./axis.ts";
import { Grid } from "./DrugLane.tsx";
import styles from "./Strip.module.css";

const ROW = 22;
const CLOCK = 20;

/** How high the lane is with so many rows, in px. */
export const laneHeight = (rows: number): number => rows * ROW + 4 + CLOCK;

type Lane = {
  readonly axis: Axis;
  readonly now: number;
  readonly zone: string;
  readonly rows: number;
  readonly marks: readonly Mark[];
};

/** What happened, as tags hanging from their moment, and the clock beneath. */
export function EventLane({ axis, now, zone, rows, marks }: Lane) {
  const inSight = marks.filter(({ at }) => at >= axis.from && at <= axis.to);
  const placed = placeMarks(inSight, axis, rows);
  const lane = laneHeight(rows) - CLOCK;
  return (
    <svg className={styles.lane} width={axis.width} height={lane + CLOCK} aria-hidden="true">
      <Grid axis={axis} height={lane} />
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
      <line className={styles.now} x1={xOf(axis, now)} x2={xOf(axis, now)} y1={0} y2={lane} />
      {ticksOf(axis).map((tick) => (
        <text key={tick} className={styles.tick} x={xOf(axis, tick)} y={lane + 15}>
          {clockTime(tick, zone)}
        </text>
      ))}
    </svg>
  );
}

const MORE = 20;

function Tag({ mark: { x, row, width, says, tone, until, more } }: { readonly mark: PlacedMark }) {
  const fits = Math.floor((width - 14 - (more.length === 0 ? 0 : MORE)) / 6.3);
  const short = says.length > fits + 1 ? `${says.slice(0, Math.max(1, fits - 1)).trimEnd()}…` : says;
  return (
    <g className={styles.tag} data-tone={tone} data-over={until !== undefined && until !== null}>
      {(short !== says || more.length > 0) && <title>{[says, ...more.map((one) => one.says)].join("; ")}</title>}
      <rect x={x} y={row * ROW + 1} width={width} height={18} rx={4} />
      <text x={x + 7} y={row * ROW + 14}>
        {short}
      </text>
      {more.length > 0 && (
        <text className={styles.more} x={x + width - 7} y={row * ROW + 14}>
          +{more.length}
        </text>
      )}
    </g>
  );
}
