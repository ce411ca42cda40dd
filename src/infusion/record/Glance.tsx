import type { ReactNode } from "react";
import { showNumber, showQuantity } from "#science/display.ts";
import { spanOf } from "#ui/clock.ts";
import { type Extreme, type Glance as Glanced, glanceAt } from "./at-a-glance.ts";
import { stopInWords } from "../rules/stop-reason.ts";
import type { Opened } from "./opened.ts";
import styles from "./Record.module.css";

/** The visit in one look: the dose, the times, what was given, and how the patient bore it. */
export function Glance({ opened: { infusion, view, clock } }: { readonly opened: Opened }) {
  const glance = glanceAt(infusion, view.protocol, view.serverNow);
  const { startedAt, endedAt, phase } = infusion;
  return (
    <section className={styles.glance} aria-label="Summary">
      <Given glance={glance} />
      <dl>
        <Pair name="Started">{startedAt === null ? "not started" : clock(startedAt)}</Pair>
        <Pair name="Ended">
          {endedAt === null ? (phase === "running" || phase === "paused" ? "still running" : "–") : clock(endedAt)}
          {glance.stopped !== null && <small>stopped early: {stopInWords(glance.stopped)}</small>}
        </Pair>
        <Pair name="On the pump">{startedAt === null ? "–" : `${spanOf(glance.onPump)} min`}</Pair>
        <Pair name="Pauses">
          {glance.pauses.length === 0
            ? "none"
            : glance.pauses.map(({ from, to }) => `${clock(from)}–${to === null ? "" : clock(to)}`).join(", ")}
        </Pair>
        <Pair name="Went home">{glance.wentHomeAt === null ? "–" : clock(glance.wentHomeAt)}</Pair>
      </dl>
      <Peaks glance={glance} clock={clock} />
    </section>
  );
}

function Given({ glance: { givenMg, givenMl, order, bag, weightKg } }: { readonly glance: Glanced }) {
  return (
    <div className={styles.given}>
      <h3>Ketamine (racemic) IV</h3>
      <p>
        <b>{givenMg === null ? "nothing" : showQuantity(givenMg, "mg")}</b> given
        {bag !== null && ` of ${showQuantity(bag.actualMg, "mg")} prepared`}
      </p>
      <p>
        {[
          order === null ? [] : [showQuantity(order.mgPerKg, "mg/kg"), `over ${showQuantity(order.minutes, "min")}`],
          weightKg === null ? [] : [showQuantity(weightKg, "kg")],
        ]
          .flat()
          .join(" · ")}
      </p>
      {bag !== null && (
        <p>
          {showQuantity(givenMl, "mL")} of {showQuantity(bag.finalMl, "mL")} at{" "}
          {showQuantity(bag.rateMlPerHour, "mL/h")} · {showQuantity(bag.bagMgPerMl, "mg/mL")} · lot {bag.lot}
        </p>
      )}
    </div>
  );
}

type PeakRow = {
  readonly name: string;
  readonly peak: Extreme | null;
  readonly says: (peak: Extreme) => string;
  /** The same before the start; null where there was none. */
  readonly before?: string | null;
};

function peaksOf(glance: Glanced): readonly PeakRow[] {
  const { highestPressure, highestHr, lowestSpo2, lowestRr, lowestSedation, highestDissociation, baseline } = glance;
  const pressure = ({ value }: Extreme) => `${value}/${highestPressure?.dbp ?? "?"} mm Hg`;
  const perMinute = ({ value }: Extreme) => `${value} /min`;
  return [
    { name: "Highest pressure", peak: highestPressure, says: pressure, before: pressureBefore(baseline) },
    { name: "Highest heart rate", peak: highestHr, says: perMinute, before: shown(baseline?.hr, " /min") },
    {
      name: "Lowest SpO₂",
      peak: lowestSpo2,
      says: ({ value }) => `${value}%`,
      before: shown(baseline?.spo2, "%"),
    },
    { name: "Lowest breathing rate", peak: lowestRr, says: perMinute, before: shown(baseline?.rr, " /min") },
    { name: "Deepest sedation", peak: lowestSedation, says: ({ value }) => `MOAA/S ${value}` },
    { name: "Strongest dissociation", peak: highestDissociation, says: ({ value }) => `${value} of 10` },
  ];
}

const shown = (value: number | undefined, unit: string): string | null =>
  value === undefined ? null : `${showNumber(value, 0)}${unit}`;

const pressureBefore = (baseline: Glanced["baseline"]): string | null =>
  baseline?.sbp === undefined ? null : `${showNumber(baseline.sbp, 0)}/${shown(baseline.dbp, "") ?? "?"}`;

const Peaks = ({ glance, clock }: { readonly glance: Glanced; readonly clock: Opened["clock"] }) => (
  <dl>
    {peaksOf(glance).map(({ name, peak, says, before = null }) => (
      <Pair key={name} name={name}>
        {peak === null ? "not charted" : says(peak)}
        <small>
          {[peak === null ? [] : [`at ${clock(peak.at)}`], before === null ? [] : [`before: ${before}`]]
            .flat()
            .join(" · ")}
        </small>
      </Pair>
    ))}
  </dl>
);

const Pair = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
