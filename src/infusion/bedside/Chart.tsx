import { Legend, Strip } from "#ui/Strip.tsx";
import { Quantity } from "#ui/Quantity.tsx";
import { bagOf, elapsedOnPump, givenMg, segments } from "../rules/timeline.ts";
import { spanOf } from "#ui/clock.ts";
import { axisOf, bandOf, drugOf } from "./chart-drug.ts";
import { marksOf } from "./chart-marks.ts";
import { type Cockpit, useCockpit } from "./cockpit.ts";
import { vitalsLine } from "./readings.ts";
import { latest } from "../fold/infusion.ts";
import styles from "./Bedside.module.css";

/** The strip of this infusion: vital signs, ketamine and events on one time axis. */
export function Chart() {
  const cockpit = useCockpit();
  const { infusion, now, zone, samples, context } = cockpit;
  const { sbp } = context.protocol.monitoring.amber;
  return (
    <section className={styles.chart} aria-label="Chart">
      <Strip
        {...axisOf(infusion, now)}
        now={now}
        zone={zone}
        band={bandOf(infusion, now)}
        vitals={samples}
        cuffs={cuffsOf(cockpit)}
        limit={{ value: sbp, says: `systolic limit ${sbp}` }}
        drug={drugOf(infusion, now)}
        drugLegend={<DrugLegend cockpit={cockpit} />}
        marks={marksOf(infusion, now)}
        spoken={spokenOf(cockpit)}
      />
    </section>
  );
}

/** Cuff readings of the monitor, and those charted by hand where there is no monitor's at that time. */
function cuffsOf({ samples, infusion }: Cockpit) {
  const fromMonitor = samples.nibp.map(({ at, sys, dia }) => ({ at, sys, dia }));
  const byHand = infusion.done.VitalsCharted.flatMap(({ at, data }) => {
    const { sbp, dbp } = data.values;
    return data.source === "hand" && sbp !== undefined && dbp !== undefined ? [{ at, sys: sbp, dia: dbp }] : [];
  });
  return [...fromMonitor, ...byHand];
}

function DrugLegend({ cockpit: { infusion, now } }: { readonly cockpit: Cockpit }) {
  const running = infusion.phase === "running";
  const bag = bagOf(infusion)?.data ?? null;
  const given = givenMg(infusion, now);
  return (
    <>
      <Legend color="brand">{running ? <Rate infusion={infusion} /> : (infusion.endedHow ?? infusion.phase)}</Legend>
      <Legend color="ket">
        given <Quantity value={given} unit="mg" /> of <Quantity value={bag && bag.actualMg} unit="mg" />
      </Legend>
      {running && bag !== null && given !== null && (
        <span className={styles.right}>
          If stopped now:{" "}
          <b>
            <Quantity value={given / bag.dosingWeightKg} unit="mg/kg" />
          </b>{" "}
          given
        </span>
      )}
    </>
  );
}

const Rate = ({ infusion }: Pick<Cockpit, "infusion">) => (
  <>
    rate <Quantity value={segments(infusion).at(-1)?.rateMlPerHour ?? null} unit="mL/h" />
  </>
);

function spokenOf({ infusion, now }: Cockpit): string {
  const last = latest(infusion.done.VitalsCharted)?.data.values ?? {};
  const given = givenMg(infusion, now);
  return `Chart. ${spanOf(elapsedOnPump(infusion, now))} on the pump, ${given ?? "unknown"} mg given. Last charted: ${vitalsLine(last)}.`;
}
