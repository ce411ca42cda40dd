import { type Axis, LEFT, RIGHT, ticksOf, xOf } from "./axis.ts";
import styles from "./Strip.module.css";

export type RateSpan = { readonly from: number; readonly to: number; readonly rate: number };
export type Point = readonly [at: number, mg: number];

export type Drug = {
  /** Spans at one pump rate, mL/h; those still to come are drawn open. */
  readonly ran: readonly RateSpan[];
  readonly planned: readonly RateSpan[];
  readonly given: readonly Point[];
  readonly toCome: readonly Point[];
  /** The top of the mg scale. */
  readonly totalMg: number;
};

type Lane = { readonly axis: Axis; readonly height: number };

const PAD = 8;

/** The pump's rate as blocks and the milligrams given as a rising line, dashed for what is still to come. */
export function DrugLane({ axis, height, now, drug }: Lane & { readonly now: number; readonly drug: Drug }) {
  const top = Math.max(1, drug.totalMg) * 1.1;
  const y = (mg: number) => height - PAD - (mg / top) * (height - 2 * PAD);
  const most = Math.max(1, ...drug.ran.map(({ rate }) => rate), ...drug.planned.map(({ rate }) => rate));
  const block = (rate: number) => (rate / most) * (height - 2 * PAD) * 0.34;
  const path = (points: readonly Point[]) =>
    points.map(([at, mg], n) => `${n === 0 ? "M" : "L"}${xOf(axis, at).toFixed(1)} ${y(mg).toFixed(1)}`).join("");
  const last = drug.given.at(-1);
  return (
    <svg className={styles.lane} width={axis.width} height={height} aria-hidden="true">
      <Grid axis={axis} height={height} />
      {[0, drug.totalMg].map((mg) => (
        <g key={mg}>
          <line className={styles.rule} x1={LEFT} x2={axis.width - RIGHT} y1={y(mg)} y2={y(mg)} />
          <text className={styles.scale} x={LEFT - 7} y={y(mg) + 4}>
            {Number(mg.toFixed(1))}
          </text>
        </g>
      ))}
      {[...drug.ran, ...drug.planned].map((span) => (
        <rect
          key={span.from}
          className={drug.ran.includes(span) ? styles.ran : styles.planned}
          {...blockOf(axis, span)}
          y={y(0) - block(span.rate)}
          height={block(span.rate)}
        />
      ))}
      <path className={styles.toCome} d={path(drug.toCome)} />
      <path className={styles.given} d={path(drug.given)} />
      {last !== undefined && <circle className={styles.here} cx={xOf(axis, last[0])} cy={y(last[1])} r={4.5} />}
      <line className={styles.now} x1={xOf(axis, now)} x2={xOf(axis, now)} y1={0} y2={height} />
    </svg>
  );
}

const blockOf = (axis: Axis, { from, to }: RateSpan) => ({
  x: xOf(axis, from),
  width: Math.max(0, xOf(axis, to) - xOf(axis, from)),
});

/** The time grid behind a lane. */
export const Grid = ({ axis, height }: Lane) =>
  ticksOf(axis).map((tick) => (
    <line key={tick} className={styles.grid} x1={xOf(axis, tick)} x2={xOf(axis, tick)} y1={0} y2={height} />
  ));
