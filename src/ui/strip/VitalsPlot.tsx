import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { type Axis, LEFT, RIGHT, ticksOf } from "./axis.ts";
import { drawCuffs, drawFrame, drawLimit, type Inks, inksOf } from "./draw.ts";
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
/** A hole in the numbers stays a hole: a line is not drawn over more than this, in s. */
const GAP_S = 45;

/** Heart rate, SpO₂ and breathing as lines, cuff pressures as ∨ over ∧, on the strip's time axis. */
export function VitalsPlot(props: VitalsPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  const { axis, height } = props;
  useEffect(() => {
    if (box.current === null) return;
    const made = new uPlot(optionsOf(latest, inksOf(box.current)), dataOf(latest.current), box.current);
    plot.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    latest.current = props;
    const { current: made } = plot;
    if (made === null) return;
    if (made.width !== axis.width || made.height !== height) made.setSize({ width: axis.width, height });
    made.setData(dataOf(props), false);
    made.setScale("x", { min: axis.from / 1000, max: axis.to / 1000 });
  });
  return <div className={styles.plot} ref={box} aria-hidden="true" style={{ height }} />;
}

function dataOf({ vitals }: VitalsPlotProps): uPlot.AlignedData {
  return [vitals.at.map((at) => at / 1000), [...vitals.hr], [...vitals.spo2], [...vitals.rr]];
}

const lineOf = (stroke: string): uPlot.Series => ({
  stroke,
  width: 2,
  points: { show: false },
  spanGaps: false,
  gaps: (u, _series, from, to) => holes(u, from, to),
});

/** Stretches without a sample, as canvas px. */
function holes(u: uPlot, from: number, to: number): uPlot.Series.Gaps {
  const times = u.data[0];
  const found: uPlot.Series.Gaps = [];
  for (let n = Math.max(1, from + 1); n <= to; n += 1) {
    const [before, at] = [times[n - 1] ?? 0, times[n] ?? 0];
    if (at - before > GAP_S)
      found.push([Math.round(u.valToPos(before, "x", true)), Math.round(u.valToPos(at, "x", true))]);
  }
  return found;
}

function optionsOf(latest: { readonly current: VitalsPlotProps }, inks: Inks): uPlot.Options {
  const { axis, height } = latest.current;
  return {
    width: axis.width,
    height,
    padding: [8, RIGHT, 8, 0],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: { x: { time: true, auto: false }, y: { auto: false, range: [0, TOP] } },
    axes: [
      { show: false },
      {
        size: LEFT,
        stroke: inks.faint,
        font: "11px Inter Variable, sans-serif",
        gap: 6,
        splits: () => [0, 50, 100, 150, 200],
        grid: { stroke: inks.line, width: 1 },
        ticks: { show: false },
      },
    ],
    series: [{}, lineOf(inks.hr), lineOf(inks.spo2), lineOf(inks.rr)],
    hooks: {
      drawClear: [(u) => drawFrame(u, inks, { ...latest.current, ticks: ticksOf(latest.current.axis) })],
      draw: [(u) => drawLimit(u, inks, latest.current.limit), (u) => drawCuffs(u, inks, latest.current.cuffs)],
    },
  };
}
