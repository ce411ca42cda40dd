import { showNumber } from "#science/display.ts";
import { flowsheetOf, type FlowRow } from "./flowsheet.ts";
import type { Opened } from "./opened.ts";
import styles from "./Record.module.css";

const PARTS = { before: "Before the start", during: "While the drug ran", after: "Recovery" } as const;

/** Vital signs, scores and rate on the five-minute grid; what nobody charted says so. */
export function Flowsheet({ opened: { infusion, view, clock } }: { readonly opened: Opened }) {
  const { flowsheetMin } = view.protocol.monitoring;
  const rows = flowsheetOf(infusion, flowsheetMin, view.serverNow);
  const parts = Map.groupBy(rows, ({ part }) => part);
  return (
    <section className={styles.section} aria-labelledby="flowsheet">
      <h3 id="flowsheet">Flowsheet</h3>
      {rows.length === 0 ? (
        <p className={styles.empty}>
          Vital signs will stand here, a line every {flowsheetMin} min while the drug runs.
        </p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Flowsheet table">
          <table className={styles.flow}>
            <ColumnNames />
            {[...parts].map(([part, lines]) => (
              <tbody key={part}>
                <tr>
                  <th scope="rowgroup" colSpan={COLUMNS.length}>
                    {PARTS[part]}
                  </th>
                </tr>
                {lines.map((row) => (
                  <Line key={`${row.at} ${row.kind}`} row={row} time={clock(row.at)} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </section>
  );
}

const COLUMNS = [
  ["Time", ""],
  ["HR", "/min"],
  ["SpO₂", "%"],
  ["NIBP", "mm Hg (mean)"],
  ["RR", "/min"],
  ["Sedation", "MOAA/S"],
  ["Dissociation", "of 10"],
  ["Rate", "mL/h"],
  ["Source", ""],
] as const;

const ColumnNames = () => (
  <thead>
    <tr>
      {COLUMNS.map(([name, unit]) => (
        <th key={name} scope="col">
          {name} {unit !== "" && <small>{unit}</small>}
        </th>
      ))}
    </tr>
  </thead>
);

const SOURCES = { monitor: "monitor", "monitor-edited": "monitor, changed", hand: "by hand" } as const;

function Line({ row, time }: { readonly row: FlowRow; readonly time: string }) {
  const { values, kind, source, onOxygen, sedation, dissociation } = row;
  if (kind === "gap")
    return (
      <tr data-kind="gap">
        <th scope="row">{time}</th>
        <td colSpan={4}>not charted</td>
        <td>{sedation.join(", ")}</td>
        <td>{dissociation.join(", ")}</td>
        <td>{rateOf(row)}</td>
        <td />
      </tr>
    );
  return (
    <tr>
      <th scope="row">{time}</th>
      <td data-color="hr">{shown(values.hr)}</td>
      <td data-color="spo2">
        {shown(values.spo2)}
        {onOxygen && <small> O₂</small>}
      </td>
      <td data-color="nibp">{pressureOf(values)}</td>
      <td data-color="rr">{shown(values.rr)}</td>
      <td>{sedation.join(", ")}</td>
      <td>{dissociation.join(", ")}</td>
      <td>{rateOf(row)}</td>
      <td>
        <small>
          {source === null ? "" : SOURCES[source]}
          {values.temp === undefined ? "" : ` · ${showNumber(values.temp, 1)} °C`}
        </small>
      </td>
    </tr>
  );
}

const shown = (value: number | undefined): string => (value === undefined ? "" : showNumber(value, 0));

function pressureOf({ sbp, dbp, map }: FlowRow["values"]): string {
  if (sbp === undefined && dbp === undefined) return "";
  const mean = map === undefined ? "" : ` (${showNumber(map, 0)})`;
  return `${sbp === undefined ? "?" : showNumber(sbp, 0)}/${dbp === undefined ? "?" : showNumber(dbp, 0)}${mean}`;
}

function rateOf({ rateMlPerHour }: FlowRow): string {
  if (rateMlPerHour === null) return "";
  return rateMlPerHour === 0 ? "paused" : showNumber(rateMlPerHour, 1);
}
