import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import type { Instant } from "#science/units.ts";
import { type Mark, rowsOf } from "./strip/axis.ts";
import { type Drug, DrugLane } from "./strip/DrugLane.tsx";
import { EventLane, laneHeight } from "./strip/EventLane.tsx";
import { type Cuff, type Guide, type Vitals, VitalsPlot } from "./strip/VitalsPlot.tsx";
import styles from "./strip/Strip.module.css";

export type StripProps = {
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly zone: string;
  /** While the drug runs, paused or not. */
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly vitals: Vitals;
  readonly cuffs: readonly Cuff[];
  readonly limit: Guide | null;
  readonly drug: Drug;
  readonly drugLegend: ReactNode;
  readonly marks: readonly Mark[];
  /** The strip in words, for those who hear it. */
  readonly spoken: string;
};

const DRUG_SHARE = 0.36;
const LABELS = 72;
/** Under this the lanes can no longer be read, in px. */
const LEAST = 120;

/** Vital signs, drug and events on one time axis, so that what happened can be read straight down. */
export function Strip(props: StripProps) {
  const { from, to, now, zone, marks, drug } = props;
  const { ref, width, height } = useElementSize();
  const axis = { from, to, width: Math.max(240, Math.floor(width)) };
  const rows = rowsOf(axis, height);
  const room = Math.max(LEAST, height - LABELS - laneHeight(rows));
  const drugHeight = Math.round(room * DRUG_SHARE);
  return (
    <div className={styles.strip} ref={ref} role="img" aria-label={props.spoken}>
      {width > 0 && (
        <>
          <div className={styles.label}>
            <b>Vital signs</b>
            <Legend color="hr">HR</Legend>
            <Legend color="spo2">SpO₂</Legend>
            <Legend color="nibp">
              NIBP ∨<span className={styles.long}> systolic</span> ∧<span className={styles.long}> diastolic</span>
            </Legend>
            <Legend color="rr">RR</Legend>
          </div>
          <VitalsPlot {...props} axis={axis} height={room - drugHeight} />
          <div className={styles.label}>
            <b>Ketamine</b>
            {props.drugLegend}
          </div>
          <DrugLane axis={axis} height={drugHeight} now={now} drug={drug} />
          <div className={styles.label}>
            <b>Events</b>
          </div>
          <EventLane axis={axis} now={now} zone={zone} rows={rows} marks={marks} />
        </>
      )}
    </div>
  );
}

/** One colour of the strip with its name. */
export const Legend = ({ color, children }: { readonly color: string; readonly children: ReactNode }) => (
  <span className={styles.key} data-color={color}>
    <span>{children}</span>
  </span>
);
