import { memo } from "react";
import { type Axis, LEFT, linesOf, RIGHT, xOf } from "./axis.ts";
import { Grid } from "./DrugLane.tsx";
import styles from "./Strip.module.css";

export type Vitals = {
  readonly at: readonly number[];
  readonly hr: readonly (number | null)[];
  readonly spo2: readonly (number | null)[];
  readonly rr: readonly (number | null)[];
};

export type Cuff = { readonly at: number; readonly sys: number; readonly dia: number };
export type Guide = { readonly value: number; readonly says: string };

export type VitalsPlotProps = {
  readonly axis: Axis;
  readonly height: number;
  readonly now: number;
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly vitals: Vitals;
  readonly cuffs: readonly Cuff[];
  readonly limit: Guide | null;
};

const TOP = 200;
const PAD = 9;

const yIn =
  (height: number) =>
  (value: number): number =>
    height - PAD - (Math.min(value, TOP + 8) / TOP) * (height - 2 * PAD);

/** Heart rate, SpO₂ and breathing as lines, cuff pressures as ∨ over ∧, on the strip's time axis. One scale, 0 to 200. */
export function VitalsPlot({ axis, height, now, band, vitals, cuffs, limit }: VitalsPlotProps) {
  const y = yIn(height);
  const right = axis.width - RIGHT;
  return (
    <svg className={styles.lane} width={axis.width} height={height} aria-hidden="true">
      {band !== null && (
        <rect
          className={styles.band}
          x={xOf(axis, band.from)}
          width={Math.max(0, xOf(axis, band.to) - xOf(axis, band.from))}
          height={height}
        />
      )}
      <Grid axis={axis} height={height} />
      {[0, 50, 100, 150, 200].map((value) => (
        <g key={value}>
          <line className={styles.rule} x1={LEFT} x2={right} y1={y(value)} y2={y(value)} />
          <text className={styles.scale} x={LEFT - 7} y={y(value) + 4}>
            {value}
          </text>
        </g>
      ))}
      {limit !== null && (
        <>
          <line className={styles.limit} x1={LEFT} x2={right} y1={y(limit.value)} y2={y(limit.value)} />
          <text className={styles.limitSays} x={right - 4} y={y(limit.value) - 5}>
            {limit.says}
          </text>
        </>
      )}
      <Lines {...{ from: axis.from, to: axis.to, width: axis.width, height, vitals }} />
      <Cuffs axis={axis} height={height} cuffs={cuffs} />
      <line className={styles.now} x1={xOf(axis, now)} x2={xOf(axis, now)} y1={0} y2={height} />
    </svg>
  );
}

type LinesProps = Axis & { readonly height: number; readonly vitals: Vitals };

/** Drawn anew only when a sample came or the strip changed, not every second. */
const Lines = memo(function Lines({ from, to, width, height, vitals }: LinesProps) {
  const [axis, y] = [{ from, to, width }, yIn(height)];
  return (["rr", "spo2", "hr"] as const).map((name) => (
    <path key={name} className={styles.trace} data-color={name} d={linesOf(vitals.at, vitals[name], axis, y)} />
  ));
});

const ARM = 5;

function Cuffs({ axis, height, cuffs }: Pick<VitalsPlotProps, "axis" | "height" | "cuffs">) {
  const y = yIn(height);
  return cuffs
    .filter(({ at }) => at >= axis.from && at <= axis.to)
    .map(({ at, sys, dia }) => {
      const [x, top, bottom] = [xOf(axis, at), y(sys), y(dia)];
      return (
        <g key={at} className={styles.cuff}>
          <line x1={x} x2={x} y1={top} y2={bottom} />
          <path d={`M${x - ARM} ${top - ARM}L${x} ${top}L${x + ARM} ${top - ARM}`} />
          <path d={`M${x - ARM} ${bottom + ARM}L${x} ${bottom}L${x + ARM} ${bottom + ARM}`} />
        </g>
      );
    });
}
